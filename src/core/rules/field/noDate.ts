import { isDate } from '../../fields/isDate.ts';
import { isFilled } from '../../fields/placeholder.ts';
import { shift } from '../../markdown/span.ts';
import { labelOfField, shorten } from '../names.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'field.no-date',
  severity: 'warning',
  title: 'A date is none.',
  reads: 'node',
  fields: ['date'],
  check: (node) =>
    node.fields.flatMap((field) => {
      const { value, schema } = field.read;
      if (value.type !== 'date') return [];
      // A remark may follow.
      const said = value.slot.text.trim().split(/\s+[(–—-]/)[0] ?? '';
      if (!isFilled(value.slot.text, schema) || isDate(said)) return [];
      const message = `Write "${labelOfField(field, node)}" as YYYY-MM-DD, or as YYYY-MM-DDTHH:MM:SSZ, not as "${shorten(said)}".`;
      return [{ message, span: shift(value.slot, field.at), field: field.id }];
    }),
};
