import type { Intent } from '../edit/intent.ts';
import { isPlaceholder } from '../fields/placeholder.ts';
import type { GateSchema } from '../kind/kind.ts';
import type { Plan } from '../plan/plan.ts';
import { criterionKey, stamped } from './criterion.ts';
import type { DecisionType } from './decision.ts';
import type { GateReport } from './gate.ts';
import { comesFirst } from './gate.ts';
import { improvementIntents } from './reject.ts';
import { chosenIn } from './recommendation.ts';
import { approvesDocument, changeIntent, headerIntent, statusOf } from './status.ts';

export interface DecisionMade {
  readonly type: DecisionType;
  readonly by: string;
  /** ISO 8601, UTC, to the second. */
  readonly time: string;
  readonly comment: string;
  /** Of a tick: the line that it is about. */
  readonly criterion?: string;
}

/**
 * What somebody who decides has seen: the text of the gate, after the documents that it rests on, if there are some.
 * Differs where either differs.
 */
export const seenDigest = ({ digest, documents }: Pick<GateReport, 'digest' | 'documents'>): string =>
  [
    ...Object.entries(documents)
      .sort()
      .map(([path, other]) => `${path}=${other}`),
    digest,
  ].join(' ');

/** Why a decision cannot be made on a gate as it stands, whoever makes it; empty if it can. */
export function decisionReason(report: GateReport, type: DecisionType): string {
  const { gate, state } = report;
  if (type === 'tick' || type === 'untick') return report.criteria.length > 0 ? '' : 'This checkpoint has no criteria.';
  if (type === 'reject' && !gate.rejects) return 'This checkpoint cannot be rejected: ask for changes instead.';
  if (type === 'request-changes' || type === 'reject') return state === 'locked' ? lockedReason(report) : '';
  if (type === 'revoke') return hasSignature(report) ? '' : 'There is no approval to revoke.';
  if (gate.needs === 'none') return 'This checkpoint opens by itself when its criteria hold.';
  if (type === 'approve' && gate.needs !== 'approval') return 'This checkpoint is acknowledged, not approved.';
  if (type === 'acknowledge' && gate.needs !== 'acknowledge') return 'This checkpoint needs an approval.';
  if (state === 'approved')
    return `It is ${gate.needs === 'approval' ? 'approved' : 'acknowledged'} already, and nothing has changed since.`;
  if (report.lockedBy) return lockedReason(report);
  if (report.questions > 0)
    return `${report.questions} ${report.questions === 1 ? 'question is' : 'questions are'} not answered.`;
  const open = report.blocking.length;
  if (open > 0) return `${open} ${open === 1 ? 'finding is' : 'findings are'} not resolved.`;
  const criterion = report.criteria.find(({ holds }) => holds !== true);
  if (criterion) return `"${criterion.text}" does not hold: ${criterion.because}.`;
  return state === 'incomplete' ? 'A section that it covers is missing.' : '';
}

const hasSignature = ({ state, signs, decision }: GateReport): boolean =>
  state === 'approved' ||
  state === 'changed' ||
  (signs?.signed.length ?? 0) > 0 ||
  // It was passed before an earlier one was taken back.
  (state === 'locked' && (decision?.type === 'approve' || decision?.type === 'acknowledge'));

const lockedReason = ({ lockedBy }: GateReport): string => `Checkpoint "${lockedBy?.title ?? ''}" comes first.`;

/** What a decision leaves in the document, for people who read only the file. `report` is how the gate stands after it. */
export function decisionIntents(plan: Plan, report: GateReport, made: DecisionMade): Intent[] {
  const { gate } = report;
  if (made.type === 'tick' || made.type === 'untick') {
    const ticked = tickIntents(report, made);
    return ticked.length === 0 ? [] : [...ticked, ...headerIntent(plan, 'updated', made.time)];
  }
  const passes = made.type === 'approve' || made.type === 'acknowledge';
  return [
    ...(passes ? passed(plan, report, made) : reopened(plan, gate, made)),
    ...(made.type === 'reject' ? improvementIntents(plan) : []),
    ...headerIntent(plan, 'updated', made.time),
    ...changeIntent(plan.kind, made.time, sentence(report, made, passes ? chosenIn(plan, gate) : '')),
  ];
}

