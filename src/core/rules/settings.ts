import type { Severity } from './finding.ts';

/** What a person can change about the rules. */
export interface RuleSettings {
  /** By code; a code that is not here keeps the severity of its rule. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  readonly vagueWords: readonly string[];
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

/** What a person can set a rule to. */
export const LEVELS: ReadonlySet<unknown> = new Set<unknown>(['error', 'warning', 'info', 'hint', 'off'] satisfies (
  Severity | 'off'
)[]);

/**
 * The settings from what a settings file holds under `planwright.rules` and `planwright.vagueWords`. It is not to be
 * trusted: what does not fit is left out. No words stand for the list of the product.
 */
export function ruleSettingsOf(rules: unknown, words: unknown): RuleSettings {
  const given = typeof rules === 'object' && rules !== null ? Object.entries(rules) : [];
  const severities = given.filter((entry): entry is [string, Severity | 'off'] => LEVELS.has(entry[1]));
  const vagueWords = Array.isArray(words) ? words.filter(isWord) : [];
  return {
    severities: Object.fromEntries(severities),
    vagueWords: vagueWords.length > 0 ? vagueWords : DEFAULT_VAGUE_WORDS,
  };
}

const isWord = (word: unknown): word is string => typeof word === 'string' && word.trim() !== '';

export const DEFAULT_SETTINGS: RuleSettings = { severities: {}, vagueWords: DEFAULT_VAGUE_WORDS };
