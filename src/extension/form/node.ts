import type { FormField, FormNode } from '../../contract/form.ts';
import { bodySpan } from '../../core/edit/markdown.ts';
import type { ContainerSchema, Kind } from '../../core/kind/kind.ts';
import type { LocatedNode, Plan, PlanNode } from '../../core/plan/plan.ts';
import { absentField } from './field.ts';
import type { FindingIndex } from './findings.ts';
import { looseProse } from './prose.ts';
import { slotsOf } from './slots.ts';
import type { Tally } from './tally.ts';

/** What the nodes of one snapshot are made with. */
export interface NodeContext {
  readonly plan: Plan;
  readonly kind: Kind;
  readonly findings: FindingIndex;
  readonly tally: Tally;
  readonly isUnfolded: (entry: string) => boolean;
}

/** Sections whose lines have a place of their own in the snapshot. */
const SHOWN_ELSEWHERE = new Set(['changelog', 'completion']);

/** A section, a group or an entry of the document, with what stands in it. */
export function presentNode(located: LocatedNode, context: NodeContext, closed = false): FormNode {
  const { node } = located;
  const { schema } = node;
  const type = schema ? schema.type : 'unknown';
  const editable = isEditable(node);
  const prose = editable ? wholeBody(located, context.plan) : looseProse(node);
  const unfolded = type !== 'entry' || context.isUnfolded(node.id);
  const guidance = schema?.guidance ?? '';
  return {
    node: 'node',
    id: node.id,
    title: node.title,
    ordinal: node.ordinal ?? '',
    state: context.tally.stateOf(node),
    ...context.tally.countsOf(node),
    type,
    prefix: schema?.ordinal ? `${schema.ordinal.prefix}${node.ordinal ?? ''}`.trim() : '',
    // Where the prose is edited as a whole it holds the guidance, which need not be read twice.
    guidance: editable && guidance !== '' && prose.includes(guidance) ? '' : guidance,
    missing: false,
    closed,
    unfolded,
    prose: unfolded ? prose : '',
    editable,
    problems: context.findings.ofNode(node.id),
    entries: schema ? addable(schema, node) : [],
    slots: unfolded ? slotsOf(located, context) : [],
  };
}

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

function isFilled({ value }: FormField): boolean {
  switch (value.type) {
    case 'text':
      return value.text !== '' && !value.placeholder;
    case 'list':
    case 'questions':
      return value.items.some(({ text, placeholder }) => text !== '' && !placeholder);
    case 'tasks':
      return value.items.some(({ state }) => state !== 'open');
    case 'table':
      return value.rows.length > 0;
    case 'code':
      return value.text !== '';
  }
}

/** Whether `setMarkdown` may replace the body: no field stands in it or could. */
function isEditable({ schema, fields }: PlanNode): boolean {
  if (fields.length > 0) return false;
  if (!schema) return true;
  if (schema.value || SHOWN_ELSEWHERE.has(schema.role ?? '')) return false;
  return !schema.slots.some((slot) => slot.node === 'field' || slot.type === 'labelled');
}

function wholeBody(located: LocatedNode, plan: Plan): string {
  const { from, to } = bodySpan(plan, located);
  return plan.text.slice(from, to).replace(/\r\n?/g, '\n').trim();
}

function addable(schema: ContainerSchema, node: PlanNode): FormNode['entries'] {
  return schema.slots.flatMap((slot) => {
    if (slot.node === 'field' || !slot.ordinal) return [];
    const count = node.children.filter((child) => child.node.schema === slot).length;
    return count >= (slot.repeat?.max ?? Infinity) ? [] : [{ id: slot.id, word: slot.title }];
  });
}
