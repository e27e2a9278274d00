import type { QuestionItem, TaskItem } from '../fields/value.ts';
import type { TextEdit } from '../markdown/textEdit.ts';
import type { LocatedField, Plan } from '../plan/plan.ts';
import type { Planned } from './change.ts';
import { fieldChange, notFound, refuse } from './change.ts';
import type { IntentOf } from './intent.ts';
import { findItem, itemsOf } from './items.ts';
import { conflict } from './slot.ts';

/** The edit that ticks an item or takes its tick away; none if it is so already. */
export function tickEdits(plan: Plan, field: LocatedField, item: TaskItem | QuestionItem, done: boolean): TextEdit[] {
  if (item.state === (done ? 'done' : 'open')) return [];
  if (!item.mark) {
    const at = field.start + startOf(item);
    return done ? [{ from: at, to: at, insert: '[x] ' }] : [];
  }
  const from = field.start + item.mark.from;
  const to = field.start + item.mark.to;
  const bracketed = plan.text[from - 1] === '[' && plan.text[to] === ']';
  const mark = bracketed ? (done ? 'x' : ' ') : done ? '✅' : '⬜';
  return [{ from, to, insert: mark }];
}

/** Where the text of an item begins, with the marks that strike it out. */
const startOf = (item: TaskItem | QuestionItem): number =>
  'strike' in item && item.strike ? item.strike.from : item.slot.from;

const tasksOf = (field: LocatedField | null): readonly TaskItem[] =>
  (itemsOf(field) ?? []).filter((item): item is TaskItem => 'state' in item);

export function toggle(plan: Plan, intent: IntentOf<'toggle'>, expected: string | undefined): Planned {
  const found = findItem(plan, intent.field, intent.index, expected);
  if (!found.ok) return found;
  const { item } = found;
  if (!('state' in item)) return refuse('invalid', `The items of "${intent.field}" cannot be ticked.`);
  const edits = tickEdits(plan, found.field, item, intent.done);
  return fieldChange(intent.field, edits, (after) => {
    return tasksOf(after.field(intent.field))[found.index]?.state === (intent.done ? 'done' : 'open');
  });
}

export function choose(plan: Plan, intent: IntentOf<'choose'>, expected: string | undefined): Planned {
  const field = plan.field(intent.field);
  if (!field) return notFound(intent.field);
  const items = tasksOf(field);
  const chosen = intent.index === null ? null : items[intent.index];
  if (chosen === undefined) return refuse('not-found', `"${intent.field}" has no option ${(intent.index ?? 0) + 1}.`);
  const refused = chosen ? conflict(chosen.slot, expected) : null;
  if (refused) return refused;
  const edits = items.flatMap((item) => tickEdits(plan, field, item, item === chosen));
  // What a choice opens or closes is read from it; nothing else may differ.
  return fieldChange(intent.field, edits, (after) => {
    return tasksOf(after.field(intent.field)).every(
      (item, at) => item.state === (at === intent.index ? 'done' : 'open'),
    );
  });
}
