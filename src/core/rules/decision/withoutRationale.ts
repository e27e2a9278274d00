import { roleRule } from '../roleRule.ts';

export const rule = roleRule({
  code: 'decision.without-rationale',
  severity: 'error',
  title: 'A technical decision has no rationale.',
  role: 'decision-rationale',
  message: (label) => `Write why it was decided so in "${label}".`,
});
