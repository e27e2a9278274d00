import { isFilled } from '../fields/placeholder.ts';
import { shift } from '../markdown/span.ts';
import type { RoleRule } from './roleRule.ts';
import { fieldsWithRole, roleRule } from './roleRule.ts';
import type { NodeRule } from './rule.ts';

export interface AskedRule extends RoleRule {
  /** What to do about a bare "None". */
  readonly bare: string;
  /** What says too little, and what to do about it: the text has no reason for "None" in it. */
  readonly weak?: { readonly is: (text: string) => boolean; readonly message: string };
}

const BARE_NONE = /^[*_`]*(?:none|n\/a|no tests)[*_`]*\.?$/i;

/** "None", with something behind it. */
const REASONED_NONE = /^[*_`\s]*(?:none|n\/a|no tests)(?![\p{L}\p{N}])/iu;

/** A rule that asks for something in every field with a role, where "None" needs a reason. */
export function askedRule(given: AskedRule): NodeRule {
  const asked = roleRule(given);
  return {
    ...asked,
    check: (node, context) => [
      ...asked.check(node, context),
      ...fieldsWithRole(node, given.role).flatMap(({ id, read, at }) => {
        if (!('slot' in read.value) || !isFilled(read.value.slot.text, read.schema)) return [];
        const message = lackOf(read.value.slot.text.trim(), given);
        return message === '' ? [] : [{ message, span: shift(read.value.slot, at), field: id }];
      }),
    ],
  };
}

function lackOf(text: string, { bare, weak }: AskedRule): string {
  if (BARE_NONE.test(text)) return bare;
  return weak && !REASONED_NONE.test(text) && weak.is(text) ? weak.message : '';
}
