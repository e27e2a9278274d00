import { changeLines } from '../edit/changeLog.ts';
import type { GateReport } from '../gates/gate.ts';
import type { Person } from '../gates/world.ts';
import type { Plan, PlanNode } from '../plan/plan.ts';
import { fieldOf, textOf } from '../trace/entries.ts';
import { estimatedDays } from './estimates.ts';
import type { FeatureDocument, FeatureState } from './featureState.ts';
import type { GateHistory } from './passings.ts';
import { historyOfGate } from './passings.ts';

/*
 * Figures of features. All come from decisions and documents: the times of records and of change logs, the planned
 * durations that the workflow states or leaves to the estimates of the tasks, ticks. Days are days of 24 hours, with one decimal.
 */

export interface PhaseMetrics {
  readonly phase: string;
  readonly gate: string;
  /** Days, as the workflow states them or the tasks add up to; null where neither does. */
  readonly planned: { readonly least: number; readonly most: number } | null;
  readonly begun: string | null;
  readonly passed: string | null;
  /** Null while the phase lasts. */
  readonly days: number | null;
  /** Null where nothing was planned, or the phase lasts. */
  readonly onTime: boolean | null;
}

export interface Share {
  readonly done: number;
  readonly total: number;
}

export interface FeatureMetrics {
  readonly name: string;
  /** Of its workflow. */
  readonly path: string;
  readonly status: string;
  readonly begun: string | null;
  readonly finished: string | null;
  readonly days: number | null;
  readonly phases: readonly PhaseMetrics[];
  readonly rework: { readonly changesRequested: number; readonly changedSinceApproval: number };
  /** Acceptance criteria that are met. */
  readonly acceptance: Share;
  /** Criteria of gates that hold. */
  readonly criteria: Share;
}

const DAY = 86_400_000;

export function featureMetrics({ workflow, documents }: FeatureState, people: readonly Person[]): FeatureMetrics {
  const all = [workflow, ...documents];
  const histories = new Map(
    workflow.gates.map(({ gate }) => [gate.id, historyOfGate(gate, workflow.decisions, people)]),
  );
  const begun = begunAt(all);
  const estimated = estimatedDays(documents.map(({ plan }) => plan));
  const phases = phasesOf(workflow, histories, { begun, estimated });
  const finished = workflow.gates.every(({ passed }) => passed) ? (phases.at(-1)?.passed ?? null) : null;
  return {
    name: nameOf(workflow.plan),
    path: workflow.path,
    status: statusText(workflow.plan),
    begun,
    finished,
    days: daysBetween(begun, finished),
    phases,
    rework: reworkOf(all, people),
    acceptance: acceptanceOf(documents),
    criteria: criteriaShare(workflow.gates),
  };
}

/** What a feature is called: its own name, else the title of its workflow. */
export function nameOf(plan: Plan): string {
  const field = fieldOf(plan.root, 'feature-name');
  const name = textOf(field).trim();
  return name === '' ? plan.title : name;
}

function statusText(plan: Plan): string {
  const value = plan.header('status')?.read.value;
  return value && 'slot' in value ? value.slot.text.trim() : '';
}

/** The earliest moment that anything tells of: a line of a change log, or a decision. */
function begunAt(documents: readonly FeatureDocument[]): string | null {
  const times = documents.flatMap(({ plan, decisions }) => [
    ...changeLines(plan).map(({ time }) => time),
    ...decisions.map(({ record }) => record.time),
  ]);
  return times.filter((time) => !Number.isNaN(Date.parse(time))).sort()[0] ?? null;
}

function phasesOf(
  { plan, gates }: FeatureDocument,
  histories: ReadonlyMap<string, GateHistory>,
  { begun, estimated }: { readonly begun: string | null; readonly estimated: PhaseMetrics['planned'] },
): readonly PhaseMetrics[] {
  let start = begun;
  return gates.map((report): PhaseMetrics => {
    const { gate } = report;
    const history = histories.get(gate.id);
    const passed = report.passed ? (history?.passed.at(-1) ?? null) : null;
    const node = plan.node(gate.shows)?.node ?? null;
    const planned = node ? plannedDays(node, estimated) : null;
    const days = daysBetween(start, passed);
    const phase: PhaseMetrics = {
      phase: node?.title ?? gate.title,
      gate: gate.id,
      planned,
      begun: start,
      passed,
      days,
      onTime: planned && days !== null ? days <= planned.most : null,
    };
    // The next phase could begin once this gate was passed for the first time.
    start = history?.passed[0] ?? null;
    return phase;
  });
}

/** `1-3 days` → 1 to 3; what is `estimated` where it says "by the estimates"; null where neither is said. */
function plannedDays(node: PlanNode, estimated: PhaseMetrics['planned']): PhaseMetrics['planned'] {
  const text = textOf(fieldOf(node, 'planned-duration'));
  const match = /(\d+(?:[.,]\d+)?)(?:\s*(?:-|–|—|to)\s*(\d+(?:[.,]\d+)?))?\s*(day|week)/i.exec(text);
  if (!match) return /\bestimates?\b/i.test(text) ? estimated : null;
  const factor = match[3]?.toLowerCase() === 'week' ? 7 : 1;
  const number = (given: string | undefined): number => Number((given ?? '').replace(',', '.')) * factor;
  const least = number(match[1]);
  return { least, most: match[2] === undefined ? least : number(match[2]) };
}

function daysBetween(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null;
  return round((Date.parse(to) - Date.parse(from)) / DAY);
}

export const round = (value: number): number => Math.round(value * 10) / 10;

function reworkOf(documents: readonly FeatureDocument[], people: readonly Person[]): FeatureMetrics['rework'] {
  let changesRequested = 0;
  let changedSinceApproval = 0;
  for (const { gates, decisions } of documents) {
    for (const { gate, state } of gates) {
      const history = historyOfGate(gate, decisions, people);
      changesRequested += history.changesRequested;
      changedSinceApproval += history.redone + (state === 'changed' ? 1 : 0);
    }
  }
  return { changesRequested, changedSinceApproval };
}

function acceptanceOf(documents: readonly FeatureDocument[]): Share {
  const states = documents.flatMap(({ plan }) =>
    Array.from(plan.walk()).flatMap(({ node }) =>
      node.fields.flatMap(({ read: { schema, value } }) =>
        schema.role === 'acceptance' && value.type === 'checklist' ? value.items.map(({ state }) => state) : [],
      ),
    ),
  );
  return { done: states.filter((state) => state === 'done').length, total: states.length };
}

function criteriaShare(gates: readonly GateReport[]): Share {
  const all = gates.flatMap(({ criteria }) => criteria);
  return { done: all.filter(({ holds }) => holds === true).length, total: all.length };
}
