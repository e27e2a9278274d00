import { namesEntryRule } from '../namesEntryRule.ts';

export const rule = namesEntryRule({
  code: 'patch.change-without-test',
  severity: 'error',
  title: 'No test of the plan covers a change.',
  from: 'change',
  field: 'change-tests',
  to: 'test-case',
  message: (label) => `Name the test that covers ${label}`,
  otherwise: 'add it to the tests first',
});
