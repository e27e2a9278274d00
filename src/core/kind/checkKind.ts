import type { Span } from '../markdown/span.ts';
import type { Problem } from './directive.ts';
import type { ContainerSchema, Kind, SlotSchema } from './kind.ts';
import { findSection, placedSlots, slotIds, walkSlots } from './kind.ts';
import type { TemplatePlaces, YamlPath } from './templatePlaces.ts';

/** What a template can say that does not hold together, each at the key, slot or property that says it. */
export function checkKind(kind: Kind, places: TemplatePlaces, problems: Problem[]): void {
  const report: Report = (message, span) => void problems.push({ message, span });
  const add: Add = (message, ...path) => report(message, places.ofKey(path));
  if (kind.sections.length === 0) add('The template has no section: give it a heading below the first one.');
  checkIds(kind, places, report);
  checkGates(kind, add);
  checkStatuses(kind, add);
  const header = new Set(kind.header.slots.map((slot) => slot.id));
  for (const [role, id] of Object.entries(kind.headerRoles)) {
    if (id !== null && !header.has(String(id)))
      add(`header.${role}: there is no header label with the id "${String(id)}".`, 'header', role);
  }
  for (const { slot } of walkSlots(kind.sections)) checkOpens(slot, kind, places, report);
  checkReflection(kind, add);
  checkIntake(kind, add);
  checkTrace(kind, add);
  for (const [, name = ''] of (kind.newFile ?? '').matchAll(/\{([^{}]*)\}/g))
    if (!PLACEHOLDERS.has(name))
      add(`newFile: there is no placeholder "{${name}}"; there are {plansDir}, {task} and {branch}.`, 'newFile');
}

const PLACEHOLDERS = new Set(['plansDir', 'task', 'branch']);

type Report = (message: string, span: Span) => void;

/** Of the front matter, by the path of the key. */
type Add = (message: string, ...path: YamlPath) => void;

function checkIds(kind: Kind, { ofSlot }: TemplatePlaces, report: Report): void {
  const check = (slots: readonly SlotSchema[], where: string): void => {
    const seen = new Set<string>();
    for (const slot of slots) {
      if (slot.id === '')
        report(`A slot in ${where} has a label without letters; give it an id by a directive.`, ofSlot(slot));
      if (seen.has(slot.id))
        report(`"${slot.id}" occurs twice in ${where}; give one another id by a directive.`, ofSlot(slot));
      seen.add(slot.id);
      if (slot.node === 'container') check(slot.slots, `"${slot.title}"`);
    }
  };
  check(kind.header.slots, 'the header');
  check(kind.sections, 'the document');
}

function checkGates(kind: Kind, add: Add): void {
  const seen = new Set<string>();
  kind.gates.forEach((gate, at) => {
    if (seen.has(gate.id)) add(`gates: "${gate.id}" occurs twice.`, 'gates', at, 'id');
    seen.add(gate.id);
    const name = (id: string, ...key: YamlPath): void => {
      if (!findSection(kind.sections, id))
        add(`gates: "${gate.id}" names a section "${id}" that the template does not have.`, 'gates', at, ...key);
    };
    gate.covers.forEach((id, index) => name(id, 'covers', index));
    if (!gate.covers.includes(gate.shows)) name(gate.shows, 'shows');
    if (gate.status !== null && !kind.statuses.some((status) => status.name === gate.status)) {
      const message = `gates: "${gate.id}" sets a status "${gate.status}" that is not in the list of statuses.`;
      add(message, 'gates', at, 'status');
    }
  });
}

function checkStatuses(kind: Kind, add: Add): void {
  const names = new Set(kind.statuses.map((status) => status.name));
  kind.statuses.forEach((status, at) => {
    status.to.forEach((next, index) => {
      if (!names.has(next))
        add(`status: "${status.name}" leads to "${next}", which is not in the list.`, 'status', at, 'to', index);
    });
    if (status.gate !== null && !kind.gates.some((gate) => gate.id === status.gate)) {
      add(`status: "${status.name}" needs a gate "${status.gate}" that does not exist.`, 'status', at, 'gate');
    }
  });
}

function checkReflection(kind: Kind, add: Add): void {
  const { reflection } = kind;
  if (!reflection) return;
  const ids = new Set(slotIds(kind));
  if (!kind.gates.some((gate) => gate.id === reflection.gate))
    add(`reflection: there is no gate "${reflection.gate}".`, 'reflection', 'gate');
  for (const key of ['questions', 'next'] as const) {
    const id = reflection[key];
    if (id !== null && !ids.has(id)) add(`reflection: the template has no field "${id}".`, 'reflection', key);
  }
  const slots = new Map(Array.from(placedSlots(kind), ({ id, slot }) => [id, slot]));
  const takesText = (id: string): boolean => {
    const slot = slots.get(id);
    return slot?.node === 'field' && (slot.type === 'text' || slot.type === 'list');
  };
  const seen = new Set<string>();
  reflection.criteria.forEach(({ needs }, criterion) => {
    needs.forEach((need, at) => {
      const path = ['reflection', 'criteria', criterion, 'needs', at];
      if (seen.has(need.id)) add(`reflection: "${need.id}" occurs twice.`, ...path, 'id');
      seen.add(need.id);
      need.from.forEach((id, index) => {
        if (!ids.has(id))
          add(`reflection: "${need.id}" names "${id}", which the template does not have.`, ...path, 'from', index);
      });
      if (need.into !== null && !takesText(need.into))
        add(`reflection: the template has no text and no list "${need.into}".`, ...path, 'into');
    });
  });
}

function checkIntake(kind: Kind, add: Add): void {
  const { intake } = kind;
  if (!intake) return;
  const ids = new Set(slotIds(kind));
  for (const key of ['request', 'type'] as const) {
    const id = intake[key];
    if (id !== null && !ids.has(id)) add(`intake: the template has no field "${id}".`, 'intake', key);
  }
}

function checkTrace(kind: Kind, add: Add): void {
  const slots = Array.from(walkSlots(kind.sections), ({ slot }) => slot);
  for (const { type, role, places } of kind.trace) {
    const slot = slots.find((one) => one.role === role && (one.node === 'field' ? one.type === 'table' : one.ordinal));
    if (!slot) {
      add(`trace: "${type}" is in no entry and no table: nothing has the role "${role}".`, 'trace', type, 'role');
      continue;
    }
    const known = slot.node === 'field' ? slot.columns : [{ id: 'title' }, ...slot.slots];
    for (const [place, id] of Object.entries(places))
      if (!known.some((one) => one.id === id))
        add(`trace: "${type}" names "${id}", which is no part of "${role}".`, 'trace', type, 'places', place);
  }
}

function checkOpens(slot: SlotSchema, kind: Kind, places: TemplatePlaces, report: Report): void {
  if (slot.node !== 'field') return;
  for (const option of slot.options) {
    if (option.opens !== null && !findContainer(kind, option.opens)) {
      const message = `The option "${option.text}" opens "${option.opens}", which the template does not have.`;
      report(message, places.ofProperty('opens', option.opens));
    }
  }
}

function findContainer(kind: Kind, id: string): ContainerSchema | null {
  for (const { slot } of walkSlots(kind.sections)) {
    if (slot.node === 'container' && slot.id === id) return slot;
  }
  return null;
}
