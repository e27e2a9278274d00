import { isFilled } from '../../fields/placeholder.ts';
import { shift } from '../../markdown/span.ts';
import { fieldsWithRole } from '../roleRule.ts';
import { shorten } from '../names.ts';
import type { NodeRule } from '../rule.ts';

const COLUMNS = ['fields', 'indexes'];

export const rule: NodeRule = {
  code: 'schema.incomplete',
  severity: 'error',
  title: 'A table of the schema has no fields or no indexes.',
  roles: ['schema-changes'],
  owns: 'cells',
  reads: 'node',
  check: (node) =>
    fieldsWithRole(node, 'schema-changes').flatMap(({ id, read, at }) => {
      const { value, schema } = read;
      if (value.type !== 'table') return [];
      const wanted = schema.columns.flatMap((column, index) =>
        COLUMNS.includes(column.id) ? [{ index, column }] : [],
      );
      const isNone = (row: (typeof value.rows)[number]): boolean =>
        row.cells.some(({ text }) => /^\W*none\b/i.test(text));
      return value.rows.flatMap((row) => {
        const [name] = row.cells;
        if (!name || !isFilled(name.text, schema) || isNone(row)) return [];
        const missing = wanted.filter(({ index }) => !isFilled(row.cells[index]?.text ?? '', schema));
        if (missing.length === 0) return [];
        const what = missing.map(({ column }) => column.title.toLowerCase()).join(' and ');
        return [{ message: `Name the ${what} of "${shorten(name.text)}".`, span: shift(row, at), field: id }];
      });
    }),
};
