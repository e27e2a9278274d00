import type { Intent } from '../../core/edit/intent.ts';
import type { QuestionItem, TableValueRow, TaskItem, Value } from '../../core/fields/value.ts';
import { slugOf } from '../../core/markdown/title.ts';
import type { LocatedField } from '../../core/plan/plan.ts';
import { codeIn, listItems, parsedJson, questionsIn, rowsIn, stringsIn, tasksIn } from './givenValue.ts';
import { addAll } from '../../core/lists.ts';

/** Intents that make a field hold a value, or what is wrong with the value. */
export type Wanted = readonly Intent[] | string;

/** A value that the field holds already gives no intents. */
export function setIntents(field: LocatedField, raw: string): Wanted {
  const { value } = field.read;
  switch (value.type) {
    case 'text':
    case 'date':
    case 'reference':
      return setText(field, raw);
    case 'list':
      return setList(
        field.id,
        value.items.map((item) => item.slot.text),
        listItems(raw),
      );
    case 'choice':
      return setChoice(field.id, value.items, raw);
    case 'checklist':
      return setChecklist(field.id, value.items, raw);
    case 'questions':
      return setQuestions(field.id, value.items, raw);
    case 'table':
      return setTable(field.id, value, raw);
    case 'code':
      return setCode(field.id, value, codeIn(raw));
  }
}

function setCode(field: string, now: Extract<Value, { type: 'code' }>, given: ReturnType<typeof codeIn>): Wanted {
  const same = given.text === now.text && (given.language ?? now.language) === now.language;
  return same ? [] : [{ type: 'setCode', field, ...given }];
}

function setText(field: LocatedField, raw: string): Wanted {
  const { options, type } = field.schema;
  if (type !== 'choice' || options.length === 0) return [{ type: 'setText', field: field.id, text: raw }];
  // A choice that is written as text takes an option by its number or its slug, too.
  const option = options[Number(raw.trim()) - 1] ?? options.find(({ text }) => slugOf(text) === slugOf(raw));
  return [{ type: 'setText', field: field.id, text: option && slugOf(raw) !== '' ? option.text : raw }];
}

function setList(field: string, now: readonly string[], wanted: readonly string[]): readonly Intent[] {
  let head = 0;
  while (head < now.length && head < wanted.length && now[head] === wanted[head]) head++;
  let tail = 0;
  const most = Math.min(now.length, wanted.length) - head;
  while (tail < most && now[now.length - 1 - tail] === wanted[wanted.length - 1 - tail]) tail++;
  const old = now.length - head - tail;
  const fresh = wanted.slice(head, wanted.length - tail);
  const intents: Intent[] = [];
  // From the end, so that no index moves; what stays at both ends keeps its bytes.
  for (let index = head + old - 1; index >= head + fresh.length; index--)
    intents.push({ type: 'removeItem', field, index });
  fresh.forEach((text, at) => {
    if (at < old) intents.push({ type: 'setItem', field, index: head + at, text });
    else intents.push({ type: 'addItem', field, text, at: head + at });
  });
  return intents;
}

function setChoice(field: string, items: readonly TaskItem[], raw: string): Wanted {
  const given = stringsIn(raw) ?? (raw.trim() === '' || parsedJson(raw) === null ? [] : [raw]);
  const indexes: number[] = [];
  for (const wanted of given) {
    const index = itemIndex(items, wanted);
    if (index === null) return noSuchItem(wanted, items, 'option');
    indexes.push(index);
  }
  const [only = null] = indexes;
  if (indexes.length < 2) {
    const same = items.every((item, index) => (item.state !== 'open') === (index === only));
    return same ? [] : [{ type: 'choose', field, index: only }];
  }
  return items.flatMap((item, index): Intent[] => {
    const done = indexes.includes(index);
    return done === (item.state !== 'open') ? [] : [{ type: 'toggle', field, index, done }];
  });
}

function setChecklist(field: string, items: readonly TaskItem[], raw: string): Wanted {
  const given = tasksIn(raw);
  if (given) {
    const intents = [
      ...setList(
        field,
        items.map((item) => item.slot.text),
        given.map((task) => task.text),
      ),
    ];
    for (const [index, task] of given.entries()) {
      const now = items[index];
      if (now?.state === task.state && now.slot.text === task.text) continue;
      if (task.state === 'partial') return `"${task.text}" cannot be set to partial; it is "open" or "done".`;
      intents.push({ type: 'toggle', field, index, done: task.state === 'done' });
    }
    return intents;
  }
  return raw
    .split(/\r\n|[\r\n]/)
    .filter((line) => line.trim() !== '')
    .reduce<Wanted>((before, line) => {
      if (typeof before === 'string') return before;
      const one = tickOne(field, items, line);
      return typeof one === 'string' ? one : [...before, ...one];
    }, []);
}

