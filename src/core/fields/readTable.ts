import type { Region, TableBlock, TableRow } from '../markdown/block.ts';
import { cellsIn } from '../markdown/rowCells.ts';
import type { SlotFrame } from '../markdown/slotText.ts';
import { decodeSlot } from '../markdown/slotText.ts';
import type { FieldSchema } from '../kind/kind.ts';
import type { Place } from './place.ts';
import type { Span } from '../markdown/span.ts';
import type { Slot, TableValueRow, Value } from './value.ts';

export const CELL: SlotFrame = { indent: '', leads: true, blank: 'break', labels: false, cell: true };

export function readTable(_schema: FieldSchema, place: Place): Value {
  const table = place.blocks.find((block): block is TableBlock => block.type === 'table');
  if (!table) return { type: 'table', columns: [], rows: [] };
  const { text } = place.region;
  return {
    type: 'table',
    columns: table.header.cells.map((span) => decodeSlot(sliceOf(place.region, span), CELL)),
    rows: table.rows.map((row) => readRow(row, text)),
  };
}

function readRow({ from, to, cells }: TableRow, text: string): TableValueRow {
  const row = text.slice(from, to);
  const slots = cells.map(({ from, to }): Slot => ({
    from,
    to,
    frame: CELL,
    text: decodeSlot(text.slice(from, to), CELL),
  }));
  return { from, to, text: row, cells: slots };
}

/** A row by its text alone; offsets are relative to it. */
export const readRowText = (row: string): TableValueRow =>
  readRow({ from: 0, to: row.length, cells: cellsIn(row) }, row);

const sliceOf = (region: Region, span: Span): string => region.text.slice(span.from, span.to);
