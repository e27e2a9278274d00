import type { Severity } from './finding.ts';

/** What a person can change about the rules. */
export interface RuleSettings {
  /** By code; a code that is not here keeps the severity of its rule. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  readonly vagueWords: readonly string[];
  /** Phrases that plan for what nobody has asked for. */
  readonly speculativePhrases: readonly string[];
}

export const DEFAULT_VAGUE_WORDS: readonly string[] = [
  'TBD',
  'TBA',
  'TBC',
  'TODO',
  'FIXME',
  '???',
  'etc.',
  'and so on',
  'to be determined',
  'to be decided',
  'to be defined',
  'to be confirmed',
];

export const DEFAULT_SPECULATIVE_PHRASES: readonly string[] = [
  'for future flexibility',
  'for flexibility in the future',
  'for flexibility later',
  'for later flexibility',
  'for future use',
  'for future needs',
  'for future requirements',
  'for future extension',
  'for future extensions',
  'future-proof',
  'future proof',
  'in case we need',
  'in case it is needed',
  'in case we want',
  'just in case',
  'might need later',
  'may need later',
  'might be needed later',
  'may be needed later',
  'could be useful later',
  'configurable for the future',
  'configurable in case',
  "for things that won't change",
  'for things that will not change',
  'for things that do not change',
  'for things that never change',
  "for values that won't change",
  'for values that will not change',
  'for values that do not change',
  'for values that never change',
  "for what won't change",
  'for what will not change',
  'for what does not change',
  'for what never changes',
];

/** What a person can set a rule to. */
export const LEVELS: ReadonlySet<unknown> = new Set<unknown>(['error', 'warning', 'info', 'hint', 'off'] satisfies (
  Severity | 'off'
)[]);

/**
 * The settings from what a settings file holds under `planwright.rules`, `planwright.vagueWords` and
 * `planwright.speculativePhrases`. It is not to be trusted: what does not fit is left out. No words stand for the list of
 * the product.
 */
export function ruleSettingsOf(rules: unknown, words: unknown, phrases?: unknown): RuleSettings {
  const given = typeof rules === 'object' && rules !== null ? Object.entries(rules) : [];
  const severities = given.filter((entry): entry is [string, Severity | 'off'] => LEVELS.has(entry[1]));
  return {
    severities: Object.fromEntries(severities),
    vagueWords: wordsOr(words, DEFAULT_VAGUE_WORDS),
    speculativePhrases: wordsOr(phrases, DEFAULT_SPECULATIVE_PHRASES),
  };
}

function wordsOr(given: unknown, otherwise: readonly string[]): readonly string[] {
  const words = Array.isArray(given) ? given.filter(isWord) : [];
  return words.length > 0 ? words : otherwise;
}

const isWord = (word: unknown): word is string => typeof word === 'string' && word.trim() !== '';

export const DEFAULT_SETTINGS: RuleSettings = {
  severities: {},
  vagueWords: DEFAULT_VAGUE_WORDS,
  speculativePhrases: DEFAULT_SPECULATIVE_PHRASES,
};
