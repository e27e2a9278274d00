import type { ContainerSchema, Kind, SlotSchema } from './kind.ts';

/** The id of the section that has a role, or holds a field or entry with it; null where the kind has none. */
export function sectionOfRole(kind: Kind, role: string): string | null {
  return kind.sections.map((section) => within(section, section.number ?? section.id, role)).find(isString) ?? null;
}

const isPlainContainer = (slot: SlotSchema): slot is ContainerSchema => slot.node === 'container' && !slot.ordinal;
const isString = (value: string | null): value is string => value !== null;

function within(container: ContainerSchema, id: string, role: string): string | null {
  if (container.role === role) return id;
  const sections = container.slots.filter(isPlainContainer);
  const below = sections.map((slot) => within(slot, slot.number ?? `${id}/${slot.id}`, role)).find(isString);
  if (below !== undefined) return below;
  return container.slots.some((slot) => !isPlainContainer(slot) && slot.role === role) ? id : null;
}
