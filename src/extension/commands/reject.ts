import { Uri, window, l10n } from 'vscode';
import { seenDigest } from '../../core/gates/decide.ts';
import { gatesNamed, improvementIntents, rejectReason, reopensOf, reopensReason } from '../../core/gates/reject.ts';
import type { GateSchema } from '../../core/kind/kind.ts';
import { linkedPaths } from '../../core/gates/linked.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { isWorkflow } from '../../core/workflow/layFeature.ts';
import { candidatePaths } from '../../workspace/paths.ts';
import { locate } from '../documents/location.ts';
import type { DocumentSession } from '../documents/planState.ts';
import type { Services } from '../services.ts';
import { aim, canEdit, tell } from './commandTarget.ts';
import { decide } from './decisions.ts';

/** Rejects a checkpoint, and takes back the gates of the workflow that its document names. */
export async function reject(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed || !(await canEdit(aimed.session))) return;
  const { session } = aimed;
  const workflow = await workflowOf(services, session);
  await Promise.all([session.settled(), workflow?.settled()]);
  const { plan } = session.state;
  const reason = rejectReason(plan) || reopensReason(plan, workflow?.state.plan.kind ?? null);
  if (reason !== '') {
    void window.showInformationMessage(reason);
    return;
  }
  const reopened = workflow ? gatesNamed(workflow.state.plan.kind, reopensOf(plan)) : [];
  const before = session.state.history.decisions.length;
  const gate = aimed.target.gate === undefined ? {} : { gate: aimed.target.gate };
  await decide(services, 'reject', { uri: session.document.uri, ...gate }, effectText(plan, reopened));
  if (!workflow || session.state.history.decisions.length === before) return;
  for (const gate of reopened) {
    const report = workflow.state.gates.find((one) => one.gate.id === gate.id);
    if (!report) continue;
    const comment = l10n.t('The review was rejected.');
    tell(await workflow.decide({ gate: gate.id, type: 'request-changes', digest: seenDigest(report), comment }));
  }
}

/** What a rejection does besides. */
function effectText(plan: Plan, reopened: readonly GateSchema[]): string {
  const titles = reopened.map(({ title }) => `"${title}"`).join(', ');
  const asked = improvementIntents(plan).length;
  return [
    ...(titles === '' ? [] : [l10n.t('Opens {0} again', titles)]),
    ...(asked === 0 ? [] : [asked === 1 ? l10n.t('Asks 1 question') : l10n.t('Asks {0} questions', asked)]),
  ].join('. ');
}

/** The workflow that a document belongs to. */
async function workflowOf(services: Services, session: DocumentSession): Promise<DocumentSession | undefined> {
  const { folder, path } = locate(session.document.uri);
  for (const at of linkedPaths(session.state.plan).flatMap((reference) => candidatePaths(path, reference))) {
    try {
      const found = await services.open(Uri.joinPath(folder, at));
      if (found && isWorkflow(found.state.plan.kind)) return found;
    } catch {
      // No such file: the next candidate may be one.
    }
  }
  return undefined;
}
