import type { Intent } from '../edit/intent.ts';
import { namedIn } from '../kind/namedIn.ts';
import type { GateSchema, Kind, StatusSchema } from '../kind/kind.ts';
import type { Plan } from '../plan/plan.ts';
import type { GateReport } from './gate.ts';
import { commitsOf } from './progress.ts';

export interface NextStatus {
  readonly name: string;
  /** What has to happen first; empty if the status can be set now. */
  readonly reason: string;
  /** Whether the document is given up by it. */
  readonly cancels: boolean;
}

/** The status that a document states: one of the kind's, else null. */
export function statusOf(plan: Plan): StatusSchema | null {
  const value = plan.header('status')?.read.value;
  const text = value && 'slot' in value ? value.slot.text : '';
  return namedIn(plan.kind.statuses, ({ name }) => name, text);
}

/**
 * Whether passing a checkpoint approves the document, and not a part of it on the way: it gives the document a status.
 * Where no checkpoint of the kind does, each of them counts.
 */
export const approvesDocument = ({ gates }: Kind, gate: GateSchema): boolean =>
  gate.status !== null || gates.every(({ status }) => status === null);

/** The statuses that may follow the present one, with what still keeps each from being true. */
export function nextStatuses(plan: Plan, gates: readonly GateReport[]): readonly NextStatus[] {
  const current = statusOf(plan);
  const names = current ? current.to : plan.kind.statuses.slice(0, 1).map(({ name }) => name);
  return names.map((name) => ({
    name,
    reason: statusReason(plan, name, gates),
    cancels: plan.kind.statuses.some((status) => status.name === name && status.cancels),
  }));
}

/** What keeps a status from being true of a plan; empty if nothing does. */
export function statusReason(plan: Plan, name: string, gates: readonly GateReport[]): string {
  const status = plan.kind.statuses.find((candidate) => candidate.name === name);
  if (!status) return `"${name}" is not a status of this kind.`;
  const gate = gates.find((report) => report.gate.id === status.gate);
  if (gate && gate.state !== 'approved') return `Checkpoint "${gate.gate.title}" is not approved.`;
  const open = status.finished ? commitsOf(plan).filter(({ state }) => state !== 'done').length : 0;
  return open === 0 ? '' : `${open} ${open === 1 ? 'commit is' : 'commits are'} not done.`;
}

/** The intents that set a status: the label itself, when, and a line in the change log. */
export function statusIntents(plan: Plan, status: string, by: string, time: string): Intent[] {
  return [
    ...headerIntent(plan, 'status', status),
    ...headerIntent(plan, 'updated', time),
    ...changeIntent(plan.kind, time, `Status set to ${status} by ${by}`),
  ];
}

/** Sets a header label of the kind; nothing where the kind has no label for the role. */
export function headerIntent(plan: Plan, role: keyof Kind['headerRoles'], text: string): Intent[] {
  const id = plan.kind.headerRoles[role];
  return id === null ? [] : [{ type: 'setText', field: `header/${id}`, text }];
}

export function changeIntent(kind: Kind, time: string, text: string): Intent[] {
  return kind.sections.some((section) => section.role === 'changelog') ? [{ type: 'appendChange', time, text }] : [];
}
