import { optionSchema, optionsIn } from '../readAlternatives.ts';
import { roleRule } from '../roleRule.ts';
import type { NodeRule } from '../rule.ts';

const recommendation = roleRule({
  code: 'alternatives.no-recommendation',
  severity: 'error',
  title: 'No alternative is recommended.',
  role: 'recommendation',
  message: (label) => `Name the option you recommend in "${label}".`,
});

export const rule: NodeRule = {
  ...recommendation,
  // Where there is nothing to recommend yet, that is what has to be said.
  check: (node, context) =>
    optionSchema(node.schema) && optionsIn(node).length === 0 ? [] : recommendation.check(node, context),
};
