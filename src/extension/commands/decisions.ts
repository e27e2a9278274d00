import { l10n, window, type QuickPickItem } from 'vscode';
import type { DecisionType } from '../../core/gates/decision.ts';
import { decisionReason, seenDigest } from '../../core/gates/decide.ts';
import type { GateReport } from '../../core/gates/gate.ts';
import type { DocumentSession } from '../documents/planState.ts';
import type { Services } from '../services.ts';
import { decisionMessage, gateMessage } from '../form/gates.ts';
import { showChanges } from '../changes/showChanges.ts';
import { aim, canEdit, tell } from './commandTarget.ts';

/** Decisions that a person makes by a command; an agent's request is no command. */
export type Decision = Exclude<DecisionType, 'request' | 'tick' | 'untick'>;

/** The gates on which a decision can be made now. */
export const decidable = (gates: readonly GateReport[], type: Decision): readonly GateReport[] =>
  gates.filter((report) => report.gate.needs !== 'none' && decisionReason(report, type) === '');

/** Shows how a checkpoint stands, and decides on the very text that was shown. `effect` says what else follows from it. */
export async function decide(services: Services, type: Decision, given: unknown, effect = ''): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed || !(await canEdit(aimed.session))) return;
  const { session, target } = aimed;
  await session.settled();
  const report = await chooseGate(session, type, target.gate);
  if (!report) return;
  const digest = seenDigest(report);
  const by = services.approverOf(session.document.uri);
  const comment = await confirm(session, report, { type, by, effect });
  if (comment === undefined) return;
  const made = tell(await session.decide({ gate: report.gate.id, type, digest, comment }));
  if (made) window.setStatusBarMessage(doneText(report.gate.title, type), 5000);
}

async function chooseGate(
  session: DocumentSession,
  type: Decision,
  gate: string | undefined,
): Promise<GateReport | undefined> {
  const { gates } = session.state;
  const named = gates.find((report) => report.gate.id === gate);
  if (named) {
    const reason = decisionReason(named, type);
    if (reason === '') return named;
    await window.showInformationMessage(reason);
    return undefined;
  }
  const able = decidable(gates, type);
  if (able.length === 0) await window.showInformationMessage(nothingText(gates, type));
  // An early checkpoint is seldom meant where a later one is ready too, so the person chooses.
  if (able.length <= 1) return able[0];
  const items = able.map((report): QuickPickItem & { report: GateReport } => ({
    label: report.gate.title,
    description: gateMessage(report),
    report,
  }));
  return (await window.showQuickPick(items, { placeHolder: l10n.t('Which checkpoint?') }))?.report;
}

function nothingText(gates: readonly GateReport[], type: Decision): string {
  const reasons = gates.flatMap((report) => {
    const fits = type === 'approve' ? report.gate.needs === 'approval' : report.gate.needs !== 'none';
    const reason = fits && report.state !== 'approved' ? decisionReason(report, type) : '';
    return reason === '' ? [] : [`${report.gate.title}: ${reason}`];
  });
  return reasons[0] ?? l10n.t('There is nothing to decide on now.');
}

/** `v1:sha256:1a2b3c4d5e…` → `1a2b3c4d5e`: enough to compare by eye. */
export const shortDigest = (digest: string): string => digest.slice(digest.lastIndexOf(':') + 1).slice(0, 10);

interface Choice extends QuickPickItem {
  readonly act: 'decide' | 'comment' | 'changes';
}

interface Asked {
  readonly type: Decision;
  readonly by: string;
  readonly effect: string;
}

/** Gives the comment of the decision; undefined if it is not made. */
async function confirm(session: DocumentSession, report: GateReport, asked: Asked): Promise<string | undefined> {
  const { type } = asked;
  if (type === 'request-changes')
    return askComment(l10n.t('What should change before "{0}"?', report.gate.title), true);
  const picked = await window.showQuickPick(choices(report, asked), {
    title: l10n.t('Checkpoint "{0}"', report.gate.title),
    placeHolder: decisionMessage(report),
    ignoreFocusOut: true,
  });
  if (picked?.act === 'decide') return '';
  if (picked?.act === 'comment') return askComment(l10n.t('Comment on the decision'), false);
  if (picked?.act === 'changes') await showChanges(session, report);
  return undefined;
}

function choices(report: GateReport, { type, by, effect }: Asked): Choice[] {
  const label = LABELS[type]();
  const bound = l10n.t('Bound to the text as it stands now, {0}', shortDigest(report.digest));
  const { covers } = report.gate;
  const sections = covers.join(', ');
  const covered =
    covers.length === 1 ? l10n.t('Covers section {0}', sections) : l10n.t('Covers sections {0}', sections);
  const changes: Choice = { label: l10n.t('Show what changed since the last decision'), act: 'changes' };
  return [
    {
      label,
      ...(by === '' ? {} : { description: l10n.t('as {0}', by) }),
      detail: [effect, covered, bound].filter((part) => part !== '').join('. '),
      act: 'decide',
    },
    { label: l10n.t('{0} with a comment…', label), act: 'comment' },
    ...(report.decision && report.state === 'changed' ? [changes] : []),
  ];
}

const LABELS: Readonly<Record<Decision, () => string>> = {
  approve: () => l10n.t('Approve'),
  acknowledge: () => l10n.t('Acknowledge'),
  'request-changes': () => l10n.t('Request changes'),
  revoke: () => l10n.t('Revoke the decision'),
  reject: () => l10n.t('Reject'),
};

function askComment(prompt: string, needed: boolean): Thenable<string | undefined> {
  return window.showInputBox({
    prompt,
    ignoreFocusOut: true,
    validateInput: (typed) => (needed && typed.trim() === '' ? l10n.t('Say what should change.') : undefined),
  });
}

function doneText(gate: string, type: Decision): string {
  if (type === 'approve') return l10n.t('Checkpoint "{0}" approved', gate);
  if (type === 'acknowledge') return l10n.t('Checkpoint "{0}" acknowledged', gate);
  if (type === 'revoke') return l10n.t('Decision on checkpoint "{0}" revoked', gate);
  if (type === 'reject') return l10n.t('Checkpoint "{0}" rejected', gate);
  return l10n.t('Changes requested for checkpoint "{0}"', gate);
}
