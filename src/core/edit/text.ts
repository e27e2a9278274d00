import type { LocatedField, Plan } from '../plan/plan.ts';
import type { Slot } from '../fields/value.ts';
import type { Planned } from './change.ts';
import { fieldChange, notFound, refuse } from './change.ts';
import type { IntentOf } from './intent.ts';
import { conflict, readsBack, slotEdits } from './slot.ts';

/** The slot of a field that holds one text. */
export function textSlotOf(field: LocatedField | null): Slot | null {
  return field && 'slot' in field.read.value ? field.read.value.slot : null;
}

export function setText(plan: Plan, intent: IntentOf<'setText'>, expected: string | undefined): Planned {
  const field = plan.field(intent.field);
  if (!field) return notFound(intent.field);
  const slot = textSlotOf(field);
  if (!slot) return refuse('invalid', `"${intent.field}" holds a ${field.schema.type}, not a text.`);
  const refused = conflict(slot, expected);
  if (refused) return refused;
  const edits = slotEdits(plan, slot, field.start, intent.text, leadOf(field));
  return fieldChange(intent.field, edits, (after) => {
    const now = textSlotOf(after.field(intent.field));
    // A paragraph without a label is gone when it is empty.
    return now ? readsBack(now, intent.text) : field.read.labelled === null && intent.text.trim() === '';
  });
}

// Below a bold line a paragraph of its own begins; after a label, the text goes on in its line.
export function leadOf(field: LocatedField): string {
  return field.read.labelled?.form === 'head' ? '\n\n' : ' ';
}
