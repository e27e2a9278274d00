import { l10n, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { timeOf } from '../../core/time.ts';
import { isWorkflow } from '../../core/workflow/layFeature.ts';
import { layOutFeature, layOutRest } from '../../workspace/newFeature.ts';
import { readSettings } from '../configuration/settings.ts';
import type { Services } from '../services.ts';
import { askFolder } from './newPlan.ts';

/** Asks for a name, lays out the folder of the feature, and shows its workflow. */
export async function newFeature(services: Services): Promise<Uri | undefined> {
  const folder = await askFolder();
  if (!folder) return undefined;
  const kinds = await services.kinds.all(folder);
  const parent = readSettings(folder).workflowFolder;
  const lay = (name: string): ReturnType<typeof layOutFeature> =>
    layOutFeature(name, parent, kinds, timeOf(Date.now()));
  const name = await window.showInputBox({
    prompt: l10n.t('Name of the feature. Its documents go into a folder of their own in {0}.', parent),
    ignoreFocusOut: true,
    validateInput: (typed) => {
      const laid = lay(typed);
      return laid.ok ? undefined : laid.message;
    },
  });
  const { files } = await services.featureSources(folder);
  const there = (path: string): Promise<boolean> => files.exists(path);
  const laid = name === undefined ? undefined : await layOutRest(name, parent, kinds, timeOf(Date.now()), there);
  if (laid && !laid.ok) await window.showErrorMessage(laid.message);
  if (!laid?.ok) return undefined;
  const edit = new WorkspaceEdit();
  // All or none, and never over a file that is there.
  for (const { path, text } of laid.files)
    edit.createFile(Uri.joinPath(folder, path), { overwrite: false, contents: new TextEncoder().encode(text) });
  if (!(await workspace.applyEdit(edit))) {
    await window.showErrorMessage(
      l10n.t('{0} could not be created. Choose another name, or check the folder.', laid.folder),
    );
    return undefined;
  }
  const names = new Set(kinds.filter(isWorkflow).map(({ feature }) => feature));
  const shown = laid.files.find(({ path }) => names.has(path.split('/').at(-1) ?? '')) ?? laid.files[0];
  if (!shown) return undefined;
  const uri = Uri.joinPath(folder, shown.path);
  await services.openForm(uri);
  return uri;
}
