import { shift } from '../../markdown/span.ts';
import type { NodeField, PlanNode } from '../../plan/plan.ts';
import { judgeField } from '../judgeField.ts';
import { labelOfField, shorten } from '../names.ts';
import { tickedOptions } from '../readChoice.ts';
import type { Found, NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'choice.multiple',
  severity: 'error',
  title: 'More than one option is chosen where one is allowed.',
  reads: 'node',
  fields: ['choice', 'checklist'],
  check: (node) =>
    node.fields.flatMap((field) => {
      if (field.read.value.type === 'text') return namedTogether(field, node);
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

/** Between two options that are both named: `backend | frontend`, `DRAFT / COMPLETE`, `high, low`. */
const BETWEEN = /\s*(?:[|/,;+&]|\band\b|\bor\b)\s*/;

// Of an option and a remark behind it, only the option counts; of options in a row, each.
function namedTogether(field: NodeField, node: PlanNode): readonly Found[] {
  const { value, schema } = field.read;
  if (value.type !== 'text' || schema.options.length < 2 || judgeField(field.read).state !== 'filled') return [];
  const known = new Map(schema.options.map(({ text }) => [text.toLowerCase(), text]));
  const named = value.slot.text
    .split(BETWEEN)
    .map((part) => known.get(part.replace(/^[\s`*_]+|[\s`*_]+$/g, '').toLowerCase()));
  const [first, second] = named;
  if (first === undefined || second === undefined || first === second) return [];
  const fixes = [...new Set(named)].flatMap((text) =>
    text === undefined
      ? []
      : [{ title: `Keep "${shorten(text)}"`, intents: [{ type: 'setText' as const, field: field.id, text }] }],
  );
  const message = `Keep one option of "${labelOfField(field, node)}".`;
  return [{ message, span: shift(value.slot, field.at), field: field.id, fixes }];
}
