import type { GateReport } from '../gates/gate.ts';
import type { Plan } from '../plan/plan.ts';
import { allOutputs } from './allOutputs.ts';
import type { SummaryPart } from './output.ts';

/** What a person decides on, in short. Null where the kind has no summary, and while the document is not complete. */
export function summaryOf(plan: Plan, gates: readonly GateReport[]): readonly SummaryPart[] | null {
  const last = gates.at(-1);
  if (!last || last.state === 'locked' || last.state === 'incomplete') return null;
  const output = allOutputs.find(({ parts, fits }) => parts && fits(plan.kind));
  return output?.parts?.(plan) ?? null;
}
