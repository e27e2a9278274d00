import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { LineMap } from '../core/markdown/source.ts';
import type { RuleSettings } from '../core/rules/settings.ts';
import { ruleSettingsOf } from '../core/rules/settings.ts';
import { decodeText } from '../workspace/decode.ts';
import type { FileStore } from '../workspace/fileStore.ts';
import { plansDirOf } from '../workspace/task.ts';
import { UsageError } from './errors.ts';

const SETTINGS_FILE = '.vscode/settings.json';

export interface FolderSettings {
  readonly rules: RuleSettings;
  readonly plansDir: string;
}

/**
 * What the settings file of a workspace wants: what the editor uses there, so that both find the same.
 * @throws UsageError
 */
export async function loadSettings(files: FileStore): Promise<FolderSettings> {
  const settings = await readSettingsFile(files);
  const rules = ruleSettingsOf(
    settings['planwright.rules'],
    settings['planwright.vagueWords'],
    settings['planwright.speculativePhrases'],
  );
  return { rules, plansDir: plansDirOf(settings['planwright.plansDir']) };
}

async function readSettingsFile(files: FileStore): Promise<Record<string, unknown>> {
  if (!(await files.exists(SETTINGS_FILE))) return {};
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
  return typeof values === 'object' && values !== null ? (values as Record<string, unknown>) : {};
}
