import { l10n, Uri, window, workspace, WorkspaceEdit, type QuickPickItem } from 'vscode';
import type { Intent } from '../../core/edit/intent.ts';
import type { AnalyserDecision } from '../../core/derive/analyser.ts';
import { isDerived } from '../../core/trace/specification.ts';
import { hasRole } from '../../core/outputs/output.ts';
import { timeOf } from '../../core/time.ts';
import { newHasher } from '../../node/newHasher.ts';
import { draftFeaturePlan, featureSurroundings } from '../../workspace/featurePlan.ts';
import { locate } from '../documents/location.ts';
import { workspaceFiles } from '../files/workspaceFiles.ts';
import type { Services } from '../services.ts';
import type { DocumentSession } from '../documents/planState.ts';
import { aim, tell } from './commandTarget.ts';

/** Makes a feature plan beside the specification that is open. Whether the code base is searched, the person decides. */
export async function planFeature(services: Services, given: unknown): Promise<Uri | undefined> {
  const aimed = await aim(services, given);
  if (!aimed) return undefined;
  const { document, state } = aimed.session;
  if (isDerived(state.plan.kind) || !hasRole(state.plan.kind, 'criterion')) {
    await window.showInformationMessage(l10n.t('A feature is planned from its specification: open that first.'));
    return undefined;
  }
  const { folder, path } = locate(document.uri);
  const [kinds, around] = await Promise.all([services.kinds.all(folder), featureSurroundings(workspaceFiles(folder))]);
  const draft = draftFeaturePlan({
    spec: state.plan,
    specPath: path,
    kinds,
    around,
    time: timeOf(Date.now()),
    newHasher,
  });
  if (!draft || !(await goesOn(draft.warning))) return undefined;
  const analyser = await askAnalyser(draft.analyser);
  const result = analyser ? draft.make(analyser) : null;
  if (!result) return undefined;
  if (!result.ok) {
    await window.showErrorMessage(result.message);
    return undefined;
  }
  const uri = Uri.joinPath(folder, draft.path);
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(result.after.text) });
  if (!(await workspace.applyEdit(edit))) {
    await window.showErrorMessage(l10n.t('{0} could not be created. It may be there already.', draft.path));
    return undefined;
  }
  await nameIn(aimed.session, draft.reference);
  await services.openForm(uri);
  return uri;
}

/** Names the plan in its specification, which is written if nobody else has anything unsaved in it. */
async function nameIn(session: DocumentSession, reference: readonly Intent[]): Promise<void> {
  if (reference.length === 0 || session.readOnly !== '') return;
  const isOurs = !session.document.isDirty;
  if (tell(await session.edit(reference)) && isOurs) await session.document.save();
}

async function goesOn(warning: string): Promise<boolean> {
  if (warning === '') return true;
  const anyway = l10n.t('Plan It Anyway');
  return (await window.showWarningMessage(warning, { modal: true }, anyway)) === anyway;
}

async function askAnalyser(proposed: AnalyserDecision): Promise<AnalyserDecision | undefined> {
  const reasons = proposed.reasons.join(' ');
  const item = (dispatch: boolean, label: string): QuickPickItem & { dispatch: boolean } =>
    dispatch === proposed.dispatch
      ? { label, description: l10n.t('proposed'), detail: reasons, dispatch }
      : { label, dispatch };
  const items = [
    item(true, l10n.t('Search the code base for patterns')),
    item(false, l10n.t('Leave the code base alone')),
  ].sort((a) => (a.dispatch === proposed.dispatch ? -1 : 1));
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t('Are there patterns to follow?') });
  if (!picked) return undefined;
  if (picked.dispatch === proposed.dispatch) return proposed;
  return { dispatch: picked.dispatch, reasons: [l10n.t('Decided by a person.'), ...proposed.reasons] };
}
