import { askedRule } from '../askedRule.ts';

export const rule = askedRule({
  code: 'task.no-test-requirement',
  severity: 'error',
  title: 'A task does not say what is tested.',
  role: 'task-tests',
  message: (label) => `Say in "${label}" what is tested, and which coverage the task needs.`,
  bare: 'Say why nothing is tested: "None (reason)".',
});
