import type { Span } from '../markdown/span.ts';
import type { Problem } from './directive.ts';
import type { ContainerSchema, Kind, SlotSchema } from './kind.ts';
import { findSection, slotIds, walkSlots } from './kind.ts';

/** What a template can say that does not hold together. Problems of the front matter are placed at its start. */
export function checkKind(kind: Kind, yaml: Span, problems: Problem[]): void {
  const add = (message: string): void => void problems.push({ message, span: { from: yaml.from, to: yaml.from } });
  if (kind.sections.length === 0) add('The template has no section: give it a heading below the first one.');
  checkIds(kind, add);
  checkGates(kind, add);
  checkStatuses(kind, add);
  const header = new Set(kind.header.slots.map((slot) => slot.id));
  for (const [role, id] of Object.entries(kind.headerRoles)) {
    if (id !== null && !header.has(String(id)))
      add(`header.${role}: there is no header label with the id "${String(id)}".`);
  }
  for (const { slot } of walkSlots(kind.sections)) checkOpens(slot, kind, add);
  checkReflection(kind, add);
  checkIntake(kind, add);
  checkTrace(kind, add);
  for (const [, name = ''] of (kind.newFile ?? '').matchAll(/\{([^{}]*)\}/g))
    if (!PLACEHOLDERS.has(name))
      add(`newFile: there is no placeholder "{${name}}"; there are {plansDir}, {task} and {branch}.`);
}

const PLACEHOLDERS = new Set(['plansDir', 'task', 'branch']);

type Add = (message: string) => void;

function checkIds(kind: Kind, add: Add): void {
  const check = (slots: readonly SlotSchema[], where: string): void => {
    const seen = new Set<string>();
    for (const slot of slots) {
      if (slot.id === '') add(`A slot in ${where} has a label without letters; give it an id by a directive.`);
      if (seen.has(slot.id)) add(`"${slot.id}" occurs twice in ${where}; give one another id by a directive.`);
      seen.add(slot.id);
      if (slot.node === 'container') check(slot.slots, `"${slot.title}"`);
    }
  };
  check(kind.header.slots, 'the header');
  check(kind.sections, 'the document');
}

function checkGates(kind: Kind, add: Add): void {
  const seen = new Set<string>();
  for (const gate of kind.gates) {
    if (seen.has(gate.id)) add(`gates: "${gate.id}" occurs twice.`);
    seen.add(gate.id);
    for (const id of [...gate.covers, gate.shows]) {
      if (!findSection(kind.sections, id))
        add(`gates: "${gate.id}" names a section "${id}" that the template does not have.`);
    }
    if (gate.status !== null && !kind.statuses.some((status) => status.name === gate.status)) {
      add(`gates: "${gate.id}" sets a status "${gate.status}" that is not in the list of statuses.`);
    }
  }
}

function checkStatuses(kind: Kind, add: Add): void {
  const names = new Set(kind.statuses.map((status) => status.name));
  for (const status of kind.statuses) {
    for (const next of status.to) {
      if (!names.has(next)) add(`status: "${status.name}" leads to "${next}", which is not in the list.`);
    }
    if (status.gate !== null && !kind.gates.some((gate) => gate.id === status.gate)) {
      add(`status: "${status.name}" needs a gate "${status.gate}" that does not exist.`);
    }
  }
}

function checkReflection(kind: Kind, add: Add): void {
  const { reflection } = kind;
  if (!reflection) return;
  const ids = new Set(slotIds(kind));
  if (!kind.gates.some((gate) => gate.id === reflection.gate))
    add(`reflection: there is no gate "${reflection.gate}".`);
  for (const id of [reflection.questions, ...(reflection.next === null ? [] : [reflection.next])])
    if (!ids.has(id)) add(`reflection: the template has no field "${id}".`);
  const seen = new Set<string>();
  for (const need of reflection.criteria.flatMap(({ needs }) => needs)) {
    if (seen.has(need.id)) add(`reflection: "${need.id}" occurs twice.`);
    seen.add(need.id);
    for (const id of need.from)
      if (!ids.has(id)) add(`reflection: "${need.id}" names "${id}", which the template does not have.`);
  }
}

function checkIntake(kind: Kind, add: Add): void {
  const { intake } = kind;
  if (!intake) return;
  const ids = new Set(slotIds(kind));
  for (const id of [intake.request, ...(intake.type === null ? [] : [intake.type])])
    if (!ids.has(id)) add(`intake: the template has no field "${id}".`);
}

function checkTrace(kind: Kind, add: Add): void {
  const slots = Array.from(walkSlots(kind.sections), ({ slot }) => slot);
  for (const { type, role, places } of kind.trace) {
    const slot = slots.find((one) => one.role === role && (one.node === 'field' ? one.type === 'table' : one.ordinal));
    if (!slot) {
      add(`trace: "${type}" is in no entry and no table: nothing has the role "${role}".`);
      continue;
    }
    const known = slot.node === 'field' ? slot.columns : [{ id: 'title' }, ...slot.slots];
    for (const id of Object.values(places))
      if (!known.some((one) => one.id === id)) add(`trace: "${type}" names "${id}", which is no part of "${role}".`);
  }
}

function checkOpens(slot: SlotSchema, kind: Kind, add: Add): void {
  if (slot.node !== 'field') return;
  for (const option of slot.options) {
    if (option.opens !== null && !findContainer(kind, option.opens)) {
      add(`The option "${option.text}" opens "${option.opens}", which the template does not have.`);
    }
  }
}

function findContainer(kind: Kind, id: string): ContainerSchema | null {
  for (const { slot } of walkSlots(kind.sections)) {
    if (slot.node === 'container' && slot.id === id) return slot;
  }
  return null;
}
