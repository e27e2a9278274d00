import { minimalEdit } from '../markdown/textEdit.ts';
import type { Plan } from '../plan/plan.ts';
import type { Planned } from './change.ts';
import { notFound } from './change.ts';
import { appendChange } from './changeLog.ts';
import { clearField } from './clear.ts';
import { setCode } from './code.ts';
import { addEntry, moveEntry, removeEntry, renameEntry } from './entries.ts';
import type { Intent, IntentOf, IntentType } from './intent.ts';
import { addItem, moveItem, removeItem, setItem } from './items.ts';
import { setMarkdown } from './markdown.ts';
import { addMissing, isMissing } from './missing.ts';
import { answer } from './questions.ts';
import { prove } from './prove.ts';
import { replace } from './replace.ts';
import type { EditResult } from './result.ts';
import { addRow, addRows, moveRow, removeRow, setCell } from './table.ts';
import { choose, toggle } from './tasks.ts';
import { setText } from './text.ts';

type Planners = {
  readonly [T in IntentType]: (plan: Plan, intent: IntentOf<T>, expected: string | undefined) => Planned;
};

const PLANNERS: Planners = {
  setText,
  clear: clearField,
  addItem,
  setItem,
  removeItem,
  moveItem,
  toggle,
  choose,
  answer,
  setCell,
  addRow,
  addRows,
  removeRow,
  moveRow,
  setCode,
  addEntry,
  renameEntry,
  removeEntry,
  moveEntry,
  addMissing,
  setMarkdown,
  replace,
  appendChange,
};

/**
 * Turns an intent into text edits, and proves them: the edited text is read again, must hold what was meant, and must
 * differ nowhere else. `expected` is what the slot held when the person began; a slot that holds something else now is a
 * conflict. Never throws for any plan and any intent.
 */
export function planEdit(plan: Plan, intent: Intent, expected?: string): EditResult {
  const field = 'field' in intent ? intent.field : null;
  if (field !== null && !plan.field(field)) return editMissing(plan, intent, field);
  return prove(plan, planned(plan, intent, expected));
}

function planned<T extends IntentType>(plan: Plan, intent: IntentOf<T>, expected: string | undefined): Planned {
  return PLANNERS[intent.type](plan, intent, expected);
}

/** Several intents one after another, as one set of edits on the first plan. Fails as a whole. */
export function planEdits(plan: Plan, intents: readonly Intent[], expected?: string): EditResult {
  let after = plan;
  for (const [index, intent] of intents.entries()) {
    const result = planEdit(after, intent, index === 0 ? expected : undefined);
    if (!result.ok) return result;
    after = result.after;
  }
  const edit = minimalEdit(plan.text, after.text);
  return { ok: true, edits: edit ? [edit] : [], after };
}

// The slot is put in from the template, and the intent is carried out on the result.
function editMissing(plan: Plan, intent: Intent, field: string): EditResult {
  if (!isMissing(plan, field)) return notFound(field);
  const added = planEdit(plan, { type: 'addMissing', id: field });
  if (!added.ok || !added.after.field(field)) return added.ok ? notFound(field) : added;
  const set = planEdit(added.after, intent);
  if (!set.ok) return set;
  const edit = minimalEdit(plan.text, set.after.text);
  return { ok: true, edits: edit ? [edit] : [], after: set.after };
}
