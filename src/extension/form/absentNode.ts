import type { FormField, FormNode } from '../../contract/form.ts';
import type { ContainerSchema } from '../../core/kind/kind.ts';
import { absentField } from './field.ts';
import type { NodeContext } from './nodeContext.ts';

/** A section, group or labelled group that the document does not have, with the fields that it would have. */
export function missingNode(id: string, schema: ContainerSchema, context: NodeContext, closed = false): FormNode {
  return {
    ...emptyNode(id, schema, closed),
    state: context.tally.isLocked(id) ? 'locked' : 'empty',
    missing: true,
    problems: context.findings.ofNode(id),
    slots: closed ? [] : absentSlots(id, schema, context),
  };
}

// Typing into one of these adds the whole section from the template first.
function absentSlots(id: string, schema: ContainerSchema, context: NodeContext): FormNode['slots'] {
  const { kind, findings } = context;
  const value = schema.value ? [absentField(id, schema.value, kind, findings)] : [];
  const slots = schema.slots.flatMap((slot): FormNode['slots'] => {
    if (slot.node === 'field') return [absentField(`${id}/${slot.id}`, slot, kind, findings)];
    return slot.ordinal ? [] : [missingNode(slot.number ?? `${id}/${slot.id}`, slot, context)];
  });
  return [...value, ...slots];
}

/** A label with labelled items below it. It is no node of the plan: what is known of it is what its slots tell. */
export function labelledNode(
  id: string,
  schema: ContainerSchema,
  slots: FormNode['slots'],
  missing: boolean,
): FormNode {
  const fields = slots.filter((slot) => slot.node === 'field');
  const findings = slots.reduce((sum, slot) => sum + (slot.node === 'field' ? slot.findings.length : slot.findings), 0);
  const filled = fields.filter(isFilled).length;
  const state = filled === 0 ? 'empty' : findings === 0 && filled === fields.length ? 'complete' : 'partial';
  return { ...emptyNode(id, schema, false), findings, state, missing, slots };
}

function emptyNode(id: string, schema: ContainerSchema, closed: boolean): FormNode {
  return {
    node: 'node',
    id,
    title: schema.title,
    ordinal: schema.number ?? '',
    state: 'empty',
    findings: 0,
    questions: 0,
    type: schema.type,
    prefix: '',
    guidance: schema.guidance,
    missing: false,
    closed,
    unfolded: true,
    prose: '',
    editable: false,
    problems: [],
    entries: [],
    slots: [],
  };
}

function isFilled({ value, options }: FormField): boolean {
  switch (value.type) {
    case 'text':
      return value.text !== '' && !value.placeholder;
    case 'list':
    case 'questions':
      return value.items.some(({ text, placeholder }) => text !== '' && !placeholder);
    case 'tasks':
      // Lines of one's own are written first, and ticked later.
      return value.items.some(({ placeholder, state }) => (options.length > 0 ? state !== 'open' : !placeholder));
    case 'table':
      return value.rows.length > 0;
    case 'code':
      return value.text !== '';
  }
}
