import type { SuppressionRule } from '../rule.ts';

export const rule: SuppressionRule = {
  code: 'suppression.unknown-code',
  severity: 'warning',
  title: 'A comment names a code that no rule has.',
  reads: 'suppressions',
  check: ({ suppression, known, first }) => {
    if (!first) return [];
    if (suppression.codes.length === 0) {
      return [{ message: 'Name the code to suppress, such as "wording.vague".', span: suppression }];
    }
    return suppression.codes
      .filter(({ code }) => !known.has(code))
      .map(({ code, from, to }) => ({ message: `Use the code of a rule: there is no "${code}".`, span: { from, to } }));
  },
};
