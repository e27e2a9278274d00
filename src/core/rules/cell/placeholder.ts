import { openCells } from '../openCells.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'cell.placeholder',
  severity: 'error',
  title: 'The hint of the template stands in a cell of a row that is filled in.',
  reads: 'node',
  fields: ['table'],
  check: (node) =>
    node.fields.flatMap((field) =>
      openCells(field)
        .filter(({ state }) => state === 'placeholder')
        .map(({ row, column, title, span }) => ({
          message: `Fill in "${title}" in row ${row + 1}.`,
          span,
          field: field.id,
          fixes: [
            {
              title: 'Empty the cell',
              intents: [{ type: 'setCell' as const, field: field.id, row, column, text: '' }],
            },
          ],
        })),
    ),
};
