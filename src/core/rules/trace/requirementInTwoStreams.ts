import type { Plan } from '../../plan/plan.ts';
import type { TraceGraph, TraceLink, TraceNode } from '../../trace/graph.ts';
import { PREPARING, streamTypes } from '../../trace/building.ts';
import { STREAM_TEXTS } from '../../trace/streams.ts';
import type { Found } from '../rule.ts';
import { foundAt, listed, nameOf, traceRule } from '../traceRule.ts';

export const rule = traceRule({
  code: 'trace.requirement-in-two-streams',
  severity: 'error',
  title: 'A requirement is in more than one work stream that builds it.',
  types: ['requirement', 'stream'],
  reads: STREAM_TEXTS,
  find: (graph, plan) => {
    const concernOf = concerns(plan);
    return graph.ofType('requirement').flatMap((node) => {
      const streams = sharedBy(graph, node, concernOf);
      if (streams.length === 0) return [];
      return [toldOf(node, streams, partsOf(node, graph))];
    });
  },
});

// Out here, what is kept holds no version of the plan.
const toldOf = (node: TraceNode, streams: readonly string[], parts: string): Found =>
  foundAt(node, () => `Leave ${nameOf(node)} to one of ${listed(streams)}, or split it into ${parts}.`);

/** Ids that can be read: a part has one letter, so that what is a part already is split into more parts of the whole. */
function partsOf({ id }: TraceNode, { byId }: TraceGraph): string {
  const [, whole = id, letter] = /^(.*\d)([a-z])$/.exec(id) ?? [];
  const free = Array.from('abcdefghijklmnopqrstuvwxyz', (one) => `${whole}${one}`).filter((one) => !byId.has(one));
  const parts = letter === undefined ? free.slice(0, 2) : [id, ...free.slice(0, 1)];
  return parts.length < 2 ? 'requirements with numbers of their own' : parts.join(' and ');
}

type ConcernOf = (stream: TraceNode) => string;

/** What streams share the work of: each kind of preparation is one, and all that builds is another. */
function concerns(plan: Plan): ConcernOf {
  const types = streamTypes(plan);
  return (stream) => {
    const type = types.get(stream) ?? '';
    return PREPARING.has(type) ? type : '';
  };
}

/** The streams of one concern that have a requirement, or one and the same part of it, in common. */
function sharedBy(graph: TraceGraph, node: TraceNode, concernOf: ConcernOf): readonly string[] {
  const byConcern = new Map<string, TraceLink[]>();
  for (const link of graph.to(node)) {
    if (link.place !== 'requirements' || link.source?.type !== 'stream' || link.state === 'ambiguous') continue;
    const concern = concernOf(link.source);
    const others = byConcern.get(concern);
    if (others) others.push(link);
    else byConcern.set(concern, [link]);
  }
  return [...new Set([...byConcern.values()].flatMap(sharedAmong))];
}

function sharedAmong(links: readonly TraceLink[]): readonly string[] {
  const byPart = new Map<string, Set<string>>();
  for (const { source, part } of links) if (source) byPart.set(part, (byPart.get(part) ?? new Set()).add(source.id));
  const whole = byPart.get('');
  // The whole and a part of it are two streams with something in common, too.
  const all = whole && byPart.size > 1 ? [...byPart.values()].flatMap((ids) => [...ids]) : [];
  const shared = all.length > 0 ? all : [...byPart.values()].filter(({ size }) => size > 1).flatMap((ids) => [...ids]);
  const unique = [...new Set(shared)];
  return unique.length > 1 ? unique : [];
}
