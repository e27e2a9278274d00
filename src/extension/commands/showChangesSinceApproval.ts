import { l10n, window, type QuickPickItem } from 'vscode';
import type { GateReport } from '../../core/gates/gate.ts';
import { showChanges } from '../changes/showChanges.ts';
import type { PlanState } from '../documents/planState.ts';
import type { Services } from '../services.ts';
import { gateMessage } from '../form/gates.ts';
import { aim } from './commandTarget.ts';

/** Gates with a decision that an earlier text is kept for; those that have changed first. */
export function gatesWithApproval({ gates, history }: PlanState): readonly GateReport[] {
  const decided = gates.filter(({ gate }) =>
    history.decisions.some(({ record }) => record.gate === gate.id && isPass(record.type)),
  );
  return decided.toSorted((a, b) => Number(b.state === 'changed') - Number(a.state === 'changed'));
}

const isPass = (type: string): boolean => type === 'approve' || type === 'acknowledge';

export async function showChangesSinceApproval(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed) return;
  const { session, target } = aimed;
  const gates = gatesWithApproval(session.state);
  if (gates.length === 0) {
    await window.showInformationMessage(l10n.t('No checkpoint of this plan was approved yet.'));
    return;
  }
  const named = gates.find(({ gate }) => gate.id === target.gate);
  const changed = gates.filter(({ state }) => state === 'changed');
  const report = named ?? (gates.length === 1 ? gates[0] : changed.length === 1 ? changed[0] : await pick(gates));
  if (report) await showChanges(session, report);
}

async function pick(gates: readonly GateReport[]): Promise<GateReport | undefined> {
  const items = gates.map((report): QuickPickItem & { report: GateReport } => ({
    label: report.gate.title,
    description: gateMessage(report),
    report,
  }));
  return (await window.showQuickPick(items, { placeHolder: l10n.t('Which checkpoint?') }))?.report;
}
