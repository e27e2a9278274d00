import { roleRule } from '../roleRule.ts';

export const rule = roleRule({
  code: 'testing.incomplete',
  severity: 'error',
  title: 'The testing strategy leaves out unit, integration or end-to-end tests.',
  role: 'plan-tests',
  message: (label) => `Say what is tested in "${label}", or why nothing is.`,
});