const MARKS: Readonly<Record<string, boolean>> = {
  x: true,
  done: true,
  true: true,
  '': false,
  open: false,
  false: false,
};

// `Requires feature flag=x`: the mark is what follows the last equals sign.
function tickOne(field: string, items: readonly TaskItem[], line: string): Wanted {
  const at = line.lastIndexOf('=');
  const done =
    at < 0
      ? undefined
      : MARKS[
          line
            .slice(at + 1)
            .trim()
            .toLowerCase()
        ];
  if (done === undefined)
    return `A checklist takes ITEM=x or ITEM= (or the JSON that show prints), not ${JSON.stringify(line)}.`;
  const name = line.slice(0, at).trim();
  const index = itemIndex(items, name);
  if (index === null) return noSuchItem(name, items, 'item');
  return [{ type: 'toggle', field, index, done }];
}

/** An item by its text, its slug, its number from 1, or a beginning of its text that no other item has. */
export function itemIndex(items: readonly TaskItem[], wanted: string): number | null {
  const texts = items.map((item) => item.slot.text);
  const slug = slugOf(wanted);
  const exact = texts.indexOf(wanted.trim());
  if (exact >= 0) return exact;
  if (/^\d+$/.test(wanted.trim()))
    return Number(wanted) >= 1 && Number(wanted) <= items.length ? Number(wanted) - 1 : null;
  if (slug === '') return null;
  const alike = texts.flatMap((text, index) => (slugOf(text) === slug ? [index] : []));
  const begun =
    alike.length > 0 ? alike : texts.flatMap((text, index) => (slugOf(text).startsWith(slug) ? [index] : []));
  return begun.length === 1 ? (begun[0] ?? null) : null;
}

function noSuchItem(wanted: string, items: readonly TaskItem[], word: string): string {
  const known = items.map((item, index) => `${index + 1} ${JSON.stringify(item.slot.text)}`).join(', ');
  return `${JSON.stringify(wanted)} names no ${word}, or more than one. There are: ${known || 'none'}.`;
}

/** Text asks a question; JSON makes the questions and answers those that are given. */
function setQuestions(field: string, items: readonly QuestionItem[], raw: string): Wanted {
  const given = questionsIn(raw);
  if (!given) {
    const fresh = listItems(raw).filter((text) => !items.some((item) => item.slot.text === text));
    return fresh.map((text): Intent => ({ type: 'addItem', field, text }));
  }
  const intents = [
    ...setList(
      field,
      items.map((item) => item.slot.text),
      given.map((question) => question.text),
    ),
  ];
  for (const [index, { text, answer, answered }] of given.entries()) {
    const now = items[index]?.slot.text === text ? items[index] : undefined;
    if (now && (now.answer?.text ?? '') === answer && now.answered === answered) continue;
    if (answer !== (now?.answer?.text ?? '')) intents.push({ type: 'answer', field, index, text: answer });
    else if (now ? now.answered !== answered : answered) intents.push({ type: 'toggle', field, index, done: answered });
  }
  return intents;
}

function setTable(field: string, { columns, rows }: Extract<Value, { type: 'table' }>, raw: string): Wanted {
  const given = rowsIn(raw);
  if (!given) return 'A table takes JSON: an array of rows, each an array of texts. One cell is FIELD[ROW].COLUMN.';
  const wide = given.find((row) => row.length > columns.length);
  if (wide) return `The table has ${columns.length} columns, and a row has ${wide.length} values.`;
  const intents: Intent[] = [];
  for (let row = rows.length - 1; row >= given.length; row--) intents.push({ type: 'removeRow', field, row });
  given.forEach((cells, row) => {
    const now = rows[row];
    if (now) addAll(intents, setCells(field, row, now, cells));
    else intents.push({ type: 'addRow', field, cells });
  });
  return intents;
}

function setCells(field: string, row: number, now: TableValueRow, cells: readonly string[]): Intent[] {
  return cells.flatMap((text, column): Intent[] =>
    now.cells[column]?.text === text ? [] : [{ type: 'setCell', field, row, column, text }],
  );
}
