import type { FormNode } from '../../contract/form.ts';
import { bodySpan } from '../../core/edit/markdown.ts';
import type { ContainerSchema } from '../../core/kind/kind.ts';
import type { LocatedNode, Plan, PlanNode } from '../../core/plan/plan.ts';
import { isOpenResearch } from '../../core/research/queue.ts';
import type { NodeContext } from './nodeContext.ts';
import { looseProse } from './prose.ts';
import { slotsOf } from './slots.ts';

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
    ...(isOpenResearch(node, context.plan.kind) && { researches: true }),
    entries: schema ? addable(schema, node) : [],
    slots: unfolded ? slotsOf(located, context, (child, isClosed) => presentNode(child, context, isClosed)) : [],
  };
}

/** Whether `setMarkdown` may replace the body: no field stands in it or could, and there is more than guidance. */
function isEditable(node: PlanNode): boolean {
  const { schema, fields } = node;
  if (fields.length > 0) return false;
  if (!schema) return true;
  if (schema.slots.length > 0 && looseProse(node) === '') return false;
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
