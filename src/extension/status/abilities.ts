import { isDerived } from '../../core/trace/specification.ts';
import { hasRole } from '../../core/outputs/output.ts';
import { decidable } from '../commands/decisions.ts';
import type { Glance } from '../documents/planState.ts';
import { LISTED_ABILITIES } from '../summary/listedAbilities.ts';

/** What can apply to a plan; commands are shown by it. */
export const ABILITIES = {
  ...LISTED_ABILITIES,
  canApprove: ({ gates }) => decidable(gates, 'approve').length > 0,
  canAcknowledge: ({ gates }) => decidable(gates, 'acknowledge').length > 0,
  canRequestChanges: ({ gates }) => decidable(gates, 'request-changes').length > 0,
  canReject: ({ gates }) => decidable(gates, 'reject').length > 0,
  canTick: ({ gates }) =>
    gates.some(({ criteria }) => criteria.some(({ automatic, place }) => !automatic && place !== null)),
  canRevoke: ({ gates }) => decidable(gates, 'revoke').length > 0,
  canPlanFeature: ({ plan }) => !isDerived(plan.kind) && hasRole(plan.kind, 'criterion'),
  canResearch: hasSlot('research'),
  canChooseSkills: hasSlot('skills'),
  canAnalyse: hasSlot('patterns-similar'),
  canCompareEnvironment: hasSlot('dev-environment'),
  canReflect: ({ plan }) => plan.kind.reflection !== null,
  hasTasks: hasSlot('task'),
} satisfies Record<string, (seen: Glance) => boolean>;

function hasSlot(role: string): (seen: Glance) => boolean {
  return ({ plan }) => hasRole(plan.kind, role);
}
