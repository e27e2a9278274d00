import type { NodeField } from '../../plan/plan.ts';
import type { Fix } from '../finding.ts';
import { fieldSpan, judgeField } from '../judgeField.ts';
import { labelOfField, shorten } from '../names.ts';
import { tickedOptions } from '../readChoice.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'choice.missing',
  severity: 'error',
  title: 'No option of a choice is chosen.',
  reads: 'node',
  fields: ['choice'],
  check: (node) =>
    node.fields.flatMap((field) => {
      const { schema } = field.read;
      if (schema.type !== 'choice' || schema.optional || isChosen(field)) return [];
      const message = `Choose one option for "${labelOfField(field, node)}".`;
      return [{ message, span: fieldSpan(field), field: field.id, fixes: fixesFor(field) }];
    }),
};

const isChosen = (field: NodeField): boolean =>
  (tickedOptions(field)?.length ?? (judgeField(field.read).state === 'filled' ? 1 : 0)) > 0;

function fixesFor({ id, read }: NodeField): readonly Fix[] {
  if (read.value.type === 'choice') {
    return read.value.items.map((item, index) => ({
      title: `Choose "${shorten(item.slot.text)}"`,
      intents: [{ type: 'choose', field: id, index }],
    }));
  }
  return read.schema.options.map(({ text }) => ({
    title: `Choose "${shorten(text)}"`,
    intents: [{ type: 'setText', field: id, text }],
  }));
}