function passed(plan: Plan, { gate, signs, criteria }: GateReport, made: DecisionMade): Intent[] {
  // While others have to sign, nothing is passed yet.
  if (signs && signs.missing.length > 0) return [];
  const signers = signs ? signs.signed.map(({ by }) => by).join(', ') : made.by;
  return [
    ...(gate.status === null ? [] : headerIntent(plan, 'status', gate.status)),
    ...(made.type === 'approve' && approvesDocument(plan.kind, gate) ? headerIntent(plan, 'approvedBy', signers) : []),
    ...(gate.phase === null || !isLater(plan, gate.phase) ? [] : headerIntent(plan, 'phase', gate.phase)),
    ...criteria.flatMap(({ place, ticked, holds }): Intent[] =>
      place && !ticked && holds ? [{ type: 'toggle', field: place.field, index: place.index, done: true }] : [],
    ),
  ];
}

function tickIntents({ criteria }: GateReport, { type, by, time, criterion = '' }: DecisionMade): Intent[] {
  const key = criterionKey(criterion);
  const line = criteria.find(({ text }) => criterionKey(text) === key);
  if (!line?.place) return [];
  const { field, index } = line.place;
  const done = type === 'tick';
  const text = done ? stamped(line.text, by, time) : line.text;
  return [
    { type: 'setItem', field, index, text },
    ...(line.ticked === done ? [] : [{ type: 'toggle' as const, field, index, done }]),
  ];
}

// Approving an early checkpoint again does not take the document back to an early phase.
export function isLater(plan: Plan, phase: string): boolean {
  const slot = plan.kind.header.slots.find(({ id }) => id === plan.kind.headerRoles.phase);
  const options = slot?.node === 'field' ? slot.options.map((option) => option.text) : [];
  const value = plan.header('phase')?.read.value;
  return options.indexOf(phase) > options.indexOf(value && 'slot' in value ? value.slot.text : '');
}

// A status that rests on this gate, or on one that comes after it, is not true any more; nor is whose approval this was.
function reopened(plan: Plan, gate: GateSchema, made: DecisionMade): Intent[] {
  const { gates, statuses } = plan.kind;
  const [first] = statuses;
  const rested = gates.find(({ id }) => id === statusOf(plan)?.gate);
  if (made.type === 'request' || !first || !rested) return [];
  const waits = gates.indexOf(rested) > gates.findIndex(({ id }) => id === gate.id) && comesFirst(gate, rested);
  // What was approved later counts again once this is passed: its approver stays.
  if (waits) return headerIntent(plan, 'status', first.name);
  if (rested.id !== gate.id) return [];
  const approver = plan.header('approvedBy');
  const value = approver?.read.value;
  const named = approver && value && 'slot' in value && !isPlaceholder(value.slot.text, approver.schema);
  return [...headerIntent(plan, 'status', first.name), ...(named ? headerIntent(plan, 'approvedBy', '') : [])];
}

function sentence({ gate, signs }: GateReport, { type, by, comment }: DecisionMade, chosen: string): string {
  const remark = comment.trim() === '' ? '' : `: ${comment.trim()}`;
  const words: Readonly<Record<DecisionType, string>> = {
    approve: signs && signs.missing.length > 0 ? `signed by ${by}` : `approved by ${by}`,
    acknowledge: `acknowledged by ${by}`,
    request: `approval requested by ${by}`,
    'request-changes': `changes requested by ${by}`,
    revoke: `approval revoked by ${by}`,
    reject: `rejected by ${by}`,
    tick: `criterion ticked by ${by}`,
    untick: `criterion taken back by ${by}`,
  };
  return `Checkpoint "${gate.title}" ${words[type]}${chosen === '' ? '' : ` (${chosen})`}${remark}`;
}
