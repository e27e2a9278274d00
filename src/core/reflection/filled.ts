import { isFilled } from '../fields/placeholder.ts';
import type { Slot, Value } from '../fields/value.ts';
import type { LocatedField } from '../plan/plan.ts';
import type { Span } from '../markdown/span.ts';

/** A piece of a field with its text, relative to the field's region. */
export interface FilledText extends Span {
  readonly text: string;
}

/** The first thing that somebody wrote into a field; null while it holds nothing but the template's hints. */
export const firstFilled = (field: LocatedField): FilledText | null => filledTexts(field).next().value ?? null;

/** All that somebody wrote into a field, piece by piece. */
export function* filledTexts({ read: { value }, schema }: LocatedField): Generator<FilledText, undefined> {
  switch (value.type) {
    case 'code':
      if (value.fence && isFilled(value.text, schema)) yield { ...value.fence, text: value.text };
      return;
    // The lines are the template's own: what counts is a tick.
    case 'choice':
    case 'checklist':
      for (const item of value.items) if (item.state !== 'open') yield item.slot;
      return;
    default:
      for (const slot of slotsOf(value)) if (isFilled(slot.text, schema)) yield slot;
  }
}

function* slotsOf(value: Exclude<Value, { readonly type: 'code' | 'choice' | 'checklist' }>): Generator<Slot> {
  switch (value.type) {
    case 'list':
      for (const { slot } of value.items) yield slot;
      return;
    case 'questions':
      for (const item of value.items) if (item.answered) yield item.slot;
      return;
    case 'table':
      for (const { cells } of value.rows) yield* cells;
      return;
    default:
      yield value.slot;
  }
}
