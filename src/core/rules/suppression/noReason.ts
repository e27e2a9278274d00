import type { SuppressionRule } from '../rule.ts';

export const rule: SuppressionRule = {
  code: 'suppression.no-reason',
  severity: 'warning',
  title: 'A comment suppresses findings without a reason.',
  reads: 'suppressions',
  check: ({ suppression, first }) =>
    first && suppression.reason === '' && suppression.codes.length > 0
      ? [{ message: 'Say why: put a colon and the reason after the codes.', span: suppression }]
      : [],
};
