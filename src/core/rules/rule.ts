import type { GateReport } from '../gates/gate.ts';
import type { DecisionHistory } from '../gates/history.ts';
import type { FieldType, Kind } from '../kind/kind.ts';
import type { Plan, PlanNode } from '../plan/plan.ts';
import type { Finding, Severity } from './finding.ts';
import type { SuppressionUse } from './suppression.ts';

/** A finding as a rule makes it: code and severity come from the rule, the node from where it was found. */
export type Found = Omit<Finding, 'code' | 'severity' | 'node' | 'fixes' | 'field'> &
  Partial<Pick<Finding, 'node' | 'field' | 'fixes'>>;

/** What every rule may know, and what does not change while a document is edited. */
export interface RuleContext {
  readonly kind: Kind;
  readonly vagueWords: readonly string[];
  readonly speculativePhrases: readonly string[];
  /** The kind's options for this rule, unread. */
  readonly options: unknown;
  /** Roles whose empty fields a rule of their own reports, so that the rules for any field leave them alone. */
  readonly owned: OwnedRoles;
}

export interface OwnedRoles {
  /** Each field with the role must be filled. */
  readonly each: ReadonlySet<string>;
  /** One filled field of the role is enough. */
  readonly together: ReadonlySet<string>;
  /** Empty cells of a table with the role are a rule's own. */
  readonly cells: ReadonlySet<string>;
}

/** What rules about the content may know of the world beyond the document. */
export interface Surroundings {
  /**
   * Whether a file exists, by its path from the workspace folder or from the document, `./name` from the document only;
   * null while it is not known.
   */
  readonly hasFile: (path: string) => boolean | null;
  /** Another document, by the same paths; null if there is none, undefined while it is not known. */
  readonly related: (path: string) => RelatedPlan | null | undefined;
}

/** Another document that a plan refers to. */
export interface RelatedPlan {
  readonly plan: Plan;
  /** The digest of its sections: the header and the change log do not count. */
  readonly version: string;
  /** What was decided on it; absent where nobody asked. */
  readonly history?: DecisionHistory;
}

/** What is known once the content is judged. */
export interface Judged extends Surroundings {
  /** How the gates stand, judged with the findings on the content. */
  readonly gates: readonly GateReport[];
  /** The findings on the content. */
  readonly findings: readonly Finding[];
  /** All rules: what a finding's code is about. */
  readonly rules: readonly Rule[];
}

interface RuleBase {
  /** Dotted and stable; also the name of its documentation page. */
  readonly code: string;
  readonly severity: Severity;
  /** One line for lists of rules. */
  readonly title: string;
  /** Name of its options in the template's `rules`; the part of the code before the dot unless given. */
  readonly optionsKey?: string;
  /** Roles of the fields, entries or sections that the rule is about: a rule about nodes is asked only where one occurs. */
  readonly roles?: readonly string[];
  /** Set where the rule reports that a field of its roles is missing, empty or a placeholder. */
  readonly owns?: keyof OwnedRoles;
}

/** Reads one node and what stands below it. Kept while the node is the same object; spans are relative to the node. */
export interface NodeRule extends RuleBase {
  readonly reads: 'node';
  /** Types of the fields that it is about, `any` for all: it is asked only of nodes that hold a field, and may hold such. */
  readonly fields?: 'any' | readonly FieldType[];
  readonly check: (node: PlanNode, context: RuleContext) => readonly Found[];
}

/** Reads the whole plan, each time it changes: so it must take what it needs from facts that nodes keep. */
export interface PlanRule extends RuleBase {
  readonly reads: 'plan';
  readonly check: (plan: Plan, context: RuleContext, around: Surroundings) => readonly Found[];
}

/** Reads the plan, how its gates stand and what else was found. Its findings hold no gate back. */
export interface GateRule extends RuleBase {
  readonly reads: 'gates';
  readonly check: (plan: Plan, context: RuleContext, judged: Judged) => readonly Found[];
}

/** Reads one comment that suppresses findings, and what it suppressed. Cannot be suppressed itself. */
export interface SuppressionRule extends RuleBase {
  readonly reads: 'suppressions';
  readonly check: (use: SuppressionUse) => readonly Found[];
}

/** Reported by the engine itself. */
export interface EngineRule extends RuleBase {
  readonly reads: 'engine';
}

export type Rule = NodeRule | PlanRule | GateRule | SuppressionRule | EngineRule;
