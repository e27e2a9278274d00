import { withoutDecoration } from '../../markdown/title.ts';
import { shift } from '../../markdown/span.ts';
import { taskOfBranch } from '../../taskOfBranch.ts';
import { fieldsWithRole } from '../roleRule.ts';
import type { PlanNode } from '../../plan/plan.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'header.branch-of-other-task',
  severity: 'info',
  title: 'The branch is named after another task.',
  roles: ['task'],
  reads: 'node',
  check: (node) => {
    const text = textOf(node, 'task')?.text.toUpperCase() ?? '';
    const tasks = Array.from(text.matchAll(/\b[A-Z][A-Z0-9]*-\d+\b/g), ([id]) => id);
    const branch = textOf(node, 'branch');
    const other = taskOfBranch(branch?.text ?? '');
    if (!branch || other === null || tasks.length === 0 || tasks.includes(other)) return [];
    const message = `Correct the task or the branch: the branch is named after ${other}, the task is ${tasks[0] ?? ''}.`;
    return [{ message, span: branch.span, field: branch.field }];
  },
};

function textOf(node: PlanNode, role: string) {
  const [field] = fieldsWithRole(node, role);
  if (field?.read.value.type !== 'text') return null;
  const { slot } = field.read.value;
  return { text: withoutDecoration(slot.text), span: shift(slot, field.at), field: field.id };
}
