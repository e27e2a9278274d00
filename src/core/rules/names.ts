import type { ContainerSchema, Kind, SlotSchema } from '../kind/kind.ts';
import type { NodeField, PlanNode } from '../plan/plan.ts';

/** What a person knows a slot by. */
export function nameOf(slot: SlotSchema): string {
  if (slot.node === 'field') return slot.label ?? '';
  return slot.number === null ? slot.title : `${slot.number}. ${slot.title}`;
}

/** The label of a field; the title of its section where it has none. */
export const labelOfField = (field: NodeField, node: PlanNode): string => field.read.schema.label ?? titleOf(node);

/** `Option A: Queue`, `Risks & Constraints`. */
export function titleOf(node: PlanNode): string {
  const prefix = node.schema?.ordinal?.prefix;
  if (prefix === undefined || node.ordinal === null) return node.title;
  return `${prefix}${node.ordinal}${node.title === '' ? '' : `: ${node.title}`}`;
}

export const shorten = (text: string, length = 60): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1).trimEnd()}…` : line;
};

/** The id of the first field with a role that a document of the kind has outside of repeatable entries. */
export function fieldIdByRole(kind: Kind, role: string): string | null {
  for (const section of kind.sections) {
    const found = inContainer(section, section.number ?? section.id, role);
    if (found !== null) return found;
  }
  return null;
}

function inContainer(container: ContainerSchema, id: string, role: string): string | null {
  for (const slot of container.slots) {
    if (slot.node === 'field') {
      if (slot.role === role) return `${id}/${slot.id}`;
    } else if (!slot.ordinal) {
      const found = inContainer(slot, slot.number ?? `${id}/${slot.id}`, role);
      if (found !== null) return found;
    }
  }
  return null;
}

/** `a` or `an`, by how a title is said: an Option, a Change; an AC, a BR, a US. */
export const article = (title: string): 'a' | 'an' => {
  const isSpelt = /^[A-Z]{1,4}(?![\p{L}])/u.test(title);
  return (isSpelt ? /^[AEFHILMNORSX]/ : /^[aeio]/i).test(title) ? 'an' : 'a';
};
