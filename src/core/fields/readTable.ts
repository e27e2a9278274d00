import type { Region, TableBlock } from '../markdown/block.ts';
import type { SlotFrame } from '../markdown/slotText.ts';
import { decodeSlot } from '../markdown/slotText.ts';
import type { FieldSchema } from '../kind/kind.ts';
import type { Place } from './place.ts';
import type { Span } from '../markdown/span.ts';
import type { Slot, Value } from './value.ts';

export const CELL: SlotFrame = { indent: '', leads: true, blank: 'break', labels: false, cell: true };

export function readTable(_schema: FieldSchema, place: Place): Value {
  const table = place.blocks.find((block): block is TableBlock => block.type === 'table');
  if (!table) return { type: 'table', columns: [], rows: [] };
  const cell = (span: Span): Slot => ({ ...span, frame: CELL, text: decodeSlot(sliceOf(place.region, span), CELL) });
  return {
    type: 'table',
    columns: table.header.cells.map((span) => decodeSlot(sliceOf(place.region, span), CELL)),
    rows: table.rows.map((row) => ({ from: row.from, to: row.to, cells: row.cells.map(cell) })),
  };
}

const sliceOf = (region: Region, span: Span): string => region.text.slice(span.from, span.to);
