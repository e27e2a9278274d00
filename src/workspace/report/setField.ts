import type { ShownValue } from '../../contract/cli.ts';
import type { Intent } from '../../core/edit/intent.ts';
import { isMissing } from '../../core/edit/missing.ts';
import { planEdit, planEdits } from '../../core/edit/planEdit.ts';
import type { EditRefusal, EditResult } from '../../core/edit/result.ts';
import { isDate } from '../../core/fields/isDate.ts';
import { minimalEdit } from '../../core/markdown/textEdit.ts';
import type { LocatedField, Plan } from '../../core/plan/plan.ts';
import type { FieldTarget } from './fieldTarget.ts';
import { columnIndex, fieldSchema, parseTarget, similarFields } from './fieldTarget.ts';
import { parsedJson } from './givenValue.ts';
import { setIntents } from './setIntents.ts';
import type { Wanted } from './setIntents.ts';
import { shownValue } from './shownValue.ts';

const refuse = (code: EditRefusal['code'], message: string): EditRefusal => ({ ok: false, code, message });

/**
 * Makes a field, an item or a cell hold a value that is given as text or as the JSON that `show` prints. A missing field
 * is added first. `expected` is what it must hold now. Writes nothing: gives the edits, or why not.
 */
export function setField(plan: Plan, name: string, raw: string, expected?: string): EditResult {
  const target = parseTarget(name);
  const present = plan.field(target.id);
  if (!present && !fieldSchema(plan, target.id)) {
    return inMissingSection(plan, target, name, raw, expected) ?? setNode(plan, target, raw, expected);
  }
  if (expected !== undefined) {
    const refused = unexpected(name, present ? currentValue(present, target) : '', expected);
    if (refused) return refused;
  }
  const prepared = present ? plan : addedField(plan, target.id);
  if ('ok' in prepared) return prepared;
  const field = prepared.field(target.id);
  if (!field) return refuse('not-found', `"${target.id}" cannot be added to this document. Add it in the Markdown.`);
  const impossible = refusedValue(plan, field, raw);
  if (impossible) return impossible;
  const wanted = target.index === null ? setIntents(field, raw) : partIntents(field, target, target.index, raw);
  if (typeof wanted === 'string') return refuse('invalid', wanted);
  const result = planEdits(prepared, wanted);
  if (!result.ok || prepared === plan) return result;
  const edit = minimalEdit(plan.text, result.after.text);
  return { ok: true, edits: edit ? [edit] : [], after: result.after };
}

/** Of a section that is missing: it is added as the template has it, and then the field is set. Null for another field. */
function inMissingSection(
  plan: Plan,
  { id }: FieldTarget,
  name: string,
  raw: string,
  expected?: string,
): EditResult | null {
  const around = /[/.]/.test(id) && isMissing(plan, id) ? planEdit(plan, { type: 'addMissing', id }) : null;
  if (!around?.ok || !(around.after.field(id) ?? fieldSchema(around.after, id))) return null;
  const refused = expected === undefined ? null : unexpected(name, '', expected);
  if (refused) return refused;
  const result = setField(around.after, name, raw);
  if (!result.ok) return result;
  const edit = minimalEdit(plan.text, result.after.text);
  return { ok: true, edits: edit ? [edit] : [], after: result.after };
}

/** Values that no document of the kind can mean. What it holds already may be given back, whatever it is. */
function refusedValue({ kind }: Plan, { id, schema, read }: LocatedField, raw: string): EditRefusal | null {
  const text = raw.trim();
  if (text === '' || shownValue(read.value) === text) return null;
  if (id === `header/${kind.headerRoles.status ?? ''}`) {
    const names = kind.statuses.map(({ name }) => name);
    const isOne = names.length === 0 || names.some((name) => name.toUpperCase() === text.toUpperCase());
    return isOne
      ? null
      : refuse('invalid', `There is no status ${JSON.stringify(text)}: it is one of ${names.join(', ')}.`);
  }
  if (schema.type !== 'date' || isDate(text)) return null;
  return refuse('invalid', `${JSON.stringify(text)} is no date: write YYYY-MM-DD, or YYYY-MM-DDTHH:MM:SSZ.`);
}

