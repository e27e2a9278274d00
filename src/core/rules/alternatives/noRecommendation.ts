import { roleRule } from '../roleRule.ts';

export const rule = roleRule({
  code: 'alternatives.no-recommendation',
  severity: 'error',
  title: 'No alternative is recommended.',
  role: 'recommendation',
  message: (label) => `Name the option you recommend in "${label}".`,
});
