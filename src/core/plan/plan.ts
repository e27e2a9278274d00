import type { ContainerSchema, FieldSchema, Kind, SlotSchema } from '../kind/kind.ts';
import { Memory } from '../markdown/memory.ts';
import type { Outline } from '../markdown/outline.ts';
import type { Span } from '../markdown/span.ts';
import type { FieldRead, Part } from './part.ts';

/*
 * A plan: a text read against a kind. Nodes hold offsets relative to their own start, so a node whose text did not
 * change is the same object in the next version, wherever it moved to. What is computed from a node can be kept by it.
 */

export interface PlacedPart {
  readonly part: Part;
  /** Offset from the start of the node. */
  readonly at: number;
}

export interface PlacedNode {
  readonly node: PlanNode;
  /** Offset from the start of the parent. */
  readonly at: number;
}

/** A field of a node, with the offset of its region from the start of the node. */
export interface NodeField {
  /** The whole id, as `show` prints it and `set` takes it. */
  readonly id: string;
  readonly read: FieldRead;
  readonly at: number;
}

export interface MissingSlot {
  readonly id: string;
  readonly path: string;
  readonly slot: SlotSchema;
}

export interface PlanNode {
  readonly id: string;
  /** Null for a section that the kind does not know. */
  readonly schema: ContainerSchema | null;
  readonly title: string;
  /** The ordinal of an entry (`A`, `2`), the number of a section (`2.1`). */
  readonly ordinal: string | null;
  readonly level: number;
  readonly parts: readonly PlacedPart[];
  readonly children: readonly PlacedNode[];
  readonly length: number;
  readonly fields: readonly NodeField[];
  /** Fields, labelled containers, sections and groups of the schema that are not here; entries never are missing. */
  readonly missing: readonly MissingSlot[];
  /** Ids of child groups that no chosen option opens: folded, and not judged. */
  readonly closed: ReadonlySet<string>;
  readonly memory: Memory;
  /** Whether its head opens it whatever stands before; null until `unchanged.ts` asks, which alone sets it. */
  plain: boolean | null;
  /** What this node came in place of, until it is replaced itself: most of its children are the same objects. */
  earlier: PlanNode | null;
}

/** A field in a document: where its region starts, and so where its spans are. */
export interface LocatedField {
  readonly id: string;
  readonly schema: FieldSchema;
  readonly read: FieldRead;
  readonly node: PlanNode;
  /** Offset of the field's region in the document. */
  readonly start: number;
}

export interface LocatedNode {
  readonly node: PlanNode;
  readonly start: number;
  readonly parent: LocatedNode | null;
}

export class Plan {
  readonly kind: Kind;
  readonly outline: Outline;
  readonly root: PlanNode;
  /** What is known of this version as a whole: see `planFact`. */
  readonly memory = new Memory();
  #fields: Map<string, LocatedField> | null = null;

  constructor(kind: Kind, outline: Outline, root: PlanNode) {
    this.kind = kind;
    this.outline = outline;
    this.root = root;
  }

  get text(): string {
    return this.outline.text;
  }

  get title(): string {
    return this.root.title;
  }

  /** Every node in document order, parents first. */
  *walk(from: LocatedNode = { node: this.root, start: 0, parent: null }): Generator<LocatedNode> {
    yield from;
    for (const child of from.node.children) {
      yield* this.walk({ node: child.node, start: from.start + child.at, parent: from });
    }
  }

  node(id: string): LocatedNode | null {
    for (const located of this.#towards(id)) if (located.node.id === id) return located;
    return null;
  }

  field(id: string): LocatedField | null {
    if (this.#fields) return this.#fields.get(id) ?? null;
    for (const located of this.#towards(id)) {
      const found = located.node.fields.find((field) => field.id === id);
      if (found) return locate(located, found);
    }
    return null;
  }

  // Ids are paths, so that finding one is a descent; a map of all would have to be made for every version.
  *#towards(id: string, from: LocatedNode = { node: this.root, start: 0, parent: null }): Generator<LocatedNode> {
    yield from;
    for (const { node, at } of from.node.children) {
      if (leadsTo(node.id, id)) yield* this.#towards(id, { node, start: from.start + at, parent: from });
    }
  }

  /** All fields by id, in document order. */
  get fields(): ReadonlyMap<string, LocatedField> {
    return (this.#fields ??= new Map(Array.from(this.#locate(), (field) => [field.id, field])));
  }

  *#locate(): Generator<LocatedField> {
    for (const located of this.walk()) yield* fieldsOf(located);
  }

  header(role: keyof Kind['headerRoles']): LocatedField | null {
    const id = this.kind.headerRoles[role];
    if (id === null) return null;
    for (const field of fieldsOf({ node: this.root, start: 0, parent: null }))
      if (field.id === `header/${id}`) return field;
    return null;
  }
}

export function* fieldsOf(located: LocatedNode): Generator<LocatedField> {
  for (const field of located.node.fields) yield locate(located, field);
}

const locate = ({ node, start }: LocatedNode, { id, read, at }: NodeField): LocatedField => ({
  id,
  schema: read.schema,
  read,
  node,
  start: start + at,
});

function leadsTo(node: string, id: string): boolean {
  if (!id.startsWith(node)) return false;
  return id.length === node.length || id[node.length] === '/' || id[node.length] === '.';
}

/** The span of a node in the document. */
export const spanOfNode = ({ node, start }: LocatedNode): Span => ({ from: start, to: start + node.length });

/** The heading, bold line or row of a node, relative to its start; the first line's start where there is none. */
export function headSpan(node: PlanNode): Span {
  const first = node.parts[0];
  if (!first && node.schema?.ordinal) return { from: 0, to: node.length };
  const head = first?.part.region.head;
  return first && head ? { from: first.at + head.from, to: first.at + head.to } : { from: 0, to: 0 };
}
