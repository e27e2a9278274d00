import { headSpan } from '../../plan/plan.ts';
import { nameOf } from '../names.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'performance.bottleneck-missing',
  severity: 'warning',
  title: 'Nothing is named that could become slow.',
  roles: ['bottleneck'],
  reads: 'node',
  check: (node) => {
    const { schema } = node;
    const entry = schema?.slots.find((slot) => slot.node === 'container' && slot.role === 'bottleneck');
    if (!schema || !entry || node.children.some(({ node: child }) => child.schema?.role === 'bottleneck')) return [];
    const message = `Name what could become slow in "${nameOf(schema)}", or add a bottleneck "None" that says why.`;
    const intents = [{ type: 'addEntry' as const, node: node.id, entry: entry.id, title: '' }];
    return [{ message, span: headSpan(node), fixes: [{ title: 'Add a bottleneck', intents, preferred: true }] }];
  },
};
