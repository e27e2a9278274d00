import type { SuppressionRule } from '../rule.ts';

export const rule: SuppressionRule = {
  code: 'suppression.unused',
  severity: 'info',
  title: 'A comment suppresses nothing.',
  reads: 'suppressions',
  check: ({ suppression, unused }) =>
    unused.map(({ code, from, to }) => {
      const message = `Remove "${code}" from the comment: there is nothing to suppress.`;
      if (suppression.codes.length > 1) return { message, span: { from, to } };
      const { text } = suppression;
      const remove = { type: 'replace' as const, from: suppression.from, to: suppression.to, expected: text, text: '' };
      return { message, span: { from, to }, fixes: [{ title: 'Remove the comment', intents: [remove] }] };
    }),
};
