import type { TableValueRow, Value } from '../fields/value.ts';
import { isPlaceholder } from '../fields/placeholder.ts';
import { encodeCell } from '../markdown/slotText.ts';
import { isTick } from '../markdown/taskMark.ts';
import type { TextEdit } from '../markdown/textEdit.ts';
import type { LocatedField, Plan } from '../plan/plan.ts';
import type { Change, Planned } from './change.ts';
import { fieldChange, notFound, refuse } from './change.ts';
import type { IntentOf } from './intent.ts';
import { rearranged } from './items.ts';
import type { EditRefusal } from './result.ts';
import { indentOf, lineEnd, wholeLines } from './lines.ts';
import { conflict, inDocument, readsBack, slotEdits } from './slot.ts';

type Table = Extract<Value, { type: 'table' }>;

const tableOf = (field: LocatedField | null): Table | null =>
  field?.read.value.type === 'table' ? field.read.value : null;

interface FoundTable {
  readonly ok: true;
  readonly field: LocatedField;
  readonly table: Table;
}

function findTable(plan: Plan, id: string): FoundTable | Exclude<Planned, { ok: true }> {
  const field = plan.field(id);
  const table = tableOf(field);
  if (!field) return notFound(id);
  return table ? { ok: true, field, table } : refuse('invalid', `"${id}" holds a ${field.schema.type}, not a table.`);
}

export function setCell(plan: Plan, intent: IntentOf<'setCell'>, expected: string | undefined): Planned {
  const found = findTable(plan, intent.field);
  if (!found.ok) return found;
  const row = found.table.rows[intent.row];
  if (!row || intent.column >= found.table.columns.length) return noRow(intent.field, intent.row);
  const cell = row.cells[intent.column];
  const refused = cell ? conflict(cell, expected) : null;
  if (refused) return refused;
  const change = (edits: readonly TextEdit[]): Change =>
    fieldChange(intent.field, edits, (after) => {
      return readsBack(tableOf(after.field(intent.field))?.rows[intent.row]?.cells[intent.column], intent.text);
    });
  const whole = (): Change => change([widened(plan, found, row, intent)]);
  // Without outer pipes, the text of a first cell could open a block, and an empty one would be no cell.
  return cell ? { ...change(slotEdits(plan, cell, found.field.start, intent.text)), otherwise: whole } : whole();
}

const noRow = (field: string, row: number): EditRefusal =>
  refuse('not-found', `"${field}" has no such cell in row ${row + 1}.`);

// A row may have fewer cells than the header; writing one of those writes the whole row.
function widened(plan: Plan, { field, table }: FoundTable, row: TableValueRow, intent: IntentOf<'setCell'>): TextEdit {
  const width = Math.max(table.columns.length, row.cells.length);
  const cells = Array.from({ length: width }, (_, at) =>
    at === intent.column ? intent.text : (row.cells[at]?.text ?? ''),
  );
  return { from: field.start + row.from, to: field.start + row.to, insert: inDocument(plan, rowText(cells)) };
}

const rowText = (cells: readonly string[]): string => `| ${cells.map(encodeCell).join(' | ')} |`;

export const addRow = (plan: Plan, { field, cells, at }: IntentOf<'addRow'>): Planned =>
  insertRows(plan, field, [cells], at);

export const addRows = (plan: Plan, { field, rows }: IntentOf<'addRows'>): Planned => insertRows(plan, field, rows);

