import { openCells } from '../openCells.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'cell.empty',
  severity: 'info',
  title: 'A cell is empty in a row that is filled in.',
  reads: 'node',
  fields: ['table'],
  check: (node, { owned }) =>
    node.fields
      .filter(({ read }) => read.schema.role === null || !owned.cells.has(read.schema.role))
      .flatMap((field) =>
        openCells(field)
          .filter(({ state }) => state === 'empty')
          .map(({ row, title, span }) => ({
            message: `Say something under "${title}" in row ${row + 1}, or "None".`,
            span,
            field: field.id,
          })),
      ),
};
