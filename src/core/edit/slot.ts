import type { Slot } from '../fields/value.ts';
import { dominantLineEnding } from '../markdown/source.ts';
import { encodeChanged, encodeSlot, normalizeTyped } from '../markdown/slotText.ts';
import type { TextEdit } from '../markdown/textEdit.ts';
import { planFact } from '../plan/facts.ts';
import type { Plan } from '../plan/plan.ts';
import type { EditRefusal } from './result.ts';
import { refuse } from './change.ts';

const endingOf = planFact(({ text }) => dominantLineEnding(text));

/** New lines get the ending that most lines of the document have. */
export function inDocument(plan: Plan, text: string): string {
  const ending = endingOf(plan);
  return ending === '\n' ? text : text.replace(/\r?\n/g, ending);
}

/**
 * The edit that makes a slot hold a text; none if it does already. `start` is where the slot's region stands. `before`
 * goes in front where an empty slot gets its first text.
 */
export function slotEdits(plan: Plan, slot: Slot, start: number, text: string, before = ' '): TextEdit[] {
  if (normalizeTyped(text, slot.frame) === slot.text) return [];
  const from = start + slot.from;
  const to = start + slot.to;
  if (from === to) {
    const lead = /[ \t|]/.test(plan.text[from - 1] ?? ' ') || from === 0 ? before.replace(/^ $/, '') : before;
    return [{ from, to, insert: inDocument(plan, lead + encodeSlot(text, slot.frame)) }];
  }
  return [{ from, to, insert: inDocument(plan, encodeChanged(text, plan.text.slice(from, to), slot.frame)) }];
}

/** The refusal where a slot holds something else than expected; null where it may be changed. */
export function conflict(slot: Slot, expected: string | undefined): EditRefusal | null {
  if (expected === undefined || normalizeTyped(expected, slot.frame) === slot.text) return null;
  return refuse('conflict', 'The text has been changed in the meantime. Compare both and decide.', slot.text);
}

export const readsBack = (slot: Slot | null | undefined, text: string): boolean =>
  slot !== null && slot !== undefined && slot.text === normalizeTyped(text, slot.frame);
