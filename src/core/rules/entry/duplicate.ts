import { headSpan } from '../../plan/plan.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'entry.duplicate',
  severity: 'warning',
  title: 'Two entries have the same number or letter.',
  reads: 'node',
  check: (node, { kind }) => {
    const { schema, ordinal } = node;
    if (!schema?.ordinal || ordinal === null || !/~\d+$/.test(node.id)) return [];
    // `trace.id-reused` tells of entries that others refer to.
    if (kind.trace.some(({ role }) => role === schema.role)) return [];
    const name = `${schema.ordinal.prefix}${ordinal}`;
    return [{ message: `Give this entry another ${schema.ordinal.style}: "${name}" is taken.`, span: headSpan(node) }];
  },
};
