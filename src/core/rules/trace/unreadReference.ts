import type { Plan } from '../../plan/plan.ts';
import type { TraceGraph, TraceNode } from '../../trace/graph.ts';
import { WANTED } from '../../trace/resolve.ts';
import type { Unread } from '../../trace/unread.ts';
import { unreadIn } from '../../trace/unread.ts';
import { shorten } from '../names.ts';
import { foundAt, listed, nameOf, traceRule } from '../traceRule.ts';

export const rule = traceRule({
  code: 'trace.unread-reference',
  severity: 'warning',
  title: 'A reference to an id cannot be read.',
  types: [],
  find: (graph, plan) =>
    unreadIn(graph, plan)
      .filter((unread) => !isOrphaned(graph, unread))
      .map((unread) => foundAt(unread.node, messageOf(graph, plan, unread), { place: unread.place })),
});

// A row that names nothing at all is told of by the rule for contracts, which can mark it.
const isOrphaned = (graph: TraceGraph, { node, fault }: Unread): boolean =>
  fault === 'no-id' && (node.type === 'verification' || node.type === 'review') && graph.from(node).length === 0;

function messageOf(graph: TraceGraph, plan: Plan, { node, place, texts, fault }: Unread): string {
  const said = listed(texts.map((text) => `"${shorten(text, 40)}"`));
  const where = `in ${columnOf(plan, node, place)} of ${nameOf(node)}`;
  if (fault === 'backwards') return `Turn ${said} ${where} round: a range begins with its lower number.`;
  const first = firstId(graph, place);
  const example = first === '' ? '' : `, such as ${first}`;
  if (fault === 'no-id')
    return `Name what ${said} ${where} means by its id${example}, or write a dash: it is not read.`;
  return `Write ${said} ${where} as whole ids${example}: ${texts.length === 1 ? 'it is' : 'they are'} not read.`;
}

function firstId(graph: TraceGraph, place: Unread['place']): string {
  for (const type of WANTED[place] ?? []) {
    const first = graph.ofType(type).find(({ id }) => id !== '');
    if (first) return first.id;
  }
  return '';
}

function columnOf(plan: Plan, node: TraceNode, place: Unread['place']): string {
  const id = plan.kind.trace.find(({ type }) => type === node.type)?.places[place];
  const schema = node.field === null ? undefined : plan.field(node.field)?.schema;
  const column = schema?.columns.find((one) => one.id === id);
  return column ? `"${column.title}"` : 'the title';
}
