import { keptByText } from './keptTexts.ts';
import { Memory } from './memory.ts';
import type { Span } from './span.ts';
import { shift, trimSpan } from './span.ts';
import { pipesIn } from './table.ts';

/** A row of a table by its text alone, for all rows with this text: a keystroke leaves nearly all of them as they were. */
export class RowText extends Memory {
  readonly text: string;
  /** Relative to the row. */
  readonly cells: readonly Span[];

  constructor(text: string) {
    super();
    this.text = text;
    this.cells = cellsIn(text);
  }
}

export const rowText = keptByText((text) => new RowText(text));

/** A row in a region. Of thousands, nobody asks most for their cells, which are placed when somebody does. */
export class TableRow implements Span {
  readonly from: number;
  readonly to: number;
  readonly row: RowText;

  constructor(from: number, row: RowText) {
    this.from = from;
    this.to = from + row.text.length;
    this.row = row;
  }

  get cells(): readonly Span[] {
    return this.row.cells.map((cell) => shift(cell, this.from));
  }
}

function cellsIn(row: string): readonly Span[] {
  const bars = pipesIn(row, 0, row.length);
  const edges = bars[0] === 0 ? bars : [-1, ...bars];
  const last = edges.at(-1);
  if (last !== undefined && row.slice(last + 1).trim() !== '') edges.push(row.length);
  const cells: Span[] = [];
  for (let index = 0; index + 1 < edges.length; index++) {
    cells.push(cellSpan(row, (edges[index] ?? 0) + 1, edges[index + 1] ?? row.length));
  }
  return cells;
}

// An empty cell is the place after its first blank, so that text put there keeps a blank on both sides.
function cellSpan(row: string, from: number, to: number): Span {
  const span = trimSpan(row, { from, to });
  if (span.from < span.to) return span;
  const at = Math.min(from + 1, to);
  return { from: at, to: at };
}
