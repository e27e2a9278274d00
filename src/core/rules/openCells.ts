import type { TableValueRow } from '../fields/value.ts';
import type { FieldSchema } from '../kind/kind.ts';
import { columnsKey, columnsOf } from '../fields/columnsOf.ts';
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
  const key = columnsKey(value, schema);
  const found: OpenCell[] = [];
  for (const [index, row] of value.rows.entries()) {
    const open = row.memory.keep(key, () => openIn(row, known, schema));
    for (const { at, title, state } of open) {
      const span = shift((state === 'placeholder' && row.cells[at]) || row, field.at);
      found.push({ state, row: index, column: at, title, span });
    }
  }
  return found;
}

interface Column {
  readonly at: number;
  readonly title: string;
}

type Open = Column & Pick<OpenCell, 'state'>;

function openIn(row: TableValueRow, columns: readonly Column[], schema: FieldSchema): readonly Open[] {
  if (!isWritten(row, schema)) return NONE;
  const open = columns.flatMap(({ at, title }): readonly Open[] => {
    const state = stateOf(row.cells[at]?.text ?? '', schema);
    return state === null ? [] : [{ at, title, state }];
  });
  return open.length === 0 ? NONE : open;
}

const NONE: readonly never[] = [];

// A row that says that there is none has nothing more to say. A template may have rows with words of its own.
const isWritten = ({ cells, text: line }: TableValueRow, schema: FieldSchema): boolean =>
  cells.some(({ text }) => text !== '' && !isTick(text) && stateOf(text, schema) === null) &&
  !cells.some(({ text }) => /^\W*(?:none|n\/a)\b/i.test(text)) &&
  !schema.source.includes(line.trim());

function stateOf(text: string, schema: FieldSchema): OpenCell['state'] | null {
  if (text.trim() === '') return 'empty';
  return !isTick(text) && isPlaceholder(text, schema) ? 'placeholder' : null;
}
