import type { FormField, FormNode, FormValue, Snapshot } from '../../src/contract/form.ts';
import type { Request } from '../../src/contract/messages.ts';

type Intent = Extract<Request, { type: 'edit' }>['intent'];

/** A plan for looking at the webviews without an editor: the fixture, changed by intents. No Markdown is involved. */
export interface Fixture {
  readonly snapshot: Snapshot;
  readonly sections: Readonly<Record<string, FormNode>>;
}

export function findField(fixture: Fixture, id: string): FormField | undefined {
  const search = (node: FormNode): FormField | undefined => {
    for (const slot of node.slots) {
      const found = slot.node === 'field' ? (slot.id === id ? slot : undefined) : search(slot);
      if (found) return found;
    }
    return undefined;
  };
  for (const section of Object.values(fixture.sections)) {
    const found = search(section);
    if (found) return found;
  }
  return undefined;
}

/** A section as the host sends it: entries that are not asked for come without their slots. */
export function folded(node: FormNode, unfolded: ReadonlySet<string>): FormNode {
  const open = node.type !== 'entry' || unfolded.has(node.id);
  return {
    ...node,
    unfolded: open,
    slots: open ? node.slots.map((slot) => (slot.node === 'field' ? slot : folded(slot, unfolded))) : [],
  };
}

/** What stands in the slot that an intent is about; null where `expected` is not asked. */
export function textAt(value: FormValue, intent: Intent): string | null {
  switch (intent.type) {
    case 'setText':
      return value.type === 'text' ? value.text : null;
    case 'setCode':
      return value.type === 'code' ? value.text : null;
    case 'setCell':
      return value.type === 'table' ? (value.rows[intent.row]?.[intent.column] ?? null) : null;
    case 'answer':
      return value.type === 'questions' ? (value.items[intent.index]?.answer ?? null) : null;
    case 'setItem':
    case 'removeItem':
    case 'moveItem':
    case 'toggle':
      return 'items' in value ? (value.items[intent.index]?.text ?? null) : null;
    default:
      return null;
  }
}

export function changed(value: FormValue, intent: Intent): FormValue {
  if (value.type === 'text' && intent.type === 'setText')
    return { ...value, text: intent.text.trim(), placeholder: false };
  if (value.type === 'code' && intent.type === 'setCode') return { ...value, text: intent.text };
  if (value.type === 'table') return changedTable(value, intent);
  if (value.type === 'list') {
    if (intent.type === 'clear') return { ...value, items: [{ text: '', placeholder: true }] };
    return { ...value, items: changedItems(value.items, intent, (text) => ({ text, placeholder: false })) };
  }
  if (value.type === 'tasks') return changedTasks(value, intent);
  return value.type === 'questions' ? changedQuestions(value, intent) : value;
}

function changedTasks(value: Extract<FormValue, { type: 'tasks' }>, intent: Intent): FormValue {
  const state = (done: boolean): 'done' | 'open' => (done ? 'done' : 'open');
  if (intent.type === 'choose')
    return { ...value, items: value.items.map((item, at) => ({ ...item, state: state(at === intent.index) })) };
  if (intent.type === 'toggle') {
    return {
      ...value,
      items: value.items.map((item, at) => (at === intent.index ? { ...item, state: state(intent.done) } : item)),
    };
  }
  return {
    ...value,
    items: changedItems(value.items, intent, (text) => ({ text, placeholder: false, state: state(false) })),
  };
}

function changedQuestions(value: Extract<FormValue, { type: 'questions' }>, intent: Intent): FormValue {
  const { items } = value;
  if (intent.type === 'answer') {
    const answer = intent.text.trim();
    return {
      ...value,
      items: items.map((item, at) => (at === intent.index ? { ...item, answer, answered: answer !== '' } : item)),
    };
  }
  if (intent.type === 'toggle') {
    return {
      ...value,
      items: items.map((item, at) => (at === intent.index ? { ...item, answered: intent.done } : item)),
    };
  }
  return {
    ...value,
    items: changedItems(items, intent, (text) => ({ text, answer: '', answered: false, placeholder: false })),
  };
}

function changedItems<T extends { text: string }>(items: readonly T[], intent: Intent, make: (text: string) => T): T[] {
  switch (intent.type) {
    case 'setItem':
      return items.map((item, at) =>
        at === intent.index
          ? { ...item, ...('placeholder' in item && { placeholder: false }), text: intent.text.trim() }
          : item,
      );
    case 'addItem':
      return items.toSpliced(intent.at ?? items.length, 0, make(intent.text.trim()));
    case 'removeItem':
      return items.toSpliced(intent.index, 1);
    case 'moveItem':
      return moved(items, intent.index, intent.to);
    default:
      return [...items];
  }
}

function changedTable(value: Extract<FormValue, { type: 'table' }>, intent: Intent): FormValue {
  const { rows } = value;
  switch (intent.type) {
    case 'setCell':
      return {
        ...value,
        rows: rows.map((row, at) => (at === intent.row ? row.with(intent.column, intent.text) : row)),
      };
    case 'addRow':
      return { ...value, rows: rows.toSpliced(intent.at ?? rows.length, 0, [...intent.cells]) };
    case 'removeRow':
      return { ...value, rows: rows.toSpliced(intent.row, 1) };
    case 'moveRow':
      return { ...value, rows: moved(rows, intent.row, intent.to) };
    default:
      return value;
  }
}

function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const item = items[from];
  return item === undefined ? [...items] : items.toSpliced(from, 1).toSpliced(to, 0, item);
}
