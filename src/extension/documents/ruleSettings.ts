import type { Uri } from 'vscode';
import { createRuleEngine, type RuleEngine } from '../../core/rules/engine.ts';
import { readSettings } from '../configuration/settings.ts';

/** The rules as the settings for a document want them. */
export const ruleEngineFor = (document: Uri): RuleEngine => createRuleEngine(readSettings(document).rules);
