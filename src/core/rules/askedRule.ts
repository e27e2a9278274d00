import { shift } from '../markdown/span.ts';
import type { RoleRule } from './roleRule.ts';
import { fieldsWithRole, roleRule } from './roleRule.ts';
import type { NodeRule } from './rule.ts';

export interface AskedRule extends RoleRule {
  /** What to do about a bare "None". */
  readonly bare: string;
}

const BARE_NONE = /^[*_`]*(?:none|n\/a|no tests)[*_`]*\.?$/i;

/** A rule that asks for something in every field with a role, where "None" needs a reason. */
export function askedRule(given: AskedRule): NodeRule {
  const asked = roleRule(given);
  return {
    ...asked,
    check: (node, context) => [
      ...asked.check(node, context),
      ...fieldsWithRole(node, given.role).flatMap(({ id, read, at }) => {
        if (!('slot' in read.value) || !BARE_NONE.test(read.value.slot.text.trim())) return [];
        return [{ message: given.bare, span: shift(read.value.slot, at), field: id }];
      }),
    ],
  };
}
