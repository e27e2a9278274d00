import type { GateSchema } from '../kind/kind.ts';
import type { Finding } from '../rules/finding.ts';
import type { DecisionRecord } from './decision.ts';

export type GateState = 'locked' | 'incomplete' | 'ready' | 'requested' | 'changes-requested' | 'approved' | 'changed';

/** How one gate of one version of a plan stands. */
export interface GateReport {
  readonly gate: GateSchema;
  readonly state: GateState;
  /** Whether what comes after it may go on: approved, or ready where nobody needs to decide. */
  readonly passed: boolean;
  /** The digest of the covered text of this version: what a decision would be bound to. */
  readonly digest: string;
  /** Open questions in the covered sections. */
  readonly questions: number;
  /** What holds the gate back. */
  readonly blocking: readonly Finding[];
  /** The earlier approval gate that must be passed first, if the gate is locked. */
  readonly lockedBy: GateSchema | null;
  /** The decision that the state rests on, if one does. */
  readonly decision: DecisionRecord | null;
  /** The definition's message for this state, numbers filled in. */
  readonly message: string;
}
