import { slugOf } from '../markdown/title.ts';
import type { SlotSchema } from './kind.ts';

/** The title or label of a slot as it is compared with a document's. */
export interface SlotSlugs {
  readonly whole: string;
  /** What stands before the first colon; equal to `whole` where there is none. */
  readonly lead: string;
  /** What is enough: a side of a slash (`User Story` for `User Story/Goal`), or another label of a field. */
  readonly sides: readonly string[];
  /** The other labels of a field. */
  readonly also: readonly string[];
}

const kept = new WeakMap<SlotSchema, SlotSlugs>();

/** Computed once for each slot: every heading and label of a document is compared with these. */
export function slotSlugs(slot: SlotSchema): SlotSlugs {
  const known = kept.get(slot);
  if (known) return known;
  const text = slot.node === 'field' ? (slot.label ?? '') : slot.title;
  const also = slot.node === 'field' ? slot.also.map(slugOf) : [];
  const sides = [...text.split('/').map(slugOf), ...also];
  const made = { whole: slugOf(text), lead: slugOf(text.split(/[:：]/)[0] ?? ''), sides, also };
  kept.set(slot, made);
  return made;
}
