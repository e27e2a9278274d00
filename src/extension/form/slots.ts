import type { FormField, FormNode } from '../../contract/form.ts';
import type { ContainerSchema, SlotSchema } from '../../core/kind/kind.ts';
import type { LocatedNode, NodeField, PlacedNode } from '../../core/plan/plan.ts';
import { absentField, presentField } from './field.ts';
import { labelledNode, missingNode } from './absentNode.ts';
import type { NodeContext } from './nodeContext.ts';
import { addAll } from '../../core/lists.ts';

type Slot = FormField | FormNode;

/** Makes the node of a child that the document has. */
type MakeChild = (located: LocatedNode, closed: boolean) => FormNode;

/** What stands in a node, in the kind's order: fields, absent ones too, groups, entries; what the kind does not know last. */
export function slotsOf(located: LocatedNode, context: NodeContext, makeChild: MakeChild): Slot[] {
  return new SlotReader(located, context, makeChild).read();
}

class SlotReader {
  readonly #located: LocatedNode;
  readonly #context: NodeContext;
  readonly #makeChild: MakeChild;
  readonly #fields: ReadonlyMap<string, NodeField>;
  readonly #labels: ReadonlySet<string>;
  readonly #left: Set<PlacedNode>;

  constructor(located: LocatedNode, context: NodeContext, makeChild: MakeChild) {
    const { node } = located;
    this.#located = located;
    this.#context = context;
    this.#makeChild = makeChild;
    this.#fields = new Map(node.fields.map((field) => [field.read.path, field]));
    this.#labels = new Set(node.parts.flatMap(({ part }) => part.containers.map(({ path }) => path)));
    this.#left = new Set(node.children);
  }

  read(): Slot[] {
    const { schema } = this.#located.node;
    const slots: Slot[] = [];
    if (schema) {
      const own = this.#fields.get('');
      if (own) slots.push(presentField(own, this.#context.kind, this.#context.findings));
      for (const slot of schema.slots) addAll(slots, this.#slot(slot, ''));
    }
    for (const child of this.#left) slots.push(this.#child(child));
    return slots;
  }

  #slot(slot: SlotSchema, prefix: string): Slot[] {
    const path = prefix + slot.id;
    if (slot.node === 'field') return [this.#field(path, slot)];
    if (slot.type === 'labelled') return [this.#labelled(path, slot)];
    if (slot.value && this.#fields.has(path)) return [this.#field(path, slot.value)];
    const children = [...this.#left].filter(({ node }) => node.schema === slot);
    const closed = this.#located.node.closed.has(slot.id);
    if (children.length === 0 && !slot.ordinal)
      return [missingNode(this.#idOf(slot, path), slot, this.#context, closed)];
    return children.map((child) => this.#child(child, closed));
  }

  #field(path: string, schema: SlotSchema & { node: 'field' }): FormField {
    const { kind, findings } = this.#context;
    const field = this.#fields.get(path);
    return field
      ? presentField(field, kind, findings)
      : absentField(`${this.#located.node.id}/${path}`, schema, kind, findings);
  }

  #labelled(path: string, schema: ContainerSchema): Slot {
    const value = schema.value ? this.#fields.get(path) : undefined;
    const slots = schema.slots.flatMap((slot) => this.#slot(slot, `${path}/`));
    const { kind, findings } = this.#context;
    const own = value ? [presentField(value, kind, findings)] : [];
    const present =
      own.length > 0 || this.#labels.has(path) || slots.some((slot) => slot.node === 'field' && slot.present);
    return labelledNode(`${this.#located.node.id}/${path}`, schema, [...own, ...slots], !present);
  }

  #child(child: PlacedNode, closed = false): FormNode {
    this.#left.delete(child);
    const located = { node: child.node, start: this.#located.start + child.at, parent: this.#located };
    return this.#makeChild(located, closed);
  }

  // As the plan names it: sections with a number by that, others by where they stand.
  #idOf(slot: ContainerSchema, path: string): string {
    return slot.number ?? `${this.#located.node.id}/${path}`;
  }
}
