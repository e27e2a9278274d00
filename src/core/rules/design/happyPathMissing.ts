import { roleRule } from '../roleRule.ts';

export const rule = roleRule({
  code: 'design.happy-path-missing',
  severity: 'error',
  title: 'The design does not say what happens when all goes well.',
  role: 'happy-path',
  message: (label) => `Write the steps of "${label}", from entry to exit.`,
});
