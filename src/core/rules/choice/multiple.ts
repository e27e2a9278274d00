import { shift } from '../../markdown/span.ts';
import { labelOfField, shorten } from '../names.ts';
import { tickedOptions } from '../readChoice.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'choice.multiple',
  severity: 'error',
  title: 'More than one option is chosen where one is allowed.',
  reads: 'node',
  check: (node) =>
    node.fields.flatMap((field) => {
      const ticked = tickedOptions(field) ?? [];
      const { value, schema } = field.read;
      if (value.type !== 'choice' || schema.choose !== 'one' || ticked.length < 2) return [];
      const second = value.items[ticked[1] ?? 0];
      const fixes = ticked.map((index) => ({
        title: `Keep "${shorten(value.items[index]?.slot.text ?? '')}"`,
        intents: [{ type: 'choose' as const, field: field.id, index }],
      }));
      const message = `Keep one option of "${labelOfField(field, node)}".`;
      return [{ message, span: shift(second?.slot ?? { from: 0, to: 0 }, field.at), field: field.id, fixes }];
    }),
};
