import type { GateSchema } from '../kind/kind.ts';
import type { Finding } from '../rules/finding.ts';
import type { Criterion } from './criterion.ts';
import type { DecisionRecord } from './decision.ts';

export type GateState = 'locked' | 'incomplete' | 'ready' | 'requested' | 'changes-requested' | 'approved' | 'changed';

/** Who has signed a gate, and whose signature is missing. */
export interface SignReport {
  readonly signed: readonly { readonly role: string; readonly by: string; readonly time: string }[];
  readonly missing: readonly {
    readonly role: string;
    readonly count: number;
    /** Those who have the role and have not signed. */
    readonly people: readonly string[];
  }[];
}

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
  /** What holds nothing back, and what whoever decides has to know: assumptions that nobody has confirmed. */
  readonly notes: readonly string[];
  /** What has to hold besides; empty where the kind asks for nothing. */
  readonly criteria: readonly Criterion[];
  /** Digests of the approved documents that the gate rests on, by path, as far as they are known. */
  readonly documents: Readonly<Record<string, string>>;
  /** Null where one person is enough. */
  readonly signs: SignReport | null;
  /** The earlier approval gate that must be passed first, if the gate is locked or has to be decided on again. */
  readonly lockedBy: GateSchema | null;
  /** The decision that the state rests on, if one does. */
  readonly decision: DecisionRecord | null;
  /** The definition's message for this state, numbers filled in. */
  readonly message: string;
}

/** An approval holds up all that comes later; any gate holds up an approval of the whole that its own part belongs to. */
export const comesFirst = (earlier: GateSchema, gate: GateSchema): boolean =>
  earlier.needs === 'approval' ||
  (gate.needs === 'approval' && gate.covers.length > 1 && earlier.covers.every((id) => gate.covers.includes(id)));
