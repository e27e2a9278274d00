import { estimateIn, hoursIn } from '../../workflow/tasks.ts';
import { textOf } from '../../trace/entries.ts';
import { shorten } from '../names.ts';
import { fieldSpan } from '../judgeField.ts';
import { fieldsWithRole, missingWithRole } from '../roleRule.ts';
import type { NodeRule } from '../rule.ts';

const READ = { 'task-points': estimateIn, 'task-hours': hoursIn } as const;
const ROLES = ['task-points', 'task-hours'] as const;

const message = (label: string): string => `Estimate the task in "${label}": a number above zero.`;
const messageFor = (label: string, text: string): string =>
  estimateIn(text) === null
    ? message(label)
    : `Estimate the task in "${label}" in hours, not as "${shorten(text, 20)}".`;

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
        .filter((field) => READ[role](textOf(field)) === null)
        .map((field) => ({
          message: messageFor(field.read.schema.label ?? '', textOf(field)),
          span: fieldSpan(field),
          field: field.id,
        })),
      ...missingWithRole(node, role, message, context),
    ]),
};
