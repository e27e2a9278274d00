import { isFilled } from '../fields/placeholder.ts';
import type { Kind } from '../kind/kind.ts';
import type { LocatedField, Plan } from '../plan/plan.ts';
import { fieldsOf } from '../plan/plan.ts';
import type { RelatedPlan, Surroundings } from '../rules/rule.ts';

/** Whether plans of a kind are made from a specification. */
export const isDerived = (kind: Kind): boolean => kind.header.slots.some(({ role }) => role === 'specification');

/** The header label of a plan that has a role. */
export function fieldWithRole(plan: Plan, role: string): LocatedField | null {
  for (const field of fieldsOf({ node: plan.root, start: 0, parent: null }))
    if (field.schema.role === role) return field;
  return null;
}

/** The header label that names the specification, with the path in it. */
export function specificationField(plan: Plan): { readonly field: LocatedField; readonly path: string } | null {
  const field = fieldWithRole(plan, 'specification');
  const value = field?.read.value;
  if (!field || !value || !('slot' in value) || !isFilled(value.slot.text, field.schema)) return null;
  const text = value.slot.text.trim();
  const path = /`([^`]+)`/.exec(text)?.[1] ?? /\]\(([^)]+)\)/.exec(text)?.[1] ?? text;
  return { field, path: path.trim() };
}

/** The specification that a plan is made from; null if it is not there, undefined while that is not known. */
export function specificationOf(plan: Plan, around: Surroundings): RelatedPlan | null | undefined {
  const named = specificationField(plan);
  return named ? around.related(named.path) : undefined;
}
