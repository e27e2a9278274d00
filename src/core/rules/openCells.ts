import type { TableValueRow } from '../fields/value.ts';
import type { FieldSchema } from '../kind/kind.ts';
import { columnsOf } from '../fields/columnsOf.ts';
import type { Span } from '../markdown/span.ts';
import { shift } from '../markdown/span.ts';
import { isTick } from '../markdown/taskMark.ts';
import type { NodeField } from '../plan/plan.ts';
import { isPlaceholder } from './placeholder.ts';

/** A cell that says nothing of its own, in a row that says something. */
export interface OpenCell {
  readonly state: 'empty' | 'placeholder';
  /** Zero-based. */
  readonly row: number;
  /** In the document; its index and the title of the template. */
  readonly column: number;
  readonly title: string;
  /** Of the cell; of the row where it has no text or is too short for the cell. Relative to the node. */
  readonly span: Span;
}

/** The open cells of a table's rows. Rows that are wholly empty or wholly the template's are the table's own matter. */
export function openCells(field: NodeField): readonly OpenCell[] {
  const { value, schema } = field.read;
  if (value.type !== 'table' || value.rows.length === 0) return [];
  const column = columnsOf(value, schema);
  const known = schema.columns.flatMap(({ id, title }) => {
    const at = column(id);
    return at === undefined ? [] : [{ at, title }];
  });
  return value.rows.flatMap((row, index): readonly OpenCell[] => {
    if (!isWritten(row, schema)) return [];
    return known.flatMap(({ at, title }): readonly OpenCell[] => {
      const cell = row.cells[at];
      const state = stateOf(cell?.text ?? '', schema);
      if (state === null) return [];
      const span = shift(cell && state === 'placeholder' ? cell : row, field.at);
      return [{ state, row: index, column: at, title, span }];
    });
  });
}

// A row that says that there is none has nothing more to say. A template may have rows with words of its own.
const isWritten = ({ cells, text: line }: TableValueRow, schema: FieldSchema): boolean =>
  cells.some(({ text }) => text !== '' && !isTick(text) && stateOf(text, schema) === null) &&
  !cells.some(({ text }) => /^\W*(?:none|n\/a)\b/i.test(text)) &&
  !schema.source.includes(line.trim());

function stateOf(text: string, schema: FieldSchema): OpenCell['state'] | null {
  if (text.trim() === '') return 'empty';
  return !isTick(text) && isPlaceholder(text, schema) ? 'placeholder' : null;
}
