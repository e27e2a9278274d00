import { togetherRule } from '../togetherRule.ts';

export const rule = togetherRule({
  code: 'design.tests-missing',
  severity: 'error',
  title: 'The design names no tests.',
  role: 'tests',
  message: (labels) => `Name the tests in "${labels}", for success and for failure.`,
});
