import { workspace, type Uri } from 'vscode';
import type { Severity } from '../../core/rules/finding.ts';

export type RuleSetting = Severity | 'off';

const RULE_SETTINGS = new Set<unknown>(['error', 'warning', 'info', 'hint', 'off'] satisfies RuleSetting[]);

export interface Settings {
  /** By code of a rule; rules that are not named keep their own severity. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly vagueWords: readonly string[];
  /** The name that decisions are made in; empty where it is not set. */
  readonly approver: string;
  readonly codeLens: boolean;
}

/** The settings for a document. What a settings file holds is not to be trusted: what does not fit is left out. */
export function readSettings(document?: Uri): Settings {
  const values = workspace.getConfiguration('planwright', document ?? null);
  const rules = values.get<unknown>('rules');
  const words = values.get<unknown>('vagueWords');
  const approver = values.get<unknown>('approver');
  return {
    rules: new Map(Object.entries(isObject(rules) ? rules : {}).filter(isRuleSetting)),
    vagueWords: Array.isArray(words) ? words.filter(isWord) : [],
    approver: typeof approver === 'string' ? approver.trim() : '',
    codeLens: values.get<unknown>('codeLens.enabled') !== false,
  };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isRuleSetting = (entry: [string, unknown]): entry is [string, RuleSetting] => RULE_SETTINGS.has(entry[1]);

const isWord = (word: unknown): word is string => typeof word === 'string' && word.trim() !== '';
