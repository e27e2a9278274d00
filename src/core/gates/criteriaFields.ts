import type { FieldSchema, Kind, SlotSchema } from '../kind/kind.ts';

export const CRITERIA_ROLE = 'gate-criteria';

/** A checklist of criteria as the template has it. */
export interface CriteriaField {
  readonly id: string;
  readonly schema: FieldSchema;
}

const kept = new WeakMap<Kind, ReadonlyMap<string, readonly CriteriaField[]>>();

/** The checklists that hold the criteria of each gate, by the gate. */
export function criteriaFields(kind: Kind): ReadonlyMap<string, readonly CriteriaField[]> {
  const known = kept.get(kind);
  if (known) return known;
  const made = new Map<string, readonly CriteriaField[]>();
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

const fieldsBelow = (slots: readonly SlotSchema[], id: string): readonly CriteriaField[] =>
  slots.flatMap((slot) => {
    if (slot.node === 'field') return slot.role === CRITERIA_ROLE ? [{ id: `${id}/${slot.id}`, schema: slot }] : [];
    return slot.ordinal ? [] : fieldsBelow(slot.slots, slot.number ?? `${id}/${slot.id}`);
  });
