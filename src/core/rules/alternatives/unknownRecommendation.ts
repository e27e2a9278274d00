import { labelOfOption } from '../../plan/recommended.ts';
import { shorten, titleOf } from '../names.ts';
import { optionsIn } from '../readAlternatives.ts';
import { recommendationsIn } from '../recommendations.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'alternatives.unknown-recommendation',
  severity: 'error',
  title: 'The recommendation names no alternative.',
  roles: ['recommendation'],
  reads: 'node',
  check: (node, { kind }) =>
    recommendationsIn(node, kind).flatMap(({ field, label, span, names }) => {
      if (names.length > 0) return [];
      const options = optionsIn(node);
      const fixes = options.map((option) => ({
        title: `Recommend "${shorten(titleOf(option))}"`,
        intents: [{ type: 'setText' as const, field, text: labelOfOption(option) }],
      }));
      const message = `Name one of the options in "${label}": ${options.map(labelOfOption).join(', ')}.`;
      return [{ message, span, field, fixes }];
    }),
};
