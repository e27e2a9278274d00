import type { ListItem, QuestionItem, TaskItem } from '../fields/value.ts';
import { isPlaceholder } from '../fields/placeholder.ts';
import type { Span } from '../markdown/span.ts';
import type { SlotFrame } from '../markdown/slotText.ts';
import { columnOf } from '../markdown/readBlocks.ts';
import { encodeSlot, isNothing, normalizeTyped } from '../markdown/slotText.ts';
import type { TextEdit } from '../markdown/textEdit.ts';
import type { LocatedField, Plan } from '../plan/plan.ts';
import type { Change, Planned } from './change.ts';
import { fieldChange, NOT_AS_TYPED, notFound, refuse } from './change.ts';
import type { IntentOf } from './intent.ts';
import { indentOf, lineEnd, lineStart, wholeLines } from './lines.ts';
import { conflict, inDocument, readsBack, slotEdits } from './slot.ts';

export type AnyItem = ListItem | TaskItem | QuestionItem;

export function itemsOf(field: LocatedField | null): readonly AnyItem[] | null {
  const value = field?.read.value;
  return value && 'items' in value ? value.items : null;
}

interface FoundItem {
  readonly ok: true;
  readonly field: LocatedField;
  readonly items: readonly AnyItem[];
  readonly item: AnyItem;
  readonly index: number;
}

/** The item that is meant: at the index, or, where others came before it, the only one with the expected text. */
export function findItem(
  plan: Plan,
  id: string,
  index: number,
  expected: string | undefined,
): FoundItem | Exclude<Planned, { ok: true }> {
  const field = plan.field(id);
  const items = itemsOf(field);
  if (!field) return notFound(id);
  if (!items) return refuse('invalid', `"${id}" holds a ${field.schema.type}, which has no items.`);
  const item = items[index];
  const refused = item ? conflict(item.slot, expected) : null;
  if (item && !refused) return { ok: true, field, items, item, index };
  const moved =
    expected === undefined ? [] : items.flatMap((other, at) => (readsBack(other.slot, expected) ? [at] : []));
  const at = moved[0];
  const found = at === undefined ? undefined : items[at];
  if (moved.length === 1 && found && at !== undefined) return { ok: true, field, items, item: found, index: at };
  return refused ?? refuse('not-found', `"${id}" has no item ${index + 1}. Look at the document again.`);
}

export function setItem(plan: Plan, intent: IntentOf<'setItem'>, expected: string | undefined): Planned {
  const found = findItem(plan, intent.field, intent.index, expected);
  if (!found.ok) return found;
  if (isNothing(intent.text)) return emptyItem(plan, found);
  return { ...replacement(plan, found, intent.text), otherwise: () => asTask(plan, found, intent.text) };
}

// A text that begins like a task mark (`✅ …`) is kept from being one by a mark before it.
function asTask(plan: Plan, found: FoundItem, text: string): Planned {
  const { field, item } = found;
  if (!('mark' in item) || item.mark) return refuse('unsafe', NOT_AS_TYPED);
  const frame = { ...item.slot.frame, leads: true };
  const edit = { from: field.start + item.slot.from, to: field.start + item.slot.to };
  return {
    ...replacement(plan, found, text),
    edits: [{ ...edit, insert: inDocument(plan, `[ ] ${encodeSlot(text, frame)}`) }],
  };
}

function replacement(plan: Plan, { field, items, item, index }: FoundItem, text: string): Change {
  const edits = slotEdits(plan, item.slot, field.start, text);
  return fieldChange(field.id, edits, (after) => {
    const now = itemsOf(after.field(field.id));
    return now?.length === items.length && readsBack(now[index]?.slot, text);
  });
}

/** Takes the text of an item away; the item stays where it can, else the hint is put back. */
function emptyItem(plan: Plan, found: FoundItem): Planned {
  const { field, item } = found;
  const otherwise = (): Planned => replacement(plan, found, `[${field.schema.hint || field.schema.id}]`);
  if (underlines(plan, found)) return otherwise();
  if (isListItem(plan, field, item)) return { ...replacement(plan, found, ''), otherwise };
  return { ...cut(found, { from: field.start + item.slot.from, to: field.start + item.to }), otherwise };
}

