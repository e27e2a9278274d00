import { headSpan } from '../../plan/plan.ts';
import { dismissesAlternatives, optionSchema, optionsIn } from '../readAlternatives.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'alternatives.too-few',
  severity: 'error',
  title: 'One alternative is no choice.',
  roles: ['option'],
  reads: 'node',
  check: (node, { kind }) => {
    const schema = optionSchema(node.schema);
    const least = schema?.repeat?.min ?? 0;
    const count = optionsIn(node).length;
    if (!schema || count === 0 || count >= least || dismissesAlternatives(node, kind)) return [];
    const intent = { type: 'addEntry' as const, node: node.id, entry: schema.id, title: '' };
    const message = `Describe at least ${least} alternatives, or write the sentence that says that none were considered.`;
    return [{ message, span: headSpan(node), fixes: [{ title: `Add a ${schema.title}`, intents: [intent] }] }];
  },
};
