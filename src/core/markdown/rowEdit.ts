import type { Block, PlacedRegion, TableBlock } from './block.ts';
import { Region } from './block.ts';
import { rowText, TableRow } from './rowCells.ts';
import type { Span } from './span.ts';
import type { TextEdit } from './textEdit.ts';

/*
 * Tables of thousands of rows are where people type most in plans that trace requirements, and one table is one block: the
 * parser would read all of it at every key. A line that begins with a pipe opens nothing, so as long as an edit leaves
 * that pipe and the line's end alone, the row stays a row, and all around it stays what it was.
 */

/** The region after an edit within one row of the table that ends it; null where the edit is anything else. */
export function editRow({ region, start }: PlacedRegion, edit: TextEdit): Region | null {
  const table = region.blocks.at(-1);
  if (table?.type !== 'table' || /[\r\n]/.test(edit.insert)) return null;
  const at = edit.from - start;
  const index = rowAround(table.rows, { from: at, to: edit.to - start });
  const old = table.rows[index];
  if (!old?.row.text.startsWith('|')) return null;
  const text = region.text.slice(0, at) + edit.insert + region.text.slice(edit.to - start);
  const grown = text.length - region.text.length;
  const row = new TableRow(old.from, rowText(text.slice(old.from, old.to + grown)));
  return new Region(text, region.head, [...region.blocks.slice(0, -1), withRow(table, index, row, grown)]);
}

function withRow({ type, from, to, header, rows }: TableBlock, index: number, row: TableRow, grown: number): Block {
  const behind = rows.slice(index + 1).map((one) => new TableRow(one.from + grown, one.row));
  return { type, from, to: to + grown, header, rows: [...rows.slice(0, index), row, ...behind] };
}

/** The index of the row that holds a span behind its first character; -1 for none. */
function rowAround(rows: readonly TableRow[], { from, to }: Span): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((rows[middle]?.from ?? 0) < from) low = middle;
    else high = middle - 1;
  }
  const row = rows[low];
  return row && row.from < from && to <= row.to ? low : -1;
}
