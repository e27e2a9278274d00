import type { StoredDecision } from '../gates/decision.ts';
import type { GateReport } from '../gates/gate.ts';
import type { Plan } from '../plan/plan.ts';

/** A document of a feature, with what was decided on it. */
export interface FeatureDocument {
  /** From the workspace folder. */
  readonly path: string;
  readonly plan: Plan;
  readonly gates: readonly GateReport[];
  readonly decisions: readonly StoredDecision[];
}

/** A feature: its workflow, and the documents that its deliverables name. */
export interface FeatureState {
  readonly workflow: FeatureDocument;
  readonly documents: readonly FeatureDocument[];
}
