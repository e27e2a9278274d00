import { l10n, window, type Uri } from 'vscode';
import type { Kind } from '../../core/kind/kind.ts';
import type { TaskPlace } from '../../workspace/task.ts';
import { taskOfBranch } from '../../core/taskOfBranch.ts';
import { isTask, needsTask, ownBranch } from '../../workspace/task.ts';
import { readSettings } from '../configuration/settings.ts';
import { gitBranch } from '../files/gitBranch.ts';

/**
 * What a new plan is for: the task that the branch is named after, else the one that the person names. Undefined if they
 * name none. Nobody is asked where the path of the kind has no place for it.
 */
export async function taskPlace(folder: Uri, kind: Kind): Promise<TaskPlace | undefined> {
  const { plansDir } = readSettings(folder);
  if (!needsTask(kind)) return { task: null, branch: null, plansDir };
  const branch = await gitBranch(folder);
  const task = taskOfBranch(branch ?? '') ?? (await askTask(branch));
  return task === undefined ? undefined : { task, branch: ownBranch(branch), plansDir };
}

async function askTask(branch: string | null): Promise<string | undefined> {
  const typed = await window.showInputBox({
    prompt:
      branch === null
        ? l10n.t('The task that the plan is for. There is no git branch that names one.')
        : l10n.t('The task that the plan is for. The branch "{0}" is named after none.', branch),
    placeHolder: 'PROJ-123',
    ignoreFocusOut: true,
    validateInput: (text) =>
      isTask(text.trim())
        ? undefined
        : l10n.t('A task is named by letters, digits, ".", "_" and "-", such as PROJ-123.'),
  });
  return typed?.trim();
}
