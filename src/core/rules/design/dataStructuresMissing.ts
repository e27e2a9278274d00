import { roleRule } from '../roleRule.ts';

export const rule = roleRule({
  code: 'design.data-structures-missing',
  severity: 'error',
  title: 'The design has no data structures or signatures.',
  role: 'data-structures',
  message: (label) => `Write the types and signatures in "${label}".`,
});
