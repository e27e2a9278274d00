import { columnsOf } from '../../fields/columnsOf.ts';
import { isFilled } from '../../fields/placeholder.ts';
import type { OptionSchema } from '../../kind/kind.ts';
import { shift } from '../../markdown/span.ts';
import type { NodeField } from '../../plan/plan.ts';
import { shorten } from '../names.ts';
import { optionNamed } from '../readChoice.ts';
import type { Found, NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'cell.unknown',
  severity: 'error',
  title: 'A cell of a table is none of the options of its column.',
  reads: 'node',
  fields: ['table'],
  check: (node) => node.fields.flatMap(unknownCells),
};

function unknownCells(field: NodeField): readonly Found[] {
  const { value, schema } = field.read;
  if (value.type !== 'table') return [];
  const column = columnsOf(value, schema);
  return schema.columns.flatMap(({ id, title, options }) => {
    const at = column(id);
    if (!options || at === undefined) return [];
    const known = options.map((text): OptionSchema => ({ id: '', text, opens: null, holds: [] }));
    const isUnknown = (text: string): boolean => isFilled(text, schema) && !optionNamed(known, text);
    return value.rows.flatMap((one, row) => {
      const isFound = one.memory.keep(options, () => isUnknown(one.cells[at]?.text ?? ''));
      const cell = isFound ? one.cells[at] : undefined;
      if (!cell) return [];
      const message = `Set "${title}" in row ${row + 1} to one of ${options.join(', ')}.`;
      const fixes = options.map((text) => ({
        title: `Set to "${shorten(text)}"`,
        intents: [{ type: 'setCell' as const, field: field.id, row, column: at, text }],
      }));
      return [{ message, span: shift(cell, field.at), field: field.id, fixes }];
    });
  });
}
