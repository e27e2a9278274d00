import type { Region, TableBlock } from '../markdown/block.ts';
import type { RowText } from '../markdown/rowCells.ts';
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
  return {
    type: 'table',
    columns: table.header.cells.map((span) => decodeSlot(sliceOf(place.region, span), CELL)),
    rows: table.rows.map(({ from, row }) => new ValueRow(from, row)),
  };
}

// A key in one row leaves a thousand others as they were: what they hold is read once, and placed when somebody asks.
class ValueRow implements TableValueRow {
  readonly from: number;
  readonly to: number;
  readonly memory: RowText;

  constructor(from: number, row: RowText) {
    this.from = from;
    this.to = from + row.text.length;
    this.memory = row;
  }

  get text(): string {
    return this.memory.text;
  }

  get cells(): readonly Slot[] {
    const { from } = this;
    const cells = slotsIn(this.memory);
    if (from === 0) return cells;
    return cells.map((cell): Slot => ({ from: cell.from + from, to: cell.to + from, frame: CELL, text: cell.text }));
  }
}

const slotsIn = (row: RowText): readonly Slot[] =>
  row.keep(CELL, () =>
    row.cells.map(({ from, to }): Slot => ({
      from,
      to,
      frame: CELL,
      text: decodeSlot(row.text.slice(from, to), CELL),
    })),
  );

/** A row by itself; offsets are relative to it. */
export const rowAlone = ({ memory }: TableValueRow): TableValueRow => new ValueRow(0, memory);

const sliceOf = (region: Region, span: Span): string => region.text.slice(span.from, span.to);
