import { roleRule } from '../roleRule.ts';

export const rule = roleRule({
  code: 'design.failure-paths-missing',
  severity: 'error',
  title: 'The design does not say what happens when something fails.',
  role: 'failure-paths',
  message: (label) => `Write what can fail, and what then happens, in "${label}".`,
});
