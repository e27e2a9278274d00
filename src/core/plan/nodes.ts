import type { ContainerSchema, SlotSchema } from '../kind/kind.ts';
import { walkSlots } from '../kind/kind.ts';
import { Memory } from '../markdown/memory.ts';
import { isFilled } from '../fields/placeholder.ts';
import { adoptedFields } from './adopted.ts';
import type { RowEntry } from './rowEntries.ts';
import { rowEntries } from './rowEntries.ts';
import { unlabelled } from './unlabelled.ts';
import type { FieldRead, Part } from './part.ts';
import type { LocatedNode, MissingSlot, NodeField, PlacedNode, PlacedPart, PlanNode } from './plan.ts';

/** A node while its regions are being read. */
export interface Draft {
  readonly id: string;
  readonly schema: ContainerSchema | null;
  title: string;
  readonly ordinal: string | null;
  readonly level: number;
  readonly start: number;
  end: number;
  readonly parts: PlacedPart[];
  readonly children: PlacedNode[];
  /** What the node was in the earlier version; undefined until it was looked up. */
  before: LocatedNode | null | undefined;
}

/** What is known of a node when its head is read. */
export type Start = Pick<Draft, 'id' | 'schema' | 'title' | 'ordinal'>;

// Here and in `makeNode` each property is written out: a document has thousands of nodes, and copies of objects are slow.
export const startNode = ({ id, schema, title, ordinal }: Start, level: number, start: number): Draft => ({
  id,
  schema,
  title,
  ordinal,
  level,
  start,
  end: start,
  parts: [],
  children: [],
  before: undefined,
});

/**
 * Makes the node, or takes that of an earlier version where nothing in it differs. `before` is what it was in the earlier
 * version, where that is known: a key in the first part makes that part another.
 */
export function finishNode(draft: Draft, end: number, before: PlanNode | null = draft.before?.node ?? null): PlanNode {
  const length = end - draft.start;
  addRows(draft);
  const first = draft.parts[0]?.part;
  const earlier = (first && latestNode(first)) ?? before;
  if (earlier && isSame(earlier, draft, length)) return earlier;
  const node = makeNode(draft, length, earlier);
  // One version back is all that is wanted; a chain of them would keep every version alive.
  if (earlier) earlier.earlier = null;
  first?.memory.store(latestNode, node);
  return node;
}

/** The latest node that was made from a part. Parts outlive versions, so this is how an unchanged node is found again. */
function latestNode(first: Part): PlanNode | null {
  return (first.memory.recall(latestNode) as PlanNode | undefined) ?? null;
}

function makeNode(
  draft: Draft,
  length: number,
  earlier: PlanNode | null,
  fields: NodeField[] = collectFields(draft),
): PlanNode {
  const { id, schema, title, ordinal, level, parts, children } = draft;
  if (schema) {
    addAdopted(fields, adoptedFields(id, schema, children));
    addAdopted(fields, unlabelled(id, schema, parts, fields));
  }
  const missing = schema ? missingSlots(draft, schema, fields) : [];
  const closed = schema ? closedGroups(schema, fields, children) : NOTHING;
  const memory = new Memory();
  return {
    id,
    schema,
    title,
    ordinal,
    level,
    parts,
    children,
    length,
    fields,
    missing,
    closed,
    memory,
    plain: null,
    earlier,
  };
}

// Rows are entries beside those with a heading. An id that one of these has is only mentioned in a row.
function addRows(draft: Draft): void {
  const { schema, parts, children } = draft;
  if (!schema || schema.type === 'labelled') return;
  const ids = new Set<string>();
  let count = 0;
  for (const { part, at } of parts) {
    for (const entry of rowEntries(part, schema)) {
      if (count++ === 0) for (const { node } of children) ids.add(node.id);
      const node = rowNode(draft.id, part, entry);
      if (ids.has(node.id)) continue;
      ids.add(node.id);
      children.push({ node, at: at + entry.row.from });
    }
  }
  if (count > 0) children.sort((a, b) => a.at - b.at);
}

// The same object from one version to the next, while the part and what the node is called are the same.
function rowNode(parent: string, part: Part, entry: RowEntry): PlanNode {
  const { row, match, title, fields: read } = entry;
  const { schema, ordinal } = match;
  const id = `${parent}/${schema.id}-${ordinal.toLowerCase()}`;
  const known = part.memory.recall(entry) as PlanNode | undefined;
  if (known?.id === id) return known;
  const fields = read.map((one): NodeField => ({ id: `${id}/${one.path}`, read: one, at: -row.from }));
  const draft = {
    id,
    schema,
    title,
    ordinal,
    level: schema.level,
    start: 0,
    end: 0,
    parts: [],
    children: [],
    before: null,
  };
  const node = makeNode(draft, row.to - row.from, null, fields);
  part.memory.store(entry, node);
  return node;
}

