import type { TableBlock } from '../markdown/block.ts';
import type { SlotFrame } from '../markdown/slotText.ts';
import { escapeMark, normalizeTyped, unescapeMark } from '../markdown/slotText.ts';
import type { FieldSchema } from '../kind/kind.ts';
import type { Place } from './place.ts';
import type { Region } from '../markdown/block.ts';
import type { Span } from '../markdown/span.ts';
import type { Slot, Value } from './value.ts';

const CELL: SlotFrame = { indent: '', leads: true, blank: 'none', labels: false };

export function readTable(_schema: FieldSchema, place: Place): Value {
  const table = place.blocks.find((block): block is TableBlock => block.type === 'table');
  if (!table) return { type: 'table', columns: [], rows: [] };
  const cell = (span: Span): Slot => ({ ...span, frame: CELL, text: decodeCell(sliceOf(place.region, span)) });
  return {
    type: 'table',
    columns: table.header.cells.map((span) => decodeCell(sliceOf(place.region, span))),
    rows: table.rows.map((row) => ({ from: row.from, to: row.to, cells: row.cells.map(cell) })),
  };
}

const sliceOf = (region: Region, span: Span): string => region.text.slice(span.from, span.to);

/** A cell is one line: a typed line break becomes `<br>`, a pipe gets a backslash. */
export function encodeCell(text: string): string {
  const lines = normalizeTyped(text).split('\n');
  return lines.map((line) => escapeMark(escapeMark(escapeMark(line, '<br>'), '<!--'), '|')).join('<br>');
}

export function decodeCell(raw: string): string {
  const lines = splitBreaks(raw.trim());
  return lines.map((line) => unescapeMark(unescapeMark(unescapeMark(line, '|'), '<!--'), '<br>')).join('\n');
}

// `<br>` after an odd number of backslashes is text.
function splitBreaks(raw: string): string[] {
  const lines: string[] = [];
  let from = 0;
  for (let at = raw.indexOf('<br>'); at >= 0; at = raw.indexOf('<br>', at + 4)) {
    let slashes = 0;
    while (raw.charCodeAt(at - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 1) continue;
    lines.push(raw.slice(from, at));
    from = at + 4;
  }
  return [...lines, raw.slice(from)];
}
