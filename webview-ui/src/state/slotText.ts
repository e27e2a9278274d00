import type { FormField, FormNode, FormValue, Snapshot } from '../../../src/contract/form.ts';
import type { Slot } from './slot.ts';

/** What the document holds in a slot, and what of it is shown: a placeholder shows as an empty control. */
export interface Held {
  readonly raw: string;
  readonly shown: string;
}

/** `elsewhere`: the snapshot does not hold that part of the plan; `gone`: it does, and there is no such slot. */
export type Reading = Held | 'elsewhere' | 'gone';

interface Index {
  readonly fields: ReadonlyMap<string, FormField>;
  readonly nodes: ReadonlyMap<string, FormNode>;
  /** Id of a field or node to the nodes around it, outermost first. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
}

const indexes = new WeakMap<Snapshot, Index>();

export function indexOf(snapshot: Snapshot): Index {
  let index = indexes.get(snapshot);
  if (!index) {
    index = makeIndex(snapshot);
    indexes.set(snapshot, index);
  }
  return index;
}

function makeIndex(snapshot: Snapshot): Index {
  const fields = new Map<string, FormField>();
  const nodes = new Map<string, FormNode>();
  const paths = new Map<string, readonly string[]>();
  const visit = (slot: FormField | FormNode, path: readonly string[]): void => {
    paths.set(slot.id, path);
    if (slot.node === 'field') {
      fields.set(slot.id, slot);
      return;
    }
    nodes.set(slot.id, slot);
    for (const child of slot.slots) visit(child, [...path, slot.id]);
  };
  for (const field of snapshot.header) visit(field, []);
  if (snapshot.section) visit(snapshot.section, []);
  return { fields, nodes, paths };
}

/** Texts of the items of a field, as far as it has items. */
export function itemTexts(field: FormField): readonly string[] {
  const { value } = field;
  return value.type === 'list' || value.type === 'tasks' || value.type === 'questions'
    ? value.items.map((item) => item.text)
    : [];
}

export function readSlot(snapshot: Snapshot, slot: Slot): Reading {
  const index = indexOf(snapshot);
  if (slot.kind === 'title' || slot.kind === 'prose') {
    const node = index.nodes.get(slot.node);
    if (!node) return 'elsewhere';
    return plain(slot.kind === 'title' ? node.title : node.prose);
  }
  const field = index.fields.get(slot.field);
  if (field) return readField(field, slot);
  const question =
    slot.kind === 'answer' &&
    snapshot.openQuestions.find((each) => each.field === slot.field && each.index === slot.index);
  return question ? plain(question.answer) : 'elsewhere';
}

function readField(field: FormField, slot: Exclude<Slot, { node: string }>): Reading {
  const { value } = field;
  switch (slot.kind) {
    case 'text':
      return value.type === 'text' ? held(value) : 'gone';
    case 'code':
      return value.type === 'code' ? held(value) : 'gone';
    case 'new':
      return plain('');
    case 'cell': {
      const cell = value.type === 'table' ? value.rows[slot.row]?.[slot.column] : undefined;
      if (cell === undefined || value.type !== 'table') return 'gone';
      return held({ text: cell, placeholder: isHint(value, slot.row, slot.column) });
    }
    case 'answer': {
      const question = value.type === 'questions' ? value.items[slot.index] : undefined;
      return question ? plain(question.answer) : 'gone';
    }
    case 'item': {
      if (value.type !== 'list' && value.type !== 'tasks' && value.type !== 'questions') return 'gone';
      const item = value.items[slot.index];
      return item ? held({ text: item.text, placeholder: 'placeholder' in item && item.placeholder }) : 'gone';
    }
  }
}

/** Whether a cell is a hint of the template still: text that was put over it is none. */
export function isHint(value: Extract<FormValue, { type: 'table' }>, row: number, column: number): boolean {
  return value.hints[row]?.[column] === true && value.rows[row]?.[column]?.startsWith('[') === true;
}

function held({ text, placeholder }: { text: string; placeholder: boolean }): Held {
  return { raw: text, shown: placeholder ? '' : text };
}

function plain(text: string): Held {
  return { raw: text, shown: text };
}