// A bullet alone, right below a line of text, is the underline of a heading to Markdown.
function underlines(plan: Plan, { field, item, index }: FoundItem): boolean {
  if (index > 0 || ('mark' in item && item.mark)) return false;
  const line = lineStart(plan.text, field.start + item.from);
  return line > 0 && plan.text.slice(lineStart(plan.text, line - 1), line).trim() !== '';
}

/** Takes an item away with all that stands below it. */
function cut({ field, items }: FoundItem, span: Span): Change {
  const edits = span.from === span.to ? [] : [{ ...span, insert: '' }];
  return fieldChange(field.id, edits, (after) => {
    const now = after.field(field.id);
    return itemsOf(now)?.length === items.length - 1;
  });
}

export function addItem(plan: Plan, intent: IntentOf<'addItem'>): Planned {
  const field = plan.field(intent.field);
  const items = itemsOf(field);
  if (!field) return notFound(intent.field);
  if (!items) return refuse('invalid', `"${intent.field}" holds a ${field.schema.type}, which has no items.`);
  const only = items.length === 1 ? items[0] : undefined;
  const vacant = only && (only.slot.text === '' || isPlaceholder(only.slot.text, field.schema));
  if (vacant && intent.at === undefined) return setItem(plan, { ...intent, type: 'setItem', index: 0 }, undefined);
  // What stands in the label's own line stays first.
  const least = items[0] && !isListItem(plan, field, items[0]) ? 1 : 0;
  const at = Math.max(least, Math.min(intent.at ?? items.length, items.length));
  const change = (text: string): Change =>
    fieldChange(intent.field, [itemInsertion(plan, field, items, at, text)], (after) => {
      const now = itemsOf(after.field(intent.field));
      return now?.length === items.length + 1 && readsBack(now[at]?.slot, text);
    });
  if (!isNothing(intent.text)) return change(intent.text);
  // An empty item right below a label would make a heading of the label.
  if (items.length === 0 && field.schema.type === 'list') return change(`[${field.schema.hint || field.schema.id}]`);
  return { ...change(''), otherwise: () => change(`[${field.schema.hint || field.schema.id}]`) };
}

function itemInsertion(plan: Plan, field: LocatedField, items: readonly AnyItem[], at: number, text: string): TextEdit {
  const task = field.schema.type === 'list' ? '' : '[ ] ';
  const neighbour = items[at - 1] ?? items[at];
  if (!neighbour || !isListItem(plan, field, neighbour)) return firstItem(plan, field, task, text);
  const start = field.start + neighbour.from;
  const marker = nextMarker(markerAt(plan.text, start), at > 0);
  const indent = indentOf(plan.text, start);
  const line = marker + task + encodeSlot(text, itemFrame(field, indent.length + marker.length, task));
  if (at === 0) return { from: start, to: start, insert: inDocument(plan, `${line}\n${indent}`) };
  const end = field.start + neighbour.to;
  return { from: end, to: end, insert: inDocument(plan, `\n${indent}${line}`) };
}

// The value in a label's own line counts as an item, but has no marker to repeat.
const isListItem = (plan: Plan, field: LocatedField, item: AnyItem): boolean =>
  /^(?:[-+*]|\d+[.)])(?:[ \t]|\r?\n|$)/.test(plan.text.slice(field.start + item.from, field.start + item.from + 12));

const itemFrame = (field: LocatedField, columns: number, task: string): SlotFrame => ({
  indent: ' '.repeat(columns),
  leads: task !== '',
  blank: 'line',
  labels: false,
  ...(field.schema.type === 'questions' ? { question: true, blank: 'break' as const } : {}),
});

function markerAt(text: string, from: number): string {
  return /^(?:[-+*]|\d{1,9}[.)])[ \t]*/.exec(text.slice(from, lineEnd(text, from)))?.[0] ?? '- ';
}

function nextMarker(marker: string, after: boolean): string {
  const spaced = /[ \t]$/.test(marker) ? marker : `${marker} `;
  const number = /^\d+/.exec(spaced);
  return number && after ? String(Number(number[0]) + 1) + spaced.slice(number[0].length) : spaced;
}

