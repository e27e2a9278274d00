import { roleRule } from '../roleRule.ts';

export const rule = roleRule({
  code: 'security.incomplete',
  severity: 'error',
  title: 'A security consideration is not written down.',
  role: 'security',
  message: (label) => `Say what holds for "${label}", or why nothing does.`,
});
