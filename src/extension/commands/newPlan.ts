import { FileType, l10n, Uri, window, workspace, WorkspaceEdit, type QuickPickItem } from 'vscode';
import type { Kind } from '../../core/kind/kind.ts';
import { timeOf } from '../../core/time.ts';
import { newFileName, newTaskDocument } from '../../workspace/newDocument.ts';
import type { TaskPlace } from '../../workspace/task.ts';
import { readSettings } from '../configuration/settings.ts';
import { workspaceFiles } from '../files/workspaceFiles.ts';
import type { Services } from '../services.ts';
import { taskPlace } from './taskPlace.ts';

/** Asks for a kind and a path, writes the file, and shows its form. */
export async function newPlan(services: Services): Promise<Uri | undefined> {
  const folder = await askFolder();
  if (!folder) return undefined;
  const kinds = await services.kinds.all(folder);
  const { plansDir } = readSettings(folder);
  const items = kinds.map((kind): QuickPickItem & { chosen: Kind } => ({
    label: kind.title,
    description: newFileName(kind, { task: null, branch: null, plansDir }),
    detail: kind.description,
    chosen: kind,
  }));
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t('What do you want to plan?') });
  if (!picked) return undefined;
  const { chosen } = picked;
  const place = await taskPlace(folder, chosen);
  if (!place) return undefined;
  const path = await askPath(folder, await freeName(folder, chosen, place));
  return path === undefined
    ? undefined
    : create(services, folder, path, await textOf(folder, chosen, path, kinds, place));
}

const textOf = (folder: Uri, kind: Kind, path: string, kinds: readonly Kind[], place: TaskPlace): Promise<string> =>
  newTaskDocument(workspaceFiles(folder), kind, path, kinds, place, timeOf(new Date()).slice(0, 10));

/** A document of one kind, at its usual path; asks for another only where that one is taken. */
export async function newPlanOf(services: Services, kindId: string, given?: Uri): Promise<Uri | undefined> {
  const folder = given ?? (await askFolder());
  if (!folder) return undefined;
  const kinds = await services.kinds.all(folder);
  const kind = kinds.find(({ id }) => id === kindId);
  if (!kind) {
    await window.showErrorMessage(l10n.t('There is no template for the kind "{0}".', kindId));
    return undefined;
  }
  const place = await taskPlace(folder, kind);
  if (!place) return undefined;
  const usual = newFileName(kind, place);
  const path = (await isTaken(folder, usual)) ? await askPath(folder, await freeName(folder, kind, place)) : usual;
  return path === undefined
    ? undefined
    : create(services, folder, path, await textOf(folder, kind, path, kinds, place));
}

/** Creates a plan, and opens its form. */
export async function create(services: Services, folder: Uri, path: string, text: string): Promise<Uri | undefined> {
  const uri = Uri.joinPath(folder, path);
  const edit = new WorkspaceEdit();
  // Never over a file that has come to be since the path was typed.
  edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
  if (!(await workspace.applyEdit(edit))) {
    await window.showErrorMessage(l10n.t('{0} could not be created. Choose another name, or check the folder.', path));
    return undefined;
  }
  await services.openForm(uri);
  return uri;
}

export async function askFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    await window.showInformationMessage(l10n.t('Plans are kept as Markdown files in a folder. Open a folder first.'));
    return undefined;
  }
  if (folders.length === 1) return folders[0]?.uri;
  const folder = await window.showWorkspaceFolderPick({ placeHolder: l10n.t('The folder of the new plan') });
  return folder?.uri;
}

export async function askPath(folder: Uri, value: string): Promise<string | undefined> {
  const typed = await window.showInputBox({
    ignoreFocusOut: true,
    prompt: l10n.t('Path of the new plan, from the workspace folder'),
    value,
    valueSelection: [0, value.length - (/\.[^./]*$/.exec(value)?.[0].length ?? 0)],
    validateInput: (text) => checkPath(folder, text),
  });
  return typed === undefined ? undefined : normalized(typed);
}

const normalized = (typed: string): string =>
  typed
    .trim()
    .replaceAll('\\', '/')
    .replace(/^\.?\/+/, '');

async function checkPath(folder: Uri, typed: string): Promise<string | undefined> {
  const path = normalized(typed);
  const parts = path.split('/');
  if (!/\.md$/i.test(path)) return l10n.t('A plan is a Markdown file: let the name end in ".md".');
  if (parts.some((part) => part === '' || part === '..' || part === '.')) {
    return l10n.t('Give a path inside the workspace folder.');
  }
  return (await isTaken(folder, path)) ? l10n.t('{0} exists already. Choose another name.', path) : undefined;
}

/**
 * The kind's usual name, or the first with a number that no file has. A kind that knows its files by an ending gets a
 * name with it, so that the file is found by its name.
 */
export async function freeName(folder: Uri, kind: Kind, place?: TaskPlace): Promise<string> {
  const usual = newFileName(kind, place);
  if (!(await isTaken(folder, usual))) return usual;
  const ending = kind.files
    .map((glob) => /^\*\*\/\*(\.[\w.-]+\.md)$/.exec(glob)?.[1])
    .find((found) => found !== undefined);
  const stem = ending === undefined ? usual.replace(/\.md$/i, '') : `${usual.slice(0, usual.lastIndexOf('/') + 1)}plan`;
  for (let count = 2; count < 100; count++) {
    const path = `${stem}-${count}${ending ?? '.md'}`;
    if (!(await isTaken(folder, path))) return path;
  }
  return usual;
}

async function isTaken(folder: Uri, path: string): Promise<boolean> {
  try {
    return (await workspace.fs.stat(Uri.joinPath(folder, path))).type !== FileType.Unknown;
  } catch {
    return false;
  }
}
