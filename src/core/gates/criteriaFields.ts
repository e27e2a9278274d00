import type { Kind, SlotSchema } from '../kind/kind.ts';

export const CRITERIA_ROLE = 'gate-criteria';

const kept = new WeakMap<Kind, ReadonlyMap<string, readonly string[]>>();

/** Ids of the checklists that hold the criteria of each gate, by the gate. */
export function criteriaFields(kind: Kind): ReadonlyMap<string, readonly string[]> {
  const known = kept.get(kind);
  if (known) return known;
  const made = new Map<string, readonly string[]>();
  for (const gate of kind.gates) {
    const ids = kind.sections.flatMap((section) => {
      const id = section.number ?? section.id;
      return gate.covers.includes(id) ? fieldsBelow(section.slots, id) : [];
    });
    if (ids.length > 0) made.set(gate.id, ids);
  }
  kept.set(kind, made);
  return made;
}

const fieldsBelow = (slots: readonly SlotSchema[], id: string): readonly string[] =>
  slots.flatMap((slot) => {
    if (slot.node === 'field') return slot.role === CRITERIA_ROLE ? [`${id}/${slot.id}`] : [];
    return slot.ordinal ? [] : fieldsBelow(slot.slots, slot.number ?? `${id}/${slot.id}`);
  });
