import { roleRule } from '../roleRule.ts';

export const rule = roleRule({
  code: 'design.edge-cases-missing',
  severity: 'error',
  title: 'The design has no edge cases.',
  role: 'edge-cases',
  message: (label) => `Write the edge cases and their actions in "${label}".`,
});
