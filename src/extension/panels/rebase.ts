import { indexAfter } from '../../contract/indexAfter.ts';
import { changedSince } from '../../core/edit/changedSince.ts';
import type { Intent, IntentOf } from '../../core/edit/intent.ts';
import { findItem } from '../../core/edit/items.ts';
import type { Plan } from '../../core/plan/plan.ts';

/**
 * What an intent that was meant for the plan on the screen is for the plan as it is now: questions and rows are named by
 * a number, which may be another one's by now. Null where what is meant has gone, or holds what the person has not seen.
 * `base` is undefined where nobody knows any more what was on the screen.
 */
export function rebased(base: Plan | undefined, now: Plan, intent: Intent, expected: string | null): Intent | null {
  if (base === now) return intent;
  switch (intent.type) {
    case 'answer':
      return base ? answerAgain(base, now, intent) : null;
    case 'setCell':
    case 'removeRow':
    case 'moveRow':
      return base ? rowAgain(base, now, intent) : null;
    case 'removeItem':
      return expected !== null && takesSeen(base, now, intent, expected) ? intent : unchanged(base, now, intent);
    // Their title says which entry it is, and nothing of what stands in it.
    case 'removeEntry':
    case 'moveEntry':
      return unchanged(base, now, intent);
    default:
      return expected !== null ? intent : unchanged(base, now, intent);
  }
}

// Nothing says what the slot held, so it must hold what it held on the screen.
const unchanged = (base: Plan | undefined, now: Plan, intent: Intent): Intent | null =>
  base && !changedSince(base, now, intent) ? intent : null;

function answerAgain(base: Plan, now: Plan, intent: IntentOf<'answer'>): Intent | null {
  const index = indexAfter(questionsIn(base, intent.field), questionsIn(now, intent.field), intent.index);
  return index === null ? null : { ...intent, index };
}

function rowAgain(base: Plan, now: Plan, intent: IntentOf<'setCell' | 'removeRow' | 'moveRow'>): Intent | null {
  const [before, after] = [rowsIn(base, intent.field), rowsIn(now, intent.field)];
  // A field that was added for the first row to be written has none before.
  if (before.length === 0 && intent.type === 'setCell') return intent;
  const row = indexAfter(before, after, intent.row);
  if (row === null) return null;
  if (intent.type === 'setCell') return { ...intent, row };
  if (after[row] !== before[intent.row]) return null;
  return intent.type === 'removeRow' ? { ...intent, row } : { ...intent, row, to: intent.to + row - intent.row };
}

// The answer of a question goes with it.
function takesSeen(base: Plan | undefined, now: Plan, intent: IntentOf<'removeItem'>, expected: string): boolean {
  const value = now.field(intent.field)?.read.value;
  if (value?.type !== 'questions') return true;
  const before = base?.field(intent.field)?.read.value;
  const found = findItem(now, intent.field, intent.index, expected);
  if (!found.ok || before?.type !== 'questions') return false;
  const seen = before.items[intent.index];
  const met = value.items[found.index];
  return seen !== undefined && met !== undefined && seen.answer?.text === met.answer?.text;
}

function questionsIn(plan: Plan, field: string): readonly string[] {
  const value = plan.field(field)?.read.value;
  return value?.type === 'questions' ? value.items.map(({ slot }) => slot.text) : [];
}

function rowsIn(plan: Plan, field: string): readonly string[] {
  const value = plan.field(field)?.read.value;
  return value?.type === 'table' ? value.rows.map(({ cells }) => JSON.stringify(cells.map(({ text }) => text))) : [];
}