function insertRows(plan: Plan, id: string, given: readonly (readonly string[])[], place?: number): Planned {
  const found = findTable(plan, id);
  if (!found.ok) return found;
  const { field, table } = found;
  const added = given.map((cells) => table.columns.map((_, at) => cells[at] ?? ''));
  const [first, ...more] = added.map(rowText);
  if (first === undefined) return fieldChange(id, [], () => true);
  const only = table.rows.length === 1 ? table.rows[0] : undefined;
  const vacant = only?.cells.every(({ text }) => text === '' || isTick(text) || isPlaceholder(text, field.schema));
  const at = Math.min(place ?? table.rows.length, table.rows.length);
  const replaces = only && vacant && place === undefined;
  const edit = replaces
    ? { from: field.start + only.from, to: field.start + only.to, insert: lines(plan, found, [first, ...more]) }
    : rowInsertion(plan, found, at, [first, ...more]);
  const begin = replaces ? 0 : at;
  return fieldChange(id, [edit], (after) => {
    const rows = tableOf(after.field(id))?.rows ?? [];
    return (
      rows.length === table.rows.length + added.length - (replaces ? 1 : 0) &&
      added.every((cells, row) => cells.every((cell, index) => readsBack(rows[begin + row]?.cells[index], cell)))
    );
  });
}

const indentIn = (plan: Plan, { field }: FoundTable): string => {
  const block = field.read.blocks.find((candidate) => candidate.type === 'table');
  return indentOf(plan.text, field.start + (block?.from ?? 0));
};

const lines = (plan: Plan, found: FoundTable, rows: readonly string[]): string =>
  inDocument(plan, rows.join(`\n${indentIn(plan, found)}`));

function rowInsertion(plan: Plan, found: FoundTable, at: number, rows: readonly string[]): TextEdit {
  const { field, table } = found;
  const block = field.read.blocks.find((candidate) => candidate.type === 'table');
  const first = field.start + (block?.from ?? 0);
  const before = table.rows[at - 1];
  const head = lineEnd(plan.text, lineEnd(plan.text, first) + 2);
  const from = before ? field.start + before.to : head;
  return { from, to: from, insert: inDocument(plan, `\n${indentIn(plan, found)}`) + lines(plan, found, rows) };
}

interface FoundRow extends FoundTable {
  readonly row: TableValueRow;
  readonly at: number;
}

/** The row that is meant: at the index, or, where others came before it, the only one with the expected cells. */
function findRow(
  plan: Plan,
  id: string,
  index: number,
  expected: string | undefined,
): FoundRow | Exclude<Planned, { ok: true }> {
  const found = findTable(plan, id);
  if (!found.ok) return found;
  const { rows } = found.table;
  const row = rows[index];
  if (row && (expected === undefined || expected === shownRow(row))) return { ...found, row, at: index };
  const alike = expected === undefined ? [] : rows.filter((other) => shownRow(other) === expected);
  const [moved] = alike;
  if (moved && alike.length === 1) return { ...found, row: moved, at: rows.indexOf(moved) };
  if (!row) return noRow(id, index);
  return refuse('conflict', 'The row has been changed in the meantime. Compare both and decide.', shownRow(row));
}

const shownRow = ({ cells }: TableValueRow): string => JSON.stringify(cells.map(({ text }) => text));

export function removeRow(plan: Plan, intent: IntentOf<'removeRow'>, expected: string | undefined): Planned {
  const found = findRow(plan, intent.field, intent.row, expected);
  if (!found.ok) return found;
  const { field, table, row } = found;
  const cut = wholeLines(plan.text, { from: field.start + row.from, to: field.start + row.to });
  return fieldChange(intent.field, [{ ...cut, insert: '' }], (after) => {
    return tableOf(after.field(intent.field))?.rows.length === table.rows.length - 1;
  });
}

export function moveRow(plan: Plan, intent: IntentOf<'moveRow'>, expected: string | undefined): Planned {
  const found = findRow(plan, intent.field, intent.row, expected);
  if (!found.ok) return found;
  const { rows } = found.table;
  const order = rows.map((_, at) => at);
  order.splice(Math.min(intent.to, rows.length - 1), 0, ...order.splice(found.at, 1));
  const spans = rows.map((row) => ({ from: found.field.start + row.from, to: found.field.start + row.to }));
  return fieldChange(intent.field, rearranged(plan.text, spans, order), (after) => {
    return tableOf(after.field(intent.field))?.rows.length === rows.length;
  });
}
