import { labelOfOption } from '../../plan/recommended.ts';
import { shorten, titleOf } from '../names.ts';
import { recommendationsIn } from '../recommendations.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'alternatives.two-recommended',
  severity: 'warning',
  title: 'The recommendation names more than one alternative.',
  roles: ['recommendation'],
  reads: 'node',
  check: (node, { kind }) =>
    recommendationsIn(node, kind).flatMap(({ field, span, names }) => {
      if (names.length < 2) return [];
      const fixes = names.map((option) => ({
        title: `Recommend "${shorten(titleOf(option))}"`,
        intents: [{ type: 'setText' as const, field, text: labelOfOption(option) }],
      }));
      const message = `Recommend one of ${names.map(labelOfOption).join(' and ')}, or describe both together as an option.`;
      return [{ message, span, field, fixes }];
    }),
};
