import { roleRule } from '../roleRule.ts';

export const rule = roleRule({
  code: 'dependencies.order-missing',
  severity: 'error',
  title: 'The plan does not say what comes before what.',
  role: 'ordering',
  message: (label) => `Say what comes before what, and what can run in parallel, in "${label}".`,
});
