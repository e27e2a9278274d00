import type { LocatedField, Plan } from '../plan/plan.ts';
import { isNothing } from '../markdown/slotText.ts';
import { LINE } from '../fields/readText.ts';
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
  const change = (text: string, way: Way, otherwise?: () => Planned): Planned => ({
    ...fieldChange(
      intent.field,
      slotEdits(plan, { ...slot, frame: way.frame }, field.start, text, way.lead),
      (after) => {
        const now = textSlotOf(after.field(intent.field));
        // A paragraph without a label is gone when it is empty.
        return now ? readsBack(now, text) : field.read.labelled === null && isNothing(text);
      },
    ),
    // What stands in a heading is a part of the title, too.
    ...(field.read.labelled?.form === 'title' ? { allows: (id) => id === intent.field || id === field.node.id } : {}),
    ...(otherwise ? { otherwise } : {}),
  });
  const asIs: Way = { lead: ' ', frame: slot.frame };
  if (isNothing(intent.text)) {
    // A label with nothing behind it would own what stands below it: then the hint is put back.
    return change('', asIs, () => change(`[${field.schema.hint || field.schema.id}]`, asIs));
  }
  const hidden: Way = { lead: ' ', frame: { ...slot.frame, hidesLabels: true } };
  if (field.read.labelled?.form !== 'head' || slot.from < slot.to) {
    return change(intent.text, asIs, slot.frame.behind ? () => change(intent.text, hidden) : undefined);
  }
  // In a bold line the text goes on, as after any label, unless only a paragraph of its own is read as the value.
  const below: Way = { lead: '\n\n', frame: slot.frame };
  return change(intent.text, { lead: ' ', frame: LINE }, () => change(intent.text, below));
}

/** What goes before the first text of an empty slot, and how the text is written there. */
interface Way {
  readonly lead: string;
  readonly frame: Slot['frame'];
}
