import type { Rule, NodeRule, Found, RuleContext } from './rule.ts';
import type { NodeField, PlanNode } from '../plan/plan.ts';
import { headSpan } from '../plan/plan.ts';
import { fieldSpan, judgeField } from './judgeField.ts';
import { openMissing } from './openSlots.ts';

export interface RoleRule extends Pick<Rule, 'code' | 'severity' | 'title'> {
  readonly role: string;
  /** Says what to do next, given the label. */
  readonly message: (label: string) => string;
}

/** A rule that asks for something in every field with a role. */
export function roleRule({ code, severity, title, role, message }: RoleRule): NodeRule {
  const check = (node: PlanNode, context: RuleContext): readonly Found[] => {
    const found: Found[] = [];
    for (const field of fieldsWithRole(node, role)) {
      if (field.read.schema.optional || judgeField(field.read).state === 'filled') continue;
      found.push({ message: message(field.read.schema.label ?? node.title), span: fieldSpan(field), field: field.id });
    }
    return [...found, ...missingWithRole(node, role, message, context)];
  };
  return { code, severity, title, roles: [role], owns: 'each', reads: 'node', check };
}

export const fieldsWithRole = (node: PlanNode, role: string): readonly NodeField[] =>
  node.fields.filter(({ read }) => read.schema.role === role);

/** One finding, with its fix, for each slot with the role that the node should have. */
export function missingWithRole(
  node: PlanNode,
  role: string,
  message: (label: string) => string,
  { kind }: RuleContext,
): readonly Found[] {
  return openMissing(node, kind)
    .filter(({ slot }) => slot.role === role)
    .map(({ id, slot }) => {
      const label = slot.node === 'field' ? (slot.label ?? node.title) : slot.title;
      return { message: message(label), span: headSpan(node), field: id, fixes: [addMissingFix(id, label)] };
    });
}

export const addMissingFix = (id: string, label: string): NonNullable<Found['fixes']>[number] => ({
  title: `Add "${label}"`,
  intents: [{ type: 'addMissing', id }],
  preferred: true,
});
