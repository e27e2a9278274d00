import type { PlanNode } from '../plan/plan.ts';
import { fieldSpan } from './judgeField.ts';
import { hasFilled } from './owned.ts';
import type { RoleRule } from './roleRule.ts';
import { fieldsWithRole, missingWithRole } from './roleRule.ts';
import type { Found, NodeRule } from './rule.ts';

/** A rule that asks for something in at least one of the fields with a role that stand together in a node. */
export function togetherRule({ code, severity, title, role, message }: RoleRule): NodeRule {
  const check: NodeRule['check'] = (node, context) => {
    if (hasFilled(node, role)) return [];
    const first = firstOf(node, role, message);
    return first ? [first] : missingWithRole(node, role, message, context).slice(0, 1);
  };
  return { code, severity, title, roles: [role], owns: 'together', reads: 'node', check };
}

function firstOf(node: PlanNode, role: string, message: RoleRule['message']): Found | null {
  const fields = fieldsWithRole(node, role);
  const field = fields.find(({ read }) => !read.schema.optional);
  if (!field) return null;
  const labels = fields.map(({ read }) => read.schema.label ?? node.title);
  return { message: message(labels.join('" or "')), span: fieldSpan(field), field: field.id };
}