// The first item of a list that has none: below the label, indented as the label's item wants it.
function firstItem(plan: Plan, field: LocatedField, task: string, text: string): TextEdit {
  const { labelled } = field.read;
  const bullet = field.schema.ordered ? '1. ' : '- ';
  const item = labelled?.item;
  const own = item ? indentOf(plan.text, field.start + item.from).length : 0;
  const indent = ' '.repeat(item ? Math.max(item.indent, own + 1) : 0);
  const from = field.start + (item ? Math.max(labelled.inline.to, labelled.labelSpan.to) : (labelled?.whole.to ?? 0));
  const end = lineEnd(plan.text, from);
  const line = indent + bullet + task + encodeSlot(text, itemFrame(field, indent.length + bullet.length, task));
  return { from: end, to: end, insert: inDocument(plan, (item ? '\n' : '\n\n') + line) };
}

/** Removes an item. The last one of a list without a label stays, empty: without it the list could not be found. */
export function removeItem(plan: Plan, intent: IntentOf<'removeItem'>, expected: string | undefined): Planned {
  const found = findItem(plan, intent.field, intent.index, expected);
  if (!found.ok) return found;
  const { field, items, item } = found;
  const otherwise = (): Planned => emptyItem(plan, found);
  if (!isListItem(plan, field, item)) return otherwise();
  if (items.length === 1 && (field.read.labelled === null || item.slot.text === '')) return otherwise();
  const lines = wholeLines(plan.text, { from: field.start + item.from, to: field.start + item.to });
  return { ...cut(found, lines), otherwise };
}

export function moveItem(plan: Plan, intent: IntentOf<'moveItem'>, expected: string | undefined): Planned {
  const found = findItem(plan, intent.field, intent.index, expected);
  if (!found.ok) return found;
  const { field, items, index } = found;
  const to = Math.min(intent.to, items.length - 1);
  if (to !== index && items.some((item) => !isListItem(plan, field, item))) {
    return refuse('invalid', 'The first item stands in the line of the label. Move it in the Markdown editor.');
  }
  const order = items.map((_, at) => at);
  order.splice(to, 0, ...order.splice(index, 1));
  const edits = items.flatMap((place, at): TextEdit[] => {
    const source = items[order[at] ?? at] ?? place;
    if (source === place) return [];
    const { from, to: end } = bodySpan(plan, field, source);
    const insert = indentedBy(
      plan.text.slice(from, end),
      contentColumn(plan, field, place) - contentColumn(plan, field, source),
    );
    return [{ ...bodySpan(plan, field, place), insert }];
  });
  const wanted = order.map((at) => items[at]?.slot.text);
  return fieldChange(intent.field, edits, (after) => {
    const now = itemsOf(after.field(intent.field)) ?? [];
    return now.length === wanted.length && now.every((item, at) => item.slot.text === normalizeTyped(wanted[at] ?? ''));
  });
}

// Numbers stay where they are; what is behind them moves.
function bodySpan(plan: Plan, field: LocatedField, item: AnyItem): { from: number; to: number } {
  const from = field.start + item.from;
  return { from: from + markerAt(plan.text, from).length, to: field.start + item.to };
}

// The column at which the text of an item begins, and its other lines with it.
function contentColumn(plan: Plan, field: LocatedField, item: AnyItem): number {
  return columnOf(plan.text, bodySpan(plan, field, item).from);
}

function indentedBy(text: string, columns: number): string {
  if (columns === 0) return text;
  if (columns > 0) return text.replace(/(\r\n?|\n)(?=[^\r\n])/g, `$1${' '.repeat(columns)}`);
  return text.replace(new RegExp(`(\\r\\n?|\\n) {1,${-columns}}`, 'g'), '$1');
}

/** Puts the texts of spans into another order, leaving what is between them. */
export function rearranged(
  text: string,
  spans: readonly { from: number; to: number }[],
  order: readonly number[],
): TextEdit[] {
  return spans.flatMap((span, at) => {
    const source = spans[order[at] ?? at] ?? span;
    return source === span ? [] : [{ from: span.from, to: span.to, insert: text.slice(source.from, source.to) }];
  });
}
