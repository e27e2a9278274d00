import type { Uri } from 'vscode';
import { createRuleEngine, type RuleEngine } from '../../core/rules/engine.ts';
import { readSettings } from '../configuration/settings.ts';

let last: { readonly settings: string; readonly engine: RuleEngine } | null = null;

/** The rules as the settings for a document want them. Documents of a workspace mostly share one engine. */
export function ruleEngineFor(document: Uri): RuleEngine {
  const { rules } = readSettings(document);
  const settings = JSON.stringify(rules);
  if (last?.settings !== settings) last = { settings, engine: createRuleEngine(rules) };
  return last.engine;
}
