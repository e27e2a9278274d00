import type { Uri } from 'vscode';
import type { RuleEngine } from '../../core/rules/engine.ts';
import type { Rule } from '../../core/rules/rule.ts';
import { readSettings } from '../configuration/settings.ts';
import type * as Rules from '../late/rules.ts';
import type { Engines } from './glance.ts';

let loaded: typeof Rules | null = null;

/** Loads the rules. Whoever judges waits for it first. */
export async function loadRules(): Promise<void> {
  loaded ??= await import('../late/rules.ts');
}

/** All rules; none before they are loaded. */
export const loadedRules = (): readonly Rule[] => loaded?.allRules ?? [];

let last: (Engines & { readonly settings: string }) | null = null;

/** The rules as the settings for a document want them. Documents of a workspace mostly share one engine. */
export const ruleEngineFor = (document: Uri): RuleEngine => enginesFor(document).all;

/** All rules, and only those by which most checkpoints that are shut are found to be so. */
export function enginesFor(document: Uri): Engines {
  if (!loaded) throw new Error('The rules are not loaded yet.');
  const { allRules, createRuleEngine, isQuick } = loaded;
  const { rules } = readSettings(document);
  const settings = JSON.stringify(rules);
  if (last?.settings !== settings) {
    const quick = createRuleEngine(rules, allRules, isQuick);
    last = { settings, all: createRuleEngine(rules), quick };
  }
  return last;
}
