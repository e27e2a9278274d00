import * as z from 'zod/mini';
import type { BoardPage, BoardPageCell, BoardPageRow } from '../../../src/contract/board.ts';

/* What a person chose to see: kept by the page, and applied to the rows. */

const sortKeys = ['name', 'phase', 'age'] as const;

const viewSchema = z.object({
  text: z.string(),
  /** A state of the gate that a feature stands at; empty for all. */
  state: z.string(),
  /** Somebody whom features wait for; empty for all. */
  person: z.string(),
  sort: z.enum(sortKeys),
  descending: z.boolean(),
});

export type View = z.infer<typeof viewSchema>;
export type SortKey = View['sort'];

export const wholeView: View = { text: '', state: '', person: '', sort: 'phase', descending: false };

/** State that an older version wrote, or none, gives everything. */
export function readView(state: unknown): View {
  const parsed = viewSchema.safeParse(state);
  return parsed.success ? parsed.data : wholeView;
}

/** The cell of the gate that a feature stands at; null once all are passed. */
export const currentCell = (row: BoardPageRow): BoardPageCell | null => row.cells[row.current] ?? null;

export function shownRows({ rows, now }: BoardPage, view: View): readonly BoardPageRow[] {
  const words = view.text.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = rows.filter((row) => {
    const cell = currentCell(row);
    if (view.state !== '' && (cell?.state ?? 'approved') !== view.state) return false;
    if (view.person !== '' && !cell?.waitsFor.includes(view.person)) return false;
    const text = [row.name, row.path, row.status, row.phase, cell?.holds, ...(cell?.waitsFor ?? [])]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const by = comparers(now)[view.sort];
  const sign = view.descending ? -1 : 1;
  return wanted.toSorted((a, b) => sign * by(a, b) || compare(a.name, b.name) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => a.localeCompare(b, undefined, { numeric: true, sensitivity: 'base' });

const comparers = (now: string): Readonly<Record<SortKey, (a: BoardPageRow, b: BoardPageRow) => number>> => ({
  name: (a, b) => compare(a.name, b.name),
  // Finished features come last: nothing waits in them.
  phase: (a, b) => rank(a) - rank(b),
  age: (a, b) => ageOf(currentCell(b), now) - ageOf(currentCell(a), now),
});

const rank = ({ current, cells }: BoardPageRow): number => (current < 0 ? cells.length : current);

/** Milliseconds since a cell came to stand so; 0 where that is not known. */
export function ageOf(cell: BoardPageCell | null, now: string): number {
  const since = cell?.since == null ? NaN : Date.parse(cell.since);
  return Number.isNaN(since) ? 0 : Math.max(0, Date.parse(now) - since);
}

/** Everybody whom any feature waits for, sorted. */
export const peopleIn = ({ rows }: BoardPage): readonly string[] =>
  [...new Set(rows.flatMap((row) => currentCell(row)?.waitsFor ?? []))].sort(compare);
