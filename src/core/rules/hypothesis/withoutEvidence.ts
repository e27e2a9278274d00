import { shift } from '../../markdown/span.ts';
import { entriesOf, fieldOf, names, textOf } from '../../trace/entries.ts';
import { fieldSpan } from '../judgeField.ts';
import type { PlanRule } from '../rule.ts';

export const rule: PlanRule = {
  code: 'hypothesis.without-evidence',
  severity: 'error',
  title: 'A hypothesis refers to no evidence of the document.',
  roles: ['hypothesis-evidence'],
  owns: 'each',
  reads: 'plan',
  check: (plan) => {
    const evidence = entriesOf(plan, 'evidence').map(({ label }) => label);
    return entriesOf(plan, 'hypothesis').flatMap(({ label, node, start }) => {
      const field = fieldOf(node, 'hypothesis-evidence');
      if (!field || evidence.some((id) => names(textOf(field), id))) return [];
      const known = evidence.length > 0 ? `: ${evidence.join(', ')}` : ', and add it to the evidence first';
      const message = `Name the evidence that speaks for ${label}${known}.`;
      return [{ message, span: shift(fieldSpan(field), start), node: node.id, field: field.id }];
    });
  },
};
