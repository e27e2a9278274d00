import { planEdit } from '../edit/planEdit.ts';
import { hasOwnLines } from '../kind/hint.ts';
import type { ContainerSchema, FieldSchema, Kind } from '../kind/kind.ts';
import { walkSlots } from '../kind/kind.ts';
import type { LocatedNode, Plan } from '../plan/plan.ts';
import { judgeField } from '../rules/judgeField.ts';

/** A field that a model may draft. */
export interface DraftField {
  readonly id: string;
  /** The label, or the title of what it stands in where it has none. */
  readonly title: string;
  readonly schema: FieldSchema;
  /** Whether the document has the field; else drafting adds it. */
  readonly present: boolean;
  /** Whether somebody wrote something into it. */
  readonly filled: boolean;
}

/** What is drafted at once: a field, or the fields of a section or an entry. */
export interface DraftTarget {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly DraftField[];
  /** Set where an entry is drafted that is not there yet. */
  readonly entry?: NewEntry;
}

/** An entry that would be added; `fields` of its target are named by their paths in it. */
export interface NewEntry {
  readonly node: string;
  readonly schema: ContainerSchema;
}

/** Types whose value is text. Ticks and questions belong to people; a choice written as text is none of ticks. */
const DRAFTED = new Set<FieldSchema['type']>([
  'text',
  'list',
  'checklist',
  'table',
  'code',
  'date',
  'reference',
  'choice',
]);
const TICKS = /^[ \t]*[-*+][ \t]+\[[ x]\]/im;

/**
 * What a model may draft at a field or node: the fields that are empty, or all where none is. Null where there is
 * nothing to draft, as in the header, the request, and sections without fields.
 */
export function draftTarget(plan: Plan, id: string): DraftTarget | null {
  const entry = newEntry(plan, id);
  if (entry) return entryTarget(plan, id, entry);
  const node = plan.node(id);
  const fields = (node ? fieldsBelow(plan, node) : oneField(plan, id)).filter((field) => isDrafted(plan.kind, field));
  if (fields.length === 0) return null;
  const empty = fields.filter(({ filled }) => !filled);
  const title = node?.node.title ?? fields[0]?.title ?? id;
  return { id, title, fields: empty.length > 0 ? empty : fields };
}

/** Names the entry that `addEntry` would add to a node, as something to draft. */
export const newEntryId = (node: string, entry: string): string => `${node}+${entry}`;

function newEntry(plan: Plan, id: string): NewEntry | null {
  const at = id.lastIndexOf('+');
  const node = id.slice(0, at);
  for (const { slot } of walkSlots(plan.node(node)?.node.schema?.slots ?? [])) {
    if (slot.node === 'container' && slot.ordinal && newEntryId(node, slot.id) === id) return { node, schema: slot };
  }
  return null;
}

// The entry is added to a copy of the plan, which tells what fields it has.
function entryTarget(plan: Plan, id: string, entry: NewEntry): DraftTarget | null {
  const { node, schema } = entry;
  const added = planEdit(plan, { type: 'addEntry', node, entry: schema.id, title: '' });
  if (!added.ok) return null;
  const root = addedEntry(plan, added.after, entry);
  if (!root) return null;
  const fields = fieldsBelow(added.after, root).filter((field) => isDrafted(plan.kind, field));
  const title = (schema.ordinal?.prefix ?? '').replace(/[\s-]+$/, '') || schema.title;
  return {
    id,
    title,
    entry,
    fields: fields.map((field) => ({ ...field, id: field.id.slice(root.node.id.length + 1) })),
  };
}

/** The entry that a later plan has and an earlier one has not. */
export function addedEntry(before: Plan, after: Plan, { node, schema }: NewEntry): LocatedNode | null {
  const known = new Set(before.node(node)?.node.children.map((child) => child.node.id));
  const added = after.node(node)?.node.children.findLast((child) => {
    return child.node.schema === schema && !known.has(child.node.id);
  });
  return added ? after.node(added.node.id) : null;
}

function isDrafted({ intake }: Kind, { id, schema, filled }: DraftField): boolean {
  if (id.startsWith('header/') || id === intake?.request || id === intake?.type) return false;
  // Lines that the template gives wait for ticks only, and lines that somebody wrote may have one.
  if (schema.type === 'checklist' && (filled || !hasOwnLines(schema.options))) return false;
  return DRAFTED.has(schema.type) && !(schema.type === 'choice' && TICKS.test(schema.source));
}

function fieldsBelow(plan: Plan, from: LocatedNode): DraftField[] {
  return Array.from(plan.walk(from)).flatMap(({ node, parent }): DraftField[] => {
    if (node.schema?.role === 'changelog' || parent?.node.closed.has(node.id)) return [];
    const here = node.fields.map(({ id, read }): DraftField => {
      const { schema } = read;
      const filled = judgeField(read).state === 'filled';
      return { id, title: schema.label ?? node.title, schema, present: true, filled };
    });
    const absent = node.missing.flatMap(({ id, slot }): DraftField[] =>
      slot.node === 'field' ? [absentField(id, slot, node.title)] : [],
    );
    return [...here, ...absent];
  });
}

const absentField = (id: string, schema: FieldSchema, title: string): DraftField => ({
  id,
  title: schema.label ?? title,
  schema,
  present: false,
  filled: false,
});

function oneField(plan: Plan, id: string): DraftField[] {
  const field = plan.field(id);
  if (field) {
    const { schema, read, node } = field;
    const filled = judgeField(read).state === 'filled';
    return [{ id, title: schema.label ?? node.title, schema, present: true, filled }];
  }
  for (const { node } of plan.walk()) {
    const missing = node.missing.find((one) => one.id === id);
    if (missing?.slot.node === 'field') return [absentField(id, missing.slot, node.title)];
  }
  return [...inMissingSections(plan, id)];
}

// A section that is not there yet is added with what is drafted in it.
function* inMissingSections({ kind }: Plan, id: string): Generator<DraftField> {
  for (const section of kind.sections) {
    for (const { slot, path } of walkSlots(section.slots, [section.number ?? section.id])) {
      if (slot.node === 'field' && path.join('/') === id) yield absentField(id, slot, section.title);
    }
  }
}
