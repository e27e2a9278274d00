import type { FieldSchema, Kind } from '../kind/kind.ts';
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
}

/** Types whose value is text. Ticks and questions belong to people; a choice written as text is none of ticks. */
const DRAFTED = new Set<FieldSchema['type']>(['text', 'list', 'table', 'code', 'date', 'reference', 'choice']);
const TICKS = /^[ \t]*[-*+][ \t]+\[[ x]\]/im;

/**
 * What a model may draft at a field or node: the fields that are empty, or all where none is. Null where there is
 * nothing to draft, as in the header, the request, and sections without fields.
 */
export function draftTarget(plan: Plan, id: string): DraftTarget | null {
  const node = plan.node(id);
  const fields = (node ? fieldsBelow(plan, node) : oneField(plan, id)).filter((field) => isDrafted(plan.kind, field));
  if (fields.length === 0) return null;
  const empty = fields.filter(({ filled }) => !filled);
  const title = node?.node.title ?? fields[0]?.title ?? id;
  return { id, title, fields: empty.length > 0 ? empty : fields };
}

function isDrafted({ intake }: Kind, { id, schema }: DraftField): boolean {
  if (id.startsWith('header/') || id === intake?.request || id === intake?.type) return false;
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
