import { l10n, Range, Uri, window, workspace, WorkspaceEdit, type QuickPickItem, type TextDocument } from 'vscode';
import type { Intent } from '../../core/edit/intent.ts';
import type { AnalyserDecision } from '../../core/derive/analyser.ts';
import { planEdits } from '../../core/edit/planEdit.ts';
import type { EditResult } from '../../core/edit/result.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { readPlan } from '../../core/plan/readPlan.ts';
import { isDerived } from '../../core/trace/specification.ts';
import { hasRole } from '../../core/outputs/output.ts';
import { timeOf } from '../../core/time.ts';
import { newHasher } from '../../node/newHasher.ts';
import { draftFeaturePlan, featureSurroundings } from '../../workspace/featurePlan.ts';
import { matchSpecification } from '../../workspace/matchKind.ts';
import { locate } from '../documents/location.ts';
import { workspaceFiles } from '../files/workspaceFiles.ts';
import type { Services } from '../services.ts';
import type { DocumentSession } from '../documents/planState.ts';
import { readTarget, tell } from './commandTarget.ts';

/** Makes a feature plan beside the specification that is open. Whether the code base is searched, the person decides. */
export async function planFeature(services: Services, given: unknown): Promise<Uri | undefined> {
  const spec = await openSpecification(services, given);
  if (!spec) {
    await window.showInformationMessage(l10n.t('A feature is planned from its specification: open that first.'));
    return undefined;
  }
  const { folder, path } = locate(spec.document.uri);
  const [kinds, around] = await Promise.all([services.kinds.all(folder), featureSurroundings(workspaceFiles(folder))]);
  const draft = draftFeaturePlan({
    spec: spec.plan,
    specPath: path,
    kinds,
    around,
    time: timeOf(Date.now()),
    newHasher,
  });
  if (!draft) return undefined;
  const uri = Uri.joinPath(folder, draft.path);
  if (await workspaceFiles(folder).exists(draft.path)) return showPlanned(services, uri, draft.path);
  if (!(await goesOn(draft.warning))) return undefined;
  const analyser = await askAnalyser(draft.analyser);
  const result = analyser ? draft.make(analyser) : null;
  if (!result) return undefined;
  if (!result.ok) {
    await window.showErrorMessage(result.message);
    return undefined;
  }
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(result.after.text) });
  if (!(await workspace.applyEdit(edit))) {
    await window.showErrorMessage(l10n.t('{0} could not be created. It may be there already.', draft.path));
    return undefined;
  }
  await nameIn(spec, draft.reference);
  await services.openForm(uri);
  return uri;
}

/** Shows the plan that a specification has already: nobody is asked how to make it. */
async function showPlanned(services: Services, uri: Uri, path: string): Promise<Uri> {
  await services.openForm(uri);
  void window.showInformationMessage(l10n.t('The specification is planned already, in {0}.', path));
  return uri;
}

interface OpenSpecification {
  readonly document: TextDocument;
  readonly plan: Plan;
  /** Null where the document is of no kind: then nothing but its name says that it is a specification. */
  readonly session: DocumentSession | null;
}

async function openSpecification(services: Services, given: unknown): Promise<OpenSpecification | null> {
  const { uri } = readTarget(given);
  const session = uri ? await services.open(uri) : services.active.session;
  if (session) {
    const { document, state } = session;
    const isSpecification = !isDerived(state.plan.kind) && hasRole(state.plan.kind, 'criterion');
    return isSpecification ? { document, plan: state.plan, session } : null;
  }
  const document = uri ? await workspace.openTextDocument(uri) : window.activeTextEditor?.document;
  if (!document) return null;
  const { folder, path } = locate(document.uri);
  const kind = matchSpecification(path, document.getText(), await services.kinds.all(folder));
  return kind && hasRole(kind, 'criterion')
    ? { document, plan: readPlan(kind, document.getText()), session: null }
    : null;
}

/** Names the plan in its specification, which is written if nobody else has anything unsaved in it. */
async function nameIn({ document, plan, session }: OpenSpecification, reference: readonly Intent[]): Promise<void> {
  if (reference.length === 0 || (session && session.readOnly !== '')) return;
  const isOurs = !document.isDirty;
  const isNamed = session ? tell(await session.edit(reference)) : await write(document, planEdits(plan, reference));
  if (isNamed && isOurs) await document.save();
}

async function write(document: TextDocument, result: EditResult): Promise<boolean> {
  if (!result.ok) return false;
  const edit = new WorkspaceEdit();
  for (const { from, to, insert } of result.edits)
    edit.replace(document.uri, new Range(document.positionAt(from), document.positionAt(to)), insert);
  return workspace.applyEdit(edit);
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
  const picked = await window.showQuickPick(items, {
    placeHolder: l10n.t('Search the code base for patterns to follow?'),
  });
  if (!picked) return undefined;
  if (picked.dispatch === proposed.dispatch) return proposed;
  return { dispatch: picked.dispatch, reasons: [l10n.t('Decided by a person.'), ...proposed.reasons] };
}
