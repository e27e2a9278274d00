import { roleRule } from '../roleRule.ts';

export const rule = roleRule({
  code: 'performance.bottleneck-unsolved',
  severity: 'error',
  title: 'A bottleneck has no solution.',
  role: 'bottleneck-solution',
  message: (label) => `Write what is done about the bottleneck in "${label}".`,
});
