import { shift } from '../../markdown/span.ts';
import { entriesOf, fieldOf, names, textOf } from '../../trace/entries.ts';
import { fieldSpan } from '../judgeField.ts';
import type { PlanRule } from '../rule.ts';

export const rule: PlanRule = {
  code: 'patch.change-without-test',
  severity: 'error',
  title: 'No test of the plan covers a change.',
  roles: ['change-tests'],
  owns: 'each',
  reads: 'plan',
  check: (plan) => {
    const tests = entriesOf(plan, 'test-case').map(({ label }) => label);
    return entriesOf(plan, 'change').flatMap(({ label, node, start }) => {
      const field = fieldOf(node, 'change-tests');
      if (!field || tests.some((id) => names(textOf(field), id))) return [];
      const known = tests.length > 0 ? `: ${tests.join(', ')}` : ', and add it to the tests first';
      const message = `Name the test that covers ${label}${known}.`;
      return [{ message, span: shift(fieldSpan(field), start), node: node.id, field: field.id }];
    });
  },
};
