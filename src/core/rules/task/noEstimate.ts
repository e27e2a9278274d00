import { estimateIn } from '../../workflow/tasks.ts';
import { textOf } from '../../trace/entries.ts';
import { fieldSpan } from '../judgeField.ts';
import { fieldsWithRole, missingWithRole } from '../roleRule.ts';
import type { NodeRule } from '../rule.ts';

const ROLES = ['task-points', 'task-hours'];

const message = (label: string): string => `Estimate the task in "${label}": a number above zero.`;

export const rule: NodeRule = {
  code: 'task.no-estimate',
  severity: 'error',
  title: 'A task has no estimate.',
  roles: ROLES,
  owns: 'each',
  reads: 'node',
  check: (node, context) =>
    ROLES.flatMap((role) => [
      ...fieldsWithRole(node, role)
        .filter((field) => estimateIn(textOf(field)) === null)
        .map((field) => ({ message: message(field.read.schema.label ?? ''), span: fieldSpan(field), field: field.id })),
      ...missingWithRole(node, role, message, context),
    ]),
};
