import type { Uri } from 'vscode';
import { createRuleEngine, type RuleEngine } from '../../core/rules/engine.ts';
import { DEFAULT_VAGUE_WORDS } from '../../core/rules/settings.ts';
import { readSettings } from '../configuration/settings.ts';

/** The rules as the settings for a document want them. An empty list of vague words stands for the list of the product. */
export function ruleEngineFor(document: Uri): RuleEngine {
  const { rules, vagueWords } = readSettings(document);
  return createRuleEngine({
    severities: Object.fromEntries(rules),
    vagueWords: vagueWords.length > 0 ? vagueWords : DEFAULT_VAGUE_WORDS,
  });
}
