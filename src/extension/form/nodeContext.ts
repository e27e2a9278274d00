import type { Kind } from '../../core/kind/kind.ts';
import type { Plan } from '../../core/plan/plan.ts';
import type { FindingIndex } from './findings.ts';
import type { Tally } from './tally.ts';

/** What the nodes of one snapshot are made with. */
export interface NodeContext {
  readonly plan: Plan;
  readonly kind: Kind;
  readonly findings: FindingIndex;
  readonly tally: Tally;
  readonly isUnfolded: (entry: string) => boolean;
}
