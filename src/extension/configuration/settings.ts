import { workspace, type Uri } from 'vscode';
import { plansDirOf } from '../../workspace/task.ts';
import { workflowFolderOf } from '../../workspace/kinds.ts';
import { ruleSettingsOf, type RuleSettings } from '../../core/rules/settings.ts';

export interface Settings {
  readonly rules: RuleSettings;
  /** The name that decisions are made in; empty where it is not set. */
  readonly approver: string;
  readonly codeLens: boolean;
  /** The folder that the folders of features are in. */
  readonly workflowFolder: string;
  /** Where plans of tasks are kept. */
  readonly plansDir: string;
}

/** The settings for a document. What a settings file holds is not to be trusted: what does not fit is left out. */
export function readSettings(document?: Uri): Settings {
  const values = workspace.getConfiguration('planwright', document ?? null);
  const approver = values.get<unknown>('approver');
  return {
    rules: ruleSettingsOf(
      values.get<unknown>('rules'),
      values.get<unknown>('vagueWords'),
      values.get<unknown>('speculativePhrases'),
    ),
    approver: typeof approver === 'string' ? approver.trim() : '',
    workflowFolder: workflowFolderOf(values.get<unknown>('workflow.folder')),
    plansDir: plansDirOf(values.get<unknown>('plansDir')),
    codeLens: values.get<unknown>('codeLens.enabled') !== false,
  };
}
