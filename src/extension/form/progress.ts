import { criteriaFields } from '../../core/gates/criteriaFields.ts';
import type { GateReport } from '../../core/gates/gate.ts';
import type { ContainerSchema, FieldSchema, Kind, SlotSchema } from '../../core/kind/kind.ts';
import type { NodeField, Plan, PlanNode } from '../../core/plan/plan.ts';
import { nodeFact } from '../../core/plan/facts.ts';
import { judgeField } from '../../core/rules/judgeField.ts';
import { openChildren, openMissing } from '../../core/rules/openSlots.ts';

/** Filled fields of those that are required. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Sections that record what was done, instead of saying what to do. */
const RECORDS = new Set(['changelog', 'completion']);

/** Of a node and of what counts below it. Computed again only on the path that an edit changed. */
export const progressOf = nodeFact((node, kind): Progress => {
  if (node.schema?.role != null && RECORDS.has(node.schema.role)) return { done: 0, total: 0 };
  let done = 0;
  let total = 0;
  for (const field of node.fields) {
    if (!isRequired(field.read.schema)) continue;
    total++;
    if (isDone(field)) done++;
  }
  for (const { slot } of openMissing(node, kind)) total += requiredBy(slot);
  for (const child of openChildren(node, kind)) {
    const below = progressOf(child.node, kind);
    done += below.done;
    total += below.total;
  }
  return { done, total };
});

export interface PlanProgress extends Progress {
  readonly of: 'fields' | 'checkpoints';
}

/**
 * How far a plan is: fields that are filled. A new workflow has nearly all of them from its template: it is as far as the
 * checkpoints that it has passed.
 */
export function planProgress(plan: Plan, gates: readonly Pick<GateReport, 'passed'>[]): PlanProgress {
  if (!leadsThroughGates(plan.kind)) return { ...fieldProgress(plan), of: 'fields' };
  return { done: gates.filter(({ passed }) => passed).length, total: gates.length, of: 'checkpoints' };
}

/** A document that exists for its checkpoints: there are several, and each lists its criteria in it. */
function leadsThroughGates(kind: Kind): boolean {
  const listed = criteriaFields(kind);
  return kind.gates.length > 1 && kind.gates.every(({ id }) => listed.has(id));
}

/** The header is Planwright's own, and sections that are missing count as empty. */
function fieldProgress({ root, kind }: Plan): Progress {
  let done = 0;
  let total = 0;
  for (const { node } of root.children) {
    const below = progressOf(node, kind);
    done += below.done;
    total += below.total;
  }
  for (const section of missingSections(root, kind)) total += requiredBy(section);
  return { done, total };
}

const missingSections = (root: PlanNode, kind: Kind): readonly ContainerSchema[] =>
  kind.sections.filter((section) => !root.children.some(({ node }) => node.schema === section));

function isDone({ read }: NodeField): boolean {
  const { value, schema } = read;
  // The lines of a choice stand there from the beginning; it is made when one is ticked.
  if (value.type === 'choice') return value.items.some(({ state }) => state !== 'open');
  if (value.type === 'checklist' && schema.choose === 'one') return value.items.some(({ state }) => state !== 'open');
  return judgeField(read).state === 'filled';
}

// That no line of a checklist is ticked can be an answer, too.
const isRequired = ({ optional, type, choose }: FieldSchema): boolean =>
  !optional && !(type === 'checklist' && choose === 'any');

const required = new WeakMap<ContainerSchema, number>();

function requiredIn(container: ContainerSchema): number {
  const known = required.get(container);
  if (known !== undefined) return known;
  const isRecord = RECORDS.has(container.role ?? '');
  const count = isRecord
    ? 0
    : container.slots.reduce((sum, slot) => sum + requiredBy(slot), Number(container.value !== null));
  required.set(container, count);
  return count;
}

function requiredBy(slot: SlotSchema): number {
  if (slot.optional) return 0;
  if (slot.node === 'field') return Number(isRequired(slot));
  return slot.ordinal ? 0 : requiredIn(slot);
}