const NOTHING: ReadonlySet<string> = new Set();

function isSame(node: PlanNode, draft: Draft, length: number): boolean {
  return (
    node.id === draft.id &&
    node.schema === draft.schema &&
    node.length === length &&
    node.title === draft.title &&
    node.ordinal === draft.ordinal &&
    node.level === draft.level &&
    node.parts.length === draft.parts.length &&
    node.children.length === draft.children.length &&
    node.parts.every((placed, index) => samePart(placed, draft.parts[index])) &&
    node.children.every((placed, index) => sameChild(placed, draft.children[index]))
  );
}

const samePart = (a: PlacedPart, b: PlacedPart | undefined): boolean => a.part === b?.part && a.at === b.at;
const sameChild = (a: PlacedNode, b: PlacedNode | undefined): boolean => a.node === b?.node && a.at === b.at;

// The first of two fields with one label counts; of two lists without one, the first that is more than the template's.
function collectFields(draft: Draft): NodeField[] {
  const fields = new Map<string, NodeField>();
  for (const { part, at } of draft.parts) {
    for (const read of part.fields) {
      const id = read.path === '' ? draft.id : `${draft.id}/${read.path}`;
      const first = fields.get(id);
      if (!first || isSample(first.read)) fields.set(id, { id, read, at });
    }
  }
  return [...fields.values()];
}

// The first counts, as elsewhere; what stands in the section itself comes before what stands in an entry.
function addAdopted(fields: NodeField[], adopted: readonly NodeField[]): void {
  for (const field of adopted) if (!fields.some(({ id }) => id === field.id)) fields.push(field);
}

function isSample({ labelled, value, schema }: FieldRead): boolean {
  if (labelled || value.type !== 'list') return false;
  return value.items.every(({ slot }) => !isFilled(slot.text, schema));
}

function missingSlots(draft: Draft, schema: ContainerSchema, fields: readonly NodeField[]): MissingSlot[] {
  const present = new Set(fields.map((field) => field.id));
  for (const { node } of draft.children) if (!node.schema?.ordinal) present.add(node.id);
  for (const { part } of draft.parts) {
    for (const { path } of part.containers) present.add(`${draft.id}/${path}`);
  }
  const missing: MissingSlot[] = [];
  addMissing(draft.id, '', schema.slots, present, draft.children, missing);
  return missing;
}

function addMissing(
  nodeId: string,
  prefix: string,
  slots: readonly SlotSchema[],
  present: ReadonlySet<string>,
  children: readonly PlacedNode[],
  into: MissingSlot[],
): void {
  for (const slot of slots) {
    const path = prefix + slot.id;
    const id = `${nodeId}/${path}`;
    if (slot.node === 'container' && slot.ordinal) continue;
    if (children.some(({ node }) => node.schema === slot)) continue;
    if (!present.has(id))
      into.push({ id: slot.node === 'container' && slot.number !== null ? slot.number : id, path, slot });
    else if (slot.node === 'container' && slot.type === 'labelled') {
      addMissing(nodeId, `${path}/`, slot.slots, present, children, into);
    }
  }
}

function closedGroups(
  schema: ContainerSchema,
  fields: readonly NodeField[],
  children: readonly PlacedNode[],
): ReadonlySet<string> {
  const targets = openedByChoice(schema);
  if (targets.size === 0) return targets;
  const closed = new Set(targets);
  const all = [...fields, ...children.flatMap(({ node }) => node.fields)];
  for (const { read } of all) {
    if (read.value.type !== 'choice') continue;
    for (const [index, item] of read.value.items.entries()) {
      const option = read.schema.options[optionIndex(read.schema.options, item.slot.text, index)];
      if (option?.opens != null && item.state !== 'open') closed.delete(option.opens);
    }
  }
  return closed;
}

const openedBySchema = new WeakMap<ContainerSchema, ReadonlySet<string>>();

/** The groups of a container that wait for a choice in it, whether the document has that choice or not. */
function openedByChoice(schema: ContainerSchema): ReadonlySet<string> {
  const known = openedBySchema.get(schema);
  if (known) return known;
  const groups = new Set(schema.slots.map((slot) => slot.id));
  const opened = new Set<string>();
  for (const { slot } of walkSlots(schema.slots)) {
    if (slot.node !== 'field') continue;
    for (const { opens } of slot.options) if (opens !== null && groups.has(opens)) opened.add(opens);
  }
  openedBySchema.set(schema, opened);
  return opened;
}

/** The option that an item of a document stands for: the same text, else the same place. */
export function optionIndex(options: readonly { readonly text: string }[], text: string, index: number): number {
  const exact = options.findIndex((option) => option.text === text);
  return exact >= 0 ? exact : index;
}
