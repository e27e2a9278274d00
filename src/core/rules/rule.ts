import type { GateReport } from '../gates/gate.ts';
import type { Kind } from '../kind/kind.ts';
import type { Plan, PlanNode } from '../plan/plan.ts';
import type { Finding, Severity } from './finding.ts';

/** A finding as a rule makes it: code and severity come from the rule, the node from where it was found. */
export type Found = Omit<Finding, 'code' | 'severity' | 'node' | 'fixes' | 'field'> &
  Partial<Pick<Finding, 'node' | 'field' | 'fixes'>>;

/** What every rule may know, and what does not change while a document is edited. */
export interface RuleContext {
  readonly kind: Kind;
  readonly vagueWords: readonly string[];
  /** The kind's options for this rule, unread. */
  readonly options: unknown;
}

/** What rules that look beyond the document may know. */
export interface Surroundings {
  /** Whether a file exists, by its path from the workspace folder or from the document; null while it is not known. */
  readonly hasFile: (path: string) => boolean | null;
  /** How the gates stand, judged without the findings of the rules that read them. */
  readonly gates: readonly GateReport[];
}

interface RuleBase {
  /** Dotted and stable; also the name of its documentation page. */
  readonly code: string;
  readonly severity: Severity;
  /** One line for lists of rules. */
  readonly title: string;
  /** Name of its options in the template's `rules`; the part of the code before the dot unless given. */
  readonly optionsKey?: string;
}

/** Reads one node and what stands below it. Kept while the node is the same object; spans are relative to the node. */
export interface NodeRule extends RuleBase {
  readonly reads: 'node';
  readonly check: (node: PlanNode, context: RuleContext) => readonly Found[];
}

/** Reads the whole plan, each time it changes: so it must take what it needs from facts that nodes keep. */
export interface PlanRule extends RuleBase {
  readonly reads: 'plan';
  readonly check: (plan: Plan, context: RuleContext, around: Surroundings) => readonly Found[];
}

/** Reads the plan and how its gates stand. Its findings hold no gate back. */
export interface GateRule extends RuleBase {
  readonly reads: 'gates';
  readonly check: (plan: Plan, context: RuleContext, around: Surroundings) => readonly Found[];
}

export type Rule = NodeRule | PlanRule | GateRule;
