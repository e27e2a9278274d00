import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { LineMap } from '../core/markdown/source.ts';
import type { RuleSettings } from '../core/rules/settings.ts';
import { allRules } from '../core/rules/allRules.ts';
import { LEVELS, ruleSettingsOf } from '../core/rules/settings.ts';
import { decodeText } from '../workspace/decode.ts';
import type { FileStore } from '../workspace/fileStore.ts';
import { workflowFolderOf } from '../workspace/kinds.ts';
import { plansDirOf } from '../workspace/task.ts';
import { UsageError } from './errors.ts';

const SETTINGS_FILE = '.vscode/settings.json';

/** What a workspace sets for the command line too. */
export interface WorkspaceSettings {
  readonly rules: RuleSettings;
  /** The folder that the folders of features are in. */
  readonly workflowFolder: string;
  /** Where plans of tasks are kept. */
  readonly plansDir: string;
}

/**
 * The settings file of a workspace: what the editor uses there, so that both find the same.
 * @throws UsageError
 */
export async function loadSettings(files: FileStore): Promise<WorkspaceSettings> {
  if (!(await files.exists(SETTINGS_FILE))) return settingsOf({});
  const decoded = decodeText(await files.read(SETTINGS_FILE));
  if (!decoded.ok) throw new UsageError(`${SETTINGS_FILE}: ${decoded.problem.message}`);
  const errors: ParseError[] = [];
  const text = decoded.text.replace(/^\ufeff/, ' ');
  const values: unknown = parse(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const [first] = errors;
  if (first) {
    const { line, character } = new LineMap(text).positionAt(first.offset);
    const what = printParseErrorCode(first.error);
    throw new UsageError(`${SETTINGS_FILE}:${line + 1}:${character + 1}: This is no JSON (${what}). Correct it.`);
  }
  const settings = typeof values === 'object' && values !== null ? (values as Record<string, unknown>) : {};
  const unknown = unknownRule(settings['planwright.rules']);
  if (unknown !== '') throw new UsageError(`${SETTINGS_FILE}: "planwright.rules" ${unknown}`);
  return settingsOf(settings);
}

/** What is wrong with the rules of a settings file, which would be without effect and unnoticed; empty if nothing is. */
function unknownRule(given: unknown): string {
  if (given === undefined) return '';
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return 'has to be an object of rules and levels.';
  const codes = new Set(allRules.map(({ code }) => code));
  for (const [code, level] of Object.entries(given)) {
    if (!codes.has(code)) return `names "${code}", which is no rule.`;
    if (!LEVELS.has(level))
      return `gives "${code}" the level ${JSON.stringify(level)}: it is one of ${[...LEVELS].join(', ')}.`;
  }
  return '';
}

const settingsOf = (settings: Record<string, unknown>): WorkspaceSettings => ({
  rules: ruleSettingsOf(
    settings['planwright.rules'],
    settings['planwright.vagueWords'],
    settings['planwright.speculativePhrases'],
  ),
  workflowFolder: workflowFolderOf(settings['planwright.workflow.folder']),
  plansDir: plansDirOf(settings['planwright.plansDir']),
});
