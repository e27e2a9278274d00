import { shift } from '../../markdown/span.ts';
import { fieldsWithRole } from '../roleRule.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'overview.several-paragraphs',
  severity: 'info',
  title: 'An overview has more than one paragraph.',
  roles: ['overview'],
  reads: 'node',
  check: (node) =>
    fieldsWithRole(node, 'overview').flatMap(({ id, read, at }) => {
      const second = read.blocks.filter(({ type }) => type === 'paragraph')[1];
      if (!second) return [];
      const message = 'Say it in one paragraph: what follows belongs to the sections below.';
      return [{ message, span: shift(second, at), field: id }];
    }),
};
