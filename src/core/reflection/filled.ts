import { isFilled } from '../fields/placeholder.ts';
import type { Slot } from '../fields/value.ts';
import type { LocatedField } from '../plan/plan.ts';
import type { Span } from '../markdown/span.ts';

/** A piece of a field with its text, relative to the field's region. */
export interface FilledText extends Span {
  readonly text: string;
}

/** The first thing that somebody wrote into a field; null while it holds nothing but the template's hints. */
export function firstFilled({ read, schema }: LocatedField): FilledText | null {
  const { value } = read;
  const filled = (slot: Slot): boolean => isFilled(slot.text, schema);
  switch (value.type) {
    case 'text':
    case 'date':
    case 'reference':
      return filled(value.slot) ? value.slot : null;
    case 'list':
      return value.items.map(({ slot }) => slot).find(filled) ?? null;
    case 'questions':
      return value.items.find((item) => item.answered && filled(item.slot))?.slot ?? null;
    // The lines are the template's own: what counts is a tick.
    case 'choice':
    case 'checklist':
      return value.items.find((item) => item.state !== 'open')?.slot ?? null;
    case 'table':
      return value.rows.flatMap(({ cells }) => cells).find(filled) ?? null;
    case 'code':
      return value.fence && isFilled(value.text, schema) ? { ...value.fence, text: value.text } : null;
  }
}
