import { l10n, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { timeOf } from '../../core/time.ts';
import type { BegunFeature } from '../../core/workflow/begun.ts';
import { isWorkflow } from '../../core/workflow/layFeature.ts';
import { layOutRest } from '../../workspace/newFeature.ts';
import type { Services } from '../services.ts';

/** Offers to open what a folder without a workflow has, or to add the workflow and what else is missing. */
export async function layOutBegun(
  services: Services,
  folder: Uri,
  { name, path, documents }: BegunFeature,
): Promise<void> {
  const [first] = documents;
  const add = l10n.t('Add the workflow');
  const open = l10n.t('Open {0}', first?.file ?? '');
  const detail = l10n.t('The documents that are there stay as they are; what is missing is added.');
  const picked = await window.showQuickPick([{ label: add, detail }, { label: open }], {
    title: name,
    placeHolder: l10n.t('There is no workflow here yet, and so there are no gates.'),
  });
  const chosen = picked?.label;
  const inside = path.slice(0, path.lastIndexOf('/'));
  if (chosen === open && first) {
    await window.showTextDocument(Uri.joinPath(folder, inside, first.file));
    return;
  }
  if (chosen !== add) return;
  const { files, kinds } = await services.featureSources(folder);
  const parent = inside.slice(0, Math.max(0, inside.lastIndexOf('/')));
  const there = (one: string): Promise<boolean> => files.exists(one);
  const laid = await layOutRest(name, parent, kinds, timeOf(Date.now()), there, name);
  if (!laid.ok) {
    await window.showErrorMessage(laid.message);
    return;
  }
  const edit = new WorkspaceEdit();
  for (const file of laid.files) {
    const contents = new TextEncoder().encode(file.text);
    edit.createFile(Uri.joinPath(folder, file.path), { overwrite: false, contents });
  }
  if (!(await workspace.applyEdit(edit))) {
    await window.showErrorMessage(
      l10n.t('{0} could not be created. Choose another name, or check the folder.', laid.folder),
    );
    return;
  }
  const workflow = kinds.find(isWorkflow)?.feature ?? '';
  await services.openForm(Uri.joinPath(folder, laid.folder, workflow), '');
}
