import type { Intent } from '../edit/intent.ts';
import type { GateSchema } from '../kind/kind.ts';
import type { Plan } from '../plan/plan.ts';
import type { DecisionType } from './decision.ts';
import type { GateReport } from './gate.ts';
import { changeIntent, headerIntent, statusOf } from './status.ts';

export interface DecisionMade {
  readonly type: DecisionType;
  readonly by: string;
  /** ISO 8601, UTC, to the second. */
  readonly time: string;
  readonly comment: string;
}

/** Why a decision cannot be made on a gate as it stands; empty if it can. */
export function decisionReason(report: GateReport, type: DecisionType): string {
  const { gate, state } = report;
  if (type === 'request-changes') return state === 'locked' ? lockedReason(report) : '';
  if (type === 'revoke') return state === 'approved' || state === 'changed' ? '' : 'There is no approval to revoke.';
  if (gate.needs === 'none') return 'This checkpoint opens by itself when its criteria hold.';
  if (type === 'approve' && gate.needs !== 'approval') return 'This checkpoint is acknowledged, not approved.';
  if (type === 'acknowledge' && gate.needs !== 'acknowledge') return 'This checkpoint needs an approval.';
  if (state === 'approved') return 'It is approved already, and nothing has changed since.';
  if (state === 'locked') return lockedReason(report);
  if (report.questions > 0)
    return `${report.questions} ${report.questions === 1 ? 'question is' : 'questions are'} not answered.`;
  const open = report.blocking.length;
  if (open > 0) return `${open} ${open === 1 ? 'finding is' : 'findings are'} not resolved.`;
  return state === 'incomplete' ? 'A section that it covers is missing.' : '';
}

const lockedReason = ({ lockedBy }: GateReport): string => `Checkpoint "${lockedBy?.title ?? ''}" comes first.`;

/** What a decision leaves in the document, for people who read only the file. */
export function decisionIntents(plan: Plan, gate: GateSchema, made: DecisionMade): Intent[] {
  const passes = made.type === 'approve' || made.type === 'acknowledge';
  return [
    ...(passes ? passed(plan, gate, made) : reopened(plan, gate, made)),
    ...headerIntent(plan, 'updated', made.time),
    ...changeIntent(plan.kind, made.time, sentence(gate, made)),
  ];
}

function passed(plan: Plan, gate: GateSchema, made: DecisionMade): Intent[] {
  return [
    ...(gate.status === null ? [] : headerIntent(plan, 'status', gate.status)),
    ...(made.type === 'approve' ? headerIntent(plan, 'approvedBy', made.by) : []),
    ...(gate.phase === null || !isLater(plan, gate.phase) ? [] : headerIntent(plan, 'phase', gate.phase)),
  ];
}

// Approving an early checkpoint again does not take the document back to an early phase.
export function isLater(plan: Plan, phase: string): boolean {
  const slot = plan.kind.header.slots.find(({ id }) => id === plan.kind.headerRoles.phase);
  const options = slot?.node === 'field' ? slot.options.map((option) => option.text) : [];
  const value = plan.header('phase')?.read.value;
  return options.indexOf(phase) > options.indexOf(value && 'slot' in value ? value.slot.text : '');
}

// A status that rests on this gate is not true any more.
function reopened(plan: Plan, gate: GateSchema, made: DecisionMade): Intent[] {
  const first = plan.kind.statuses[0];
  if (made.type === 'request' || !first || statusOf(plan)?.gate !== gate.id) return [];
  return headerIntent(plan, 'status', first.name);
}

function sentence(gate: GateSchema, { type, by, comment }: DecisionMade): string {
  const remark = comment.trim() === '' ? '' : `: ${comment.trim()}`;
  const words: Readonly<Record<DecisionType, string>> = {
    approve: `approved by ${by}`,
    acknowledge: `acknowledged by ${by}`,
    request: `approval requested by ${by}`,
    'request-changes': `changes requested by ${by}`,
    revoke: `approval revoked by ${by}`,
  };
  return `Checkpoint "${gate.title}" ${words[type]}${remark}`;
}
