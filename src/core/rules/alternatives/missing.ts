import { headSpan } from '../../plan/plan.ts';
import { dismissesAlternatives, optionSchema, optionsIn } from '../readAlternatives.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'alternatives.missing',
  severity: 'error',
  title: 'There are no alternatives, and no sentence that says why.',
  roles: ['option'],
  reads: 'node',
  check: (node, { kind }) => {
    const schema = optionSchema(node.schema);
    if (!schema || optionsIn(node).length > 0 || dismissesAlternatives(node, kind)) return [];
    const intents = ['A', 'B'].map(() => ({ type: 'addEntry' as const, node: node.id, entry: schema.id, title: '' }));
    const message = 'Describe the alternatives, or write the sentence that says that none were considered.';
    return [{ message, span: headSpan(node), fixes: [{ title: 'Add two alternatives', intents }] }];
  },
};
