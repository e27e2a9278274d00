import { actionRule } from '../actionRule.ts';

export const rule = actionRule({
  code: 'design.failure-path-without-action',
  severity: 'warning',
  title: 'A failure path does not say what is done.',
  role: 'failure-paths',
  colons: true,
});
