import { keptByText } from './keptTexts.ts';
import type { Span } from './span.ts';
import { trimSpan } from './span.ts';
import { pipesIn } from './table.ts';

/** The cells of a row of a table by its text, relative to it: a keystroke leaves nearly all rows as they were. */
export const cellsIn = keptByText((row): readonly Span[] => {
  const bars = pipesIn(row, 0, row.length);
  const edges = bars[0] === 0 ? bars : [-1, ...bars];
  const last = edges.at(-1);
  if (last !== undefined && row.slice(last + 1).trim() !== '') edges.push(row.length);
  const cells: Span[] = [];
  for (let index = 0; index + 1 < edges.length; index++) {
    cells.push(cellSpan(row, (edges[index] ?? 0) + 1, edges[index + 1] ?? row.length));
  }
  return cells;
});

// An empty cell is the place after its first blank, so that text put there keeps a blank on both sides.
function cellSpan(row: string, from: number, to: number): Span {
  const span = trimSpan(row, { from, to });
  if (span.from < span.to) return span;
  const at = Math.min(from + 1, to);
  return { from: at, to: at };
}
