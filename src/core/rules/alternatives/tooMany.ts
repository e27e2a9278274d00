import { shift } from '../../markdown/span.ts';
import { headSpan } from '../../plan/plan.ts';
import { optionSchema } from '../readAlternatives.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'alternatives.too-many',
  severity: 'warning',
  title: 'There are more alternatives than anybody can weigh.',
  roles: ['option'],
  reads: 'node',
  check: (node) => {
    const schema = optionSchema(node.schema);
    const most = schema?.repeat?.max ?? Infinity;
    const extra = node.children.filter((child) => child.node.schema === schema)[most];
    if (!schema || !extra) return [];
    const message = `Keep at most ${most} alternatives: merge or drop the weakest.`;
    return [{ message, span: shift(headSpan(extra.node), extra.at), node: extra.node.id }];
  },
};
