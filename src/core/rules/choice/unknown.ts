import { fieldSpan, judgeField } from '../judgeField.ts';
import { labelOfField, shorten } from '../names.ts';
import { optionNamed } from '../readChoice.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'choice.unknown',
  severity: 'error',
  title: 'A value is none of the options.',
  reads: 'node',
  fields: ['choice'],
  check: (node) =>
    node.fields.flatMap((field) => {
      const { value, schema } = field.read;
      if (schema.type !== 'choice' || value.type !== 'text' || judgeField(field.read).state !== 'filled') return [];
      if (optionNamed(schema.options, value.slot.text)) return [];
      const names = schema.options.map(({ text }) => text);
      const message = `Set "${labelOfField(field, node)}" to one of ${names.join(', ')}.`;
      const fixes = names.map((text) => ({
        title: `Set to "${shorten(text)}"`,
        intents: [{ type: 'setText' as const, field: field.id, text }],
      }));
      return [{ message, span: fieldSpan(field), field: field.id, fixes }];
    }),
};