function addedField(plan: Plan, id: string): Plan | EditRefusal {
  const added = planEdit(plan, { type: 'addMissing', id });
  return added.ok ? added.after : added;
}

// An entry is named by the id of its node: setting it renames it.
function setNode(plan: Plan, { id }: FieldTarget, raw: string, expected?: string): EditResult {
  const found = plan.node(id);
  if (found?.node.schema?.ordinal) {
    const refused = expected === undefined ? null : unexpected(id, found.node.title, expected);
    return refused ?? planEdit(plan, { type: 'renameEntry', node: id, title: raw });
  }
  if (found) return refuse('invalid', `"${id}" is a section, not a field. "planwright show" lists its fields.`);
  const similar = similarFields(plan, id);
  const hint = similar.length > 0 ? ` Is it ${similar.join(' or ')}?` : ' "planwright show" lists all fields.';
  return refuse('not-found', `There is no field "${id}".${hint}`);
}

function partIntents(field: LocatedField, { column }: FieldTarget, index: number, raw: string): Wanted {
  const { value } = field.read;
  if (value.type === 'table') return cellIntents(field, index, column, raw);
  if (column !== null) return `"${field.id}" is a ${value.type}, which has no columns.`;
  if (!('items' in value)) return `"${field.id}" is a ${value.type}, which has no items.`;
  if (index >= 0 && index < value.items.length) return [{ type: 'setItem', field: field.id, index, text: raw }];
  if (index === value.items.length) return [{ type: 'addItem', field: field.id, text: raw }];
  return `"${field.id}" has ${value.items.length} items; there is no ${index + 1}.`;
}

function cellIntents(field: LocatedField, row: number, column: string | null, raw: string): Wanted {
  const { value } = field.read;
  if (value.type !== 'table') return [];
  if (column === null) return `Name a column: ${field.id}[${row + 1}].COLUMN, one of ${value.columns.join(', ')}.`;
  const at = columnIndex(value.columns, field.schema.columns, column);
  if (at === null)
    return `"${field.id}" has no column ${JSON.stringify(column)}; there are ${value.columns.join(', ')}.`;
  if (row < 0 || row > value.rows.length) return `"${field.id}" has ${value.rows.length} rows; there is no ${row + 1}.`;
  if (row < value.rows.length) return [{ type: 'setCell', field: field.id, row, column: at, text: raw }];
  const cells = value.columns.map((_, index) => (index === at ? raw : ''));
  return [{ type: 'addRow', field: field.id, cells } satisfies Intent];
}

function currentValue({ read, schema }: LocatedField, { index, column }: FieldTarget): ShownValue {
  const { value } = read;
  if (index === null) return shownValue(value);
  if (value.type === 'table') {
    const at = column === null ? null : columnIndex(value.columns, schema.columns, column);
    return value.rows[index]?.cells[at ?? -1]?.text ?? '';
  }
  return 'items' in value ? (value.items[index]?.slot.text ?? '') : '';
}

function unexpected(name: string, now: ShownValue, expected: string): EditRefusal | null {
  if (isExpected(now, expected)) return null;
  const current = typeof now === 'string' ? now : JSON.stringify(now);
  const message = `${name} holds something else than expected. It holds: ${JSON.stringify(current)}`;
  return { ok: false, code: 'conflict', message, current };
}

function isExpected(now: ShownValue, expected: string): boolean {
  const lines = expected.replace(/\r\n?/g, '\n').trim();
  if (now === null) return lines === '' || lines === 'null';
  if (typeof now === 'string') return now === lines;
  if ('text' in now && now.text === lines) return true;
  if (Array.isArray(now) && now.every((item) => typeof item === 'string') && now.join('\n') === lines) return true;
  return sameJson(parsedJson(expected), now);
}

function sameJson(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = Object.keys(a);
  if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => sameJson((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
