import type { Region, TableBlock, TableRow } from '../markdown/block.ts';
import { keptByText } from '../markdown/keptTexts.ts';
import { Memory } from '../markdown/memory.ts';
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

// A key in one row leaves a thousand others as they were.
const sharedRow = keptByText((text): TableValueRow => {
  const cells = cellsIn(text).map(({ from, to }): Slot => ({
    from,
    to,
    frame: CELL,
    text: decodeSlot(text.slice(from, to), CELL),
  }));
  return { from: 0, to: text.length, text, cells, memory: new Memory() };
});

function readRow({ from, to }: TableRow, whole: string): TableValueRow {
  const { text, cells, memory } = sharedRow(whole.slice(from, to));
  const placed = cells.map((cell): Slot => ({
    from: cell.from + from,
    to: cell.to + from,
    frame: CELL,
    text: cell.text,
  }));
  return { from, to, text, cells: placed, memory };
}

/** A row by its text alone; offsets are relative to it. */
export const readRowText = sharedRow;

const sliceOf = (region: Region, span: Span): string => region.text.slice(span.from, span.to);
