import { isTableBelow } from '../saidOtherwise.ts';
import { fieldSpan, judgeField } from '../judgeField.ts';
import { labelOfField } from '../names.ts';
import { isOwned } from '../owned.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'field.empty',
  severity: 'error',
  title: 'A field has no value.',
  reads: 'node',
  fields: 'any',
  check: (node, { owned }) =>
    node.fields.flatMap((field) => {
      const { schema } = field.read;
      // An empty choice is reported as one that was not made.
      if (schema.optional || schema.type === 'choice' || judgeField(field.read).state !== 'empty') return [];
      if (isTableBelow(field)) return [];
      if (isOwned(node, schema, 'empty', owned)) return [];
      return [{ message: `Fill in "${labelOfField(field, node)}".`, span: fieldSpan(field), field: field.id }];
    }),
};
