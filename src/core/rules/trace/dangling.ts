import type { Plan } from '../../plan/plan.ts';
import type { TraceText } from '../../trace/keptFacts.ts';
import { ALL_LINKS } from '../../trace/keptFacts.ts';
import type { TraceGraph, TraceLink } from '../../trace/graph.ts';
import { traceKind } from '../../trace/schema.ts';
import { elsewhere } from '../../trace/elsewhere.ts';
import { CONTRACTS } from '../../trace/contracts.ts';
import type { Found } from '../rule.ts';
import { nameOf, traceRule } from '../traceRule.ts';

export const rule = traceRule({
  code: 'trace.dangling',
  severity: 'error',
  title: 'An id is named that is not there.',
  types: [],
  find: (graph, plan, _, around) => {
    const isUnread = unread(graph, plan);
    const all: Found[] = [];
    const look = (link: TraceLink): void => {
      const { state, source, scope, id } = link;
      // Rows of contracts have a rule of their own, which can mark them.
      if (CONTRACTS.some((type) => type === source?.type)) return;
      if (state === 'dangling' && scope === null && isUnread(id)) return;
      const reason = state === 'dangling' ? link.reason : elsewhere(link, around);
      if (state === 'dangling' || reason !== '') all.push(found(link, reason, plan.root.id));
    };
    leadingNowhere(graph).forEach(look);
    return all;
  },
});

const leadingNowhere = (graph: TraceGraph): readonly TraceLink[] =>
  graph.keep(leadingNowhere, LINKS_AND_MENTIONS, () => {
    const found: TraceLink[] = [];
    const look = (links: readonly TraceLink[]): void => {
      for (const link of links) if (link.state === 'dangling' || link.state === 'elsewhere') found.push(link);
    };
    for (const node of graph.nodes) look(graph.from(node));
    look(graph.mentions);
    return found;
  });

const LINKS_AND_MENTIONS: readonly TraceText[] = [...ALL_LINKS, 'mentions'];

// A row that holds its id where nobody reads it is told of itself, not at each place that names it.
function unread({ nodes }: TraceGraph, { kind }: Plan): (id: string) => boolean {
  let ids: ReadonlySet<string> | null = null;
  const find = traceKind(kind)?.find ?? (() => []);
  const texts = (): readonly string[] =>
    nodes.flatMap(({ id, places }) => (id === '' && places.id ? [places.id.text] : []));
  return (id) => (ids ??= new Set(texts().flatMap((text) => find(text).map((one) => one.id)))).has(id);
}

function found(link: TraceLink, reason: string, root: string): Found {
  const { id, scope, source, from, to } = link;
  const where = source ? ` in ${nameOf(source)}` : '';
  const message = `Correct ${scope === null ? '' : `${scope}#`}${id}${where}: ${reason}.`;
  return { message, span: { from, to }, node: source?.node ?? root, field: source?.field ?? null };
}
