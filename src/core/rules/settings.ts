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

export const DEFAULT_SETTINGS: RuleSettings = { severities: {}, vagueWords: DEFAULT_VAGUE_WORDS };
