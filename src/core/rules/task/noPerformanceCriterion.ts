import { askedRule } from '../askedRule.ts';

export const rule = askedRule({
  code: 'task.no-performance-criterion',
  severity: 'error',
  title: 'A task has no performance criterion.',
  role: 'task-performance',
  message: (label) => `Say in "${label}" what the task must meet, with its unit, or "None" with the reason.`,
  bare: 'Say why there is no criterion: "None (reason)".',
});
