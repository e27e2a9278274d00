import fc from 'fast-check';
import type { Intent } from '../../../../src/core/edit/intent.ts';
import { walkSlots } from '../../../../src/core/kind/kind.ts';
import { isMissing } from '../../../../src/core/edit/missing.ts';
import type { LocatedField, LocatedNode, Plan } from '../../../../src/core/plan/plan.ts';
import { typedText } from './arbitraries.ts';

/** An intent before it is known what the document holds: numbers that pick, and texts that may be typed. */
export interface Seed {
  readonly target: number;
  readonly what: number;
  readonly index: number;
  readonly to: number;
  readonly flag: boolean;
  readonly text: string;
  readonly more: readonly string[];
}

export const seed: fc.Arbitrary<Seed> = fc.record({
  target: fc.nat(10_000),
  what: fc.nat(10_000),
  index: fc.nat(10_000),
  to: fc.nat(6),
  flag: fc.boolean(),
  text: typedText,
  more: fc.array(typedText, { minLength: 4, maxLength: 4 }),
});

const pick = <T>(all: readonly T[], number: number): T | undefined => all[number % Math.max(1, all.length)];

/** The intent that a seed stands for in a document: one that the document can carry out. */
export function intentFor(plan: Plan, seed: Seed): Intent | null {
  const makers = [onField, onField, onField, onField, onNode, onMissing, onLog];
  const make = pick(makers, seed.target >> 4);
  return make?.(plan, seed) ?? null;
}

function onField(plan: Plan, seed: Seed): Intent | null {
  const field = pick([...plan.fields.values()], seed.target);
  if (!field) return null;
  return pick(fieldIntents(field, seed), seed.what) ?? null;
}

/** Every intent that fits a field as it is. */
export function fieldIntents(located: LocatedField, seed: Seed): Intent[] {
  const field = located.id;
  const { value } = located.read;
  const { text, flag: done } = seed;
  switch (value.type) {
    case 'text':
    case 'date':
    case 'reference':
      return [
        { type: 'setText', field, text },
        { type: 'setText', field, text },
        { type: 'clear', field },
      ];
    case 'code':
      if (value.fence === null) return [];
      return [
        { type: 'setCode', field, text },
        { type: 'setCode', field, text, language: seed.more[0] ?? '' },
        { type: 'clear', field },
      ];
    case 'table':
      return value.columns.length === 0 ? [] : tableIntents(field, value.rows.length, value.columns.length, seed);
    case 'list':
    case 'checklist':
    case 'choice':
    case 'questions': {
      const items = itemIntents(field, value.items.length, seed);
      if (value.type === 'list') return items;
      const index = seed.index % Math.max(1, value.items.length);
      if (value.items.length > 0) items.push({ type: 'toggle', field, index, done });
      if (value.type === 'choice')
        items.push({ type: 'choose', field, index: done && value.items.length > 0 ? index : null });
      if (value.type === 'questions' && value.items.length > 0) items.push({ type: 'answer', field, index, text });
      return items;
    }
  }
}

function itemIntents(field: string, count: number, { text, index: at, to, flag }: Seed): Intent[] {
  const intents: Intent[] = [
    { type: 'addItem', field, text },
    { type: 'addItem', field, text, at: at % (count + 1) },
    { type: 'clear', field },
  ];
  if (count === 0) return intents;
  const index = at % count;
  intents.push({ type: 'setItem', field, index, text }, { type: 'setItem', field, index, text });
  intents.push(flag ? { type: 'removeItem', field, index } : { type: 'moveItem', field, index, to: to % count });
  return intents;
}

function tableIntents(field: string, rows: number, columns: number, seed: Seed): Intent[] {
  const cells = seed.more.slice(0, columns);
  const intents: Intent[] = [
    { type: 'addRow', field, cells },
    { type: 'addRows', field, rows: [cells, [seed.text], []].slice(0, 1 + (seed.to % 3)) },
    { type: 'addRow', field, cells, at: seed.index % (rows + 1) },
  ];
  if (rows === 0) return intents;
  const row = seed.index % rows;
  const column = seed.to % columns;
  intents.push(
    { type: 'setCell', field, row, column, text: seed.text },
    { type: 'setCell', field, row, column, text: seed.text },
  );
  intents.push(
    { type: 'removeRow', field, row },
    { type: 'moveRow', field, row, to: seed.to % rows },
    { type: 'clear', field },
  );
  return intents;
}

function onNode(plan: Plan, seed: Seed): Intent | null {
  const located = pick([...plan.walk()], seed.target);
  return located ? (pick(nodeIntents(located, seed), seed.what) ?? null) : null;
}

function nodeIntents({ node, parent }: LocatedNode, seed: Seed): Intent[] {
  const intents: Intent[] = [];
  for (const { slot } of walkSlots(node.schema?.slots ?? [])) {
    const direct = node.schema?.slots.includes(slot) ?? false;
    if (direct && slot.node === 'container' && slot.ordinal) {
      if (slot.ordinal.style === 'letter' && node.children.length > 20) continue;
      intents.push({ type: 'addEntry', node: node.id, entry: slot.id, title: seed.text });
    }
  }
  if (!node.schema?.ordinal || !parent) return intents;
  const title = seed.text.trim() === '' ? 'Named' : seed.text;
  intents.push({ type: 'renameEntry', node: node.id, title });
  if (!node.id.includes('~'))
    intents.push(
      seed.flag ? { type: 'removeEntry', node: node.id } : { type: 'moveEntry', node: node.id, to: seed.to },
    );
  return intents;
}

function onMissing(plan: Plan, seed: Seed): Intent | null {
  const ids = Array.from(plan.walk()).flatMap(({ node }) => node.missing.map(({ id }) => id));
  ids.push(...plan.kind.sections.map(({ id }) => id).filter((id) => isMissing(plan, id)));
  const id = pick(ids, seed.target);
  return id === undefined ? null : { type: 'addMissing', id };
}

function onLog(_plan: Plan, { text, index }: Seed): Intent {
  return { type: 'appendChange', time: `2026-11-21T09:${String(10 + (index % 50))}:00Z`, text };
}
