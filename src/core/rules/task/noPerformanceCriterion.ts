import { askedRule } from '../askedRule.ts';
import { isMeasured } from '../measured.ts';

export const rule = askedRule({
  code: 'task.no-performance-criterion',
  severity: 'error',
  title: 'A task has no performance criterion.',
  role: 'task-performance',
  message: (label) => `Say in "${label}" what the task must meet, with its unit, or "None" with the reason.`,
  bare: 'Say why there is no criterion: "None (reason)".',
  weak: {
    is: (text) => !isMeasured(text),
    message: 'Give a number and a unit, such as "200 ms", or say "None (reason)": nobody can measure this.',
  },
});
