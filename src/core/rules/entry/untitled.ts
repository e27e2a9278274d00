import { headSpan } from '../../plan/plan.ts';
import { titleOf } from '../names.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'entry.untitled',
  severity: 'warning',
  title: 'An entry has a number or letter, and no title.',
  reads: 'node',
  optionsKey: 'titles',
  check: (node, { options }) => {
    if (!node.schema?.ordinal || node.title !== '' || options === 'optional') return [];
    return [{ message: `Give "${titleOf(node)}" a title.`, span: headSpan(node) }];
  },
};
