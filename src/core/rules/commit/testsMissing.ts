import { askedRule } from '../askedRule.ts';

export const rule = askedRule({
  code: 'commit.tests-missing',
  severity: 'error',
  title: 'A commit names no tests.',
  role: 'commit-tests',
  message: (label) => `Name the tests that the commit adds in "${label}", or write "None" with the reason.`,
  bare: `Say why there are no tests: "None (reason)".`,
});
