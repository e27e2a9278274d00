import type { Uri } from 'vscode';
import type { RuleEngine } from '../../core/rules/engine.ts';
import type { Rule } from '../../core/rules/rule.ts';
import { readSettings } from '../configuration/settings.ts';
import type * as Rules from '../late/rules.ts';

let loaded: typeof Rules | null = null;

/** Loads the rules. Whoever judges waits for it first. */
export async function loadRules(): Promise<void> {
  loaded ??= await import('../late/rules.ts');
}

/** All rules; none before they are loaded. */
export const loadedRules = (): readonly Rule[] => loaded?.allRules ?? [];

let last: { readonly settings: string; readonly engine: RuleEngine } | null = null;

/** The rules as the settings for a document want them. Documents of a workspace mostly share one engine. */
export function ruleEngineFor(document: Uri): RuleEngine {
  if (!loaded) throw new Error('The rules are not loaded yet.');
  const { rules } = readSettings(document);
  const settings = JSON.stringify(rules);
  if (last?.settings !== settings) last = { settings, engine: loaded.createRuleEngine(rules) };
  return last.engine;
}
