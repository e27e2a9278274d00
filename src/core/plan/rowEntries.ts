import type { ContainerSchema, FieldSchema } from '../kind/kind.ts';
import { slotSlugs } from '../kind/slotSlugs.ts';
import type { Region, TableBlock } from '../markdown/block.ts';
import type { Labelled } from '../markdown/labels.ts';
import type { TableRow } from '../markdown/rowCells.ts';
import type { Span } from '../markdown/span.ts';
import { slugOf, withoutDecoration } from '../markdown/title.ts';
import type { EntryMatch } from './match.ts';
import { matchEntry } from './match.ts';
import type { FieldRead, Part } from './part.ts';
import { readField } from './part.ts';

/*
 * Entries that stand as rows of a table, where the template has a heading for each: `| H-1 | The cache | EV-1 | Open |`.
 * Columns are fields by their titles; the first cell has the id.
 */

/** An entry in a row of a part. Spans are relative to the region. */
export interface RowEntry {
  readonly row: Span;
  readonly match: EntryMatch;
  readonly title: string;
  readonly fields: readonly FieldRead[];
}

/** The entries in the tables of a part that no field owns. */
export function rowEntries(part: Part, schema: ContainerSchema): readonly RowEntry[] {
  const entries = entriesInRows(schema);
  if (entries.length === 0) return entries as readonly never[];
  return part.memory.keep(rowEntries, () =>
    part.loose.flatMap((block) => (block.type === 'table' ? inTable(part.region, block, schema, entries) : [])),
  );
}

const known = new WeakMap<ContainerSchema, readonly ContainerSchema[]>();

function entriesInRows(schema: ContainerSchema): readonly ContainerSchema[] {
  const found = known.get(schema);
  if (found) return found;
  const made = schema.slots.filter(
    (slot): slot is ContainerSchema => slot.node === 'container' && slot.rows && slot.ordinal !== null,
  );
  known.set(schema, made);
  return made;
}

function inTable(
  region: Region,
  { header, rows }: TableBlock,
  schema: ContainerSchema,
  entries: readonly ContainerSchema[],
): RowEntry[] {
  const titles = header.cells.map((cell) => slugOf(cellText(region, cell)));
  return rows.flatMap((row): RowEntry[] => {
    const [first] = row.cells;
    const match = first && matchEntry(schema, { raw: cellText(region, first) });
    if (!match || !entries.includes(match.schema)) return [];
    const columns = columnsOf(match.schema, titles);
    const fields = columns.flatMap((field, at) => readCell(region, row, field, at));
    // A table that names entries beside something else is no list of them.
    if (fields.length < (match.schema.slots.length > 2 ? 2 : 1)) return [];
    return [{ row: { from: row.from, to: row.to }, match, title: titleOf(region, row, match), fields }];
  });
}

const cellText = (region: Region, { from, to }: Span): string => withoutDecoration(region.text.slice(from, to));

const columnsBySchema = new WeakMap<ContainerSchema, Map<string, readonly (FieldSchema | null)[]>>();

/** The field of each column; null for the first and for what the entry has no field for. */
function columnsOf(schema: ContainerSchema, titles: readonly string[]): readonly (FieldSchema | null)[] {
  const byTitles = columnsBySchema.get(schema) ?? new Map<string, readonly (FieldSchema | null)[]>();
  columnsBySchema.set(schema, byTitles);
  const key = titles.join('\n');
  const found = byTitles.get(key) ?? titles.map((title, at) => (at === 0 ? null : fieldCalled(schema, title)));
  // Every key in a title makes other columns.
  if (byTitles.size >= MOST_COLUMNS) byTitles.clear();
  byTitles.set(key, found);
  return found;
}

const MOST_COLUMNS = 50;

const fieldCalled = ({ slots }: ContainerSchema, title: string): FieldSchema | null =>
  slots.find(
    (slot): slot is FieldSchema =>
      slot.node === 'field' &&
      slot.label !== null &&
      IN_CELLS.has(slot.type) &&
      (slotSlugs(slot).whole === title || slotSlugs(slot).sides.includes(title)),
  ) ?? null;

/** What one line can hold. */
const IN_CELLS: ReadonlySet<FieldSchema['type']> = new Set<FieldSchema['type']>([
  'text',
  'date',
  'reference',
  'choice',
  'list',
]);

function readCell(region: Region, row: TableRow, field: FieldSchema | null, at: number): FieldRead[] {
  const cell = row.cells[at];
  if (!field || !cell) return [];
  const label = field.label ?? '';
  const labelSpan = { from: cell.from, to: cell.from };
  const labelled: Labelled = {
    label,
    form: 'cell',
    bold: true,
    labelSpan,
    inline: cell,
    blocks: [],
    whole: cell,
    item: null,
  };
  return [readField(region, field.id, field, labelled)];
}

/** What stands behind the id, else in the column after it. */
function titleOf(region: Region, { cells }: TableRow, { title }: EntryMatch): string {
  const [, next] = cells;
  return title === '' && next ? cellText(region, next) : title;
}
