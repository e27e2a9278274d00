import type { SlotSchema } from '../kind/kind.ts';
import type { PlanNode } from '../plan/plan.ts';
import { judgeField } from './judgeField.ts';
import type { OwnedRoles, Rule } from './rule.ts';

/*
 * The one place that decides who reports an empty field: the rule for its role if there is one, else the rules for any
 * field. So nothing is reported twice.
 */

export function ownedRoles(rules: readonly Rule[]): OwnedRoles {
  const rolesOf = (owns: keyof OwnedRoles): ReadonlySet<string> =>
    new Set(rules.filter((rule) => rule.owns === owns).flatMap((rule) => rule.roles ?? []));
  return { each: rolesOf('each'), together: rolesOf('together'), cells: rolesOf('cells') };
}

/** Whether a missing, empty or unfilled slot is left to the rule for its role. */
export function isOwned(
  node: PlanNode,
  slot: Pick<SlotSchema, 'role'>,
  state: 'missing' | 'empty' | 'placeholder',
  owned: OwnedRoles,
): boolean {
  const { role } = slot;
  if (role === null) return false;
  if (owned.each.has(role)) return true;
  if (!owned.together.has(role)) return false;
  // Beside a filled field of the role an empty one is fine, but a hint left in it is not.
  return state !== 'placeholder' || !hasFilled(node, role);
}

export const hasFilled = (node: PlanNode, role: string): boolean =>
  node.fields.some(({ read }) => read.schema.role === role && judgeField(read).state === 'filled');
