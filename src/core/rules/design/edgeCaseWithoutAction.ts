import { actionRule } from '../actionRule.ts';

export const rule = actionRule({
  code: 'design.edge-case-without-action',
  severity: 'error',
  title: 'An edge case does not say what is done.',
  role: 'edge-cases',
  colons: false,
});
