import type { FormField } from '../../../src/contract/form.ts';
import { isConflict, isDirty, type Draft } from './draft.ts';
import type { Sendable } from './event.ts';
import { slotOwner } from './slot.ts';
import { indexOf, itemTexts, readSlot } from './slotText.ts';
import type { EditRequest, Intent, State } from './state.ts';

/**
 * What can be sent now. Of one owner one edit is on its way at a time, and until a snapshot has it, so that an index in
 * the next one means what the host understands by it. Owners do not wait for each other.
 */
export function sendable(state: State): Sendable[] {
  if (!state.snapshot) return [];
  const drafts = [...state.drafts];
  const busy = new Set<string>();
  for (const [, draft] of drafts) if (draft.flight) busy.add(slotOwner(draft.slot));
  for (const op of state.ops) {
    if (!op.flight) continue;
    if (op.barrier) return [];
    busy.add(op.owner);
  }
  const barrier = state.ops.find((op) => op.barrier);
  const sends: Sendable[] = [];
  for (const op of state.ops) {
    if (op.barrier || busy.has(op.owner)) continue;
    busy.add(op.owner);
    sends.push({ type: 'op', serial: op.serial });
  }
  for (const [key, draft] of drafts) {
    const owner = slotOwner(draft.slot);
    if (busy.has(owner) || !isSendable(state, key, draft, barrier !== undefined)) continue;
    busy.add(owner);
    sends.push({ type: 'draft', key });
  }
  if (barrier && busy.size === 0) return [{ type: 'op', serial: barrier.serial }];
  return sends;
}

function isSendable(state: State, key: string, draft: Draft, hurry: boolean): boolean {
  if (
    !(draft.due || (hurry && draft.problem === '')) ||
    !isDirty(draft) ||
    isConflict(draft) ||
    state.composing === key
  )
    return false;
  // A new item has its place only where its list is on screen; one that comes after an unsent one waits for it.
  return draft.slot.kind !== 'new' || (state.snapshot !== null && readSlot(state.snapshot, draft.slot) !== 'elsewhere');
}

/** The edit that puts a draft into the document. */
export function draftEdit(state: State, draft: Draft): Pick<EditRequest, 'intent' | 'expected'> {
  const { slot, text, base } = draft;
  switch (slot.kind) {
    case 'text':
      return { intent: { type: 'setText', field: slot.field, text }, expected: base };
    case 'code':
      return { intent: { type: 'setCode', field: slot.field, text }, expected: base };
    case 'item':
      return { intent: { type: 'setItem', field: slot.field, index: slot.index, text }, expected: base };
    case 'answer':
      return { intent: { type: 'answer', field: slot.field, index: slot.index, text }, expected: base };
    case 'cell':
      return {
        intent: { type: 'setCell', field: slot.field, row: slot.row, column: slot.column, text },
        expected: base,
      };
    case 'title':
      return { intent: { type: 'renameEntry', node: slot.node, title: text }, expected: base };
    case 'prose':
      return { intent: { type: 'setMarkdown', node: slot.node, text }, expected: base };
    case 'new':
      return { intent: newItem(state, slot, text), expected: null };
  }
}

function newItem(state: State, slot: { field: string; at: number; serial: number }, text: string): Intent {
  const field = state.snapshot && indexOf(state.snapshot).fields.get(slot.field);
  const at = placeOfNew(state, slot);
  const count = field ? itemTexts(field).length : 0;
  return at >= count || (field && isVacant(field))
    ? { type: 'addItem', field: slot.field, text }
    : { type: 'addItem', field: slot.field, text, at };
}

/** Index among the items of the document: rows that are not in it yet do not count. */
function placeOfNew(state: State, slot: { field: string; at: number; serial: number }): number {
  const before = [...state.drafts.values()].filter(
    (draft) =>
      draft.slot.kind === 'new' &&
      draft.slot.field === slot.field &&
      draft.slot.serial !== slot.serial &&
      draft.slot.at < slot.at,
  );
  return Math.max(0, slot.at - before.length);
}

/** The only item is a placeholder: the first real one takes its place. */
export function isVacant(field: FormField): boolean {
  const { value } = field;
  if (value.type !== 'list' && value.type !== 'questions') return false;
  return value.items.length === 1 && value.items[0]?.placeholder === true;
}
