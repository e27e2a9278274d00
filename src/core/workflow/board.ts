import type { Criterion } from '../gates/criterion.ts';
import type { GateReport, GateState } from '../gates/gate.ts';
import { roleName, signMessage } from '../gates/signs.ts';
import type { Person } from '../gates/world.ts';
import { verifiedOf } from '../trace/verified.ts';
import { featureMetrics } from './metrics.ts';
import type { FeatureMetrics } from './metrics.ts';
import type { FeatureState } from './featureState.ts';

/** How a feature stands at one of its gates. */
export interface BoardCell {
  readonly gate: string;
  readonly state: GateState;
  /** When it came to stand so, as far as decisions tell; ISO 8601, or null. */
  readonly since: string | null;
  /** What holds it; empty where nothing does. */
  readonly holds: string;
  /** For whom it waits: people, or a role that nobody has. */
  readonly waitsFor: readonly string[];
}

export interface BoardRow {
  readonly name: string;
  readonly path: string;
  readonly status: string;
  /** The phase of the first gate that is not passed; empty once all are. */
  readonly phase: string;
  readonly cells: readonly BoardCell[];
  /** Rows of verification contracts in its documents, and those that are ticked; null where there are none. */
  readonly verified: { readonly done: number; readonly total: number } | null;
  /** It has a workflow; without one it only has documents. */
  readonly isLaidOut: boolean;
  /** Null without a workflow. */
  readonly metrics: FeatureMetrics | null;
}

export interface BoardColumn {
  readonly gate: string;
  readonly title: string;
  readonly phase: string;
}

export interface Board {
  readonly columns: readonly BoardColumn[];
  readonly rows: readonly BoardRow[];
}

export function boardOf(features: readonly FeatureState[], people: readonly Person[]): Board {
  const columns = new Map<string, BoardColumn>();
  const rows = features.map((feature): BoardRow => {
    const metrics = featureMetrics(feature, people);
    const { gates, path } = feature.workflow;
    gates.forEach(({ gate }, at) => {
      const phase = metrics.phases[at]?.phase ?? gate.title;
      if (!columns.has(gate.id)) columns.set(gate.id, { gate: gate.id, title: gate.title, phase });
    });
    const current = gates.findIndex(({ passed }) => !passed);
    return {
      name: metrics.name,
      path,
      status: metrics.status,
      phase: metrics.phases[current]?.phase ?? '',
      cells: gates.map((report, at) => cellOf(report, metrics.phases[at]?.begun ?? null)),
      verified: verifiedIn(feature),
      isLaidOut: true,
      metrics,
    };
  });
  return { columns: [...columns.values()], rows };
}

function verifiedIn({ workflow, documents }: FeatureState): BoardRow['verified'] {
  const found = [workflow, ...documents].flatMap(({ plan }) => verifiedOf(plan) ?? []);
  if (found.length === 0) return null;
  const sum = (part: 'done' | 'total'): number => found.reduce((all, one) => all + one[part], 0);
  return { done: sum('done'), total: sum('total') };
}

function cellOf(report: GateReport, begun: string | null): BoardCell {
  const { gate, state, decision } = report;
  const decided = state === 'approved' || state === 'changed' || state === 'changes-requested' || state === 'requested';
  return {
    gate: gate.id,
    state,
    since: decided ? (decision?.time ?? null) : state === 'locked' ? null : begun,
    holds: holdsOf(report),
    waitsFor: state === 'approved' || state === 'locked' ? [] : waitsFor(report),
  };
}

function holdsOf({ state, lockedBy, criteria, blocking, questions, decision, signs }: GateReport): string {
  const open = criteria.filter(({ holds }) => holds !== true);
  switch (state) {
    case 'approved':
      return '';
    case 'locked':
      return `Waits for "${lockedBy?.title ?? ''}"`;
    case 'changes-requested':
      return [`${decision?.by ?? ''} asked for changes`, decision?.comment ?? ''].filter(Boolean).join(': ');
    case 'changed':
      return open.length > 0 ? criterionText(open) : 'Changed since it was approved';
    case 'ready':
    case 'requested':
      return signs ? signMessage(signs) : 'Waits for an approval';
    case 'incomplete':
      if (questions > 0) return questions === 1 ? '1 open question' : `${questions} open questions`;
      if (blocking.length > 0) return blocking.length === 1 ? '1 open finding' : `${blocking.length} open findings`;
      return open.length > 0 ? criterionText(open) : 'A section is missing';
  }
}

const criterionText = (open: readonly Criterion[]): string =>
  `${open.length === 1 ? '1 open criterion' : `${open.length} open criteria`}: ${open[0]?.text ?? ''}`;

/** Those who still have to sign; where somebody asked for changes, or nothing is signed, everybody who signs. */
function waitsFor({ signs }: GateReport): readonly string[] {
  if (!signs) return [];
  const names = signs.missing.flatMap(({ role, people }) => (people.length > 0 ? people : [roleName(role)]));
  return [...new Set(names)];
}
