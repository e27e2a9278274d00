import { fieldsWithRole } from '../roleRule.ts';
import { fieldSpan } from '../judgeField.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'verdict.rejected',
  severity: 'warning',
  title: 'A review recommends to reject.',
  roles: ['verdict'],
  reads: 'node',
  check: (node) =>
    fieldsWithRole(node, 'verdict').flatMap((field) => {
      const { value } = field.read;
      if (!('slot' in value) || !/^\W*reject/i.test(value.slot.text)) return [];
      const message =
        'Reject the checkpoint, unless that was done, or change the recommendation: what is recommended to be rejected is not approved.';
      return [{ message, span: fieldSpan(field), field: field.id }];
    }),
};
