import type { TraceGraph, TraceNode } from '../../trace/graph.ts';
import { foundAt, nameOf, traceRule } from '../traceRule.ts';

export const rule = traceRule({
  code: 'trace.requirement-in-two-streams',
  severity: 'error',
  title: 'A requirement is in more than one work stream.',
  types: ['requirement', 'stream'],
  find: (graph) =>
    graph.ofType('requirement').flatMap((node) => {
      const streams = sharedBy(graph, node);
      if (streams.length === 0) return [];
      const split = `${node.id}a and ${node.id}b`;
      const message = `Leave ${nameOf(node)} to one of ${streams.join(', ')}, or split it into ${split}.`;
      return [foundAt(node, message)];
    }),
});

/** The streams that have a requirement, or one and the same part of it, in common. */
function sharedBy(graph: TraceGraph, node: TraceNode): readonly string[] {
  const byPart = new Map<string, Set<string>>();
  for (const { source, place, part, state } of graph.to(node)) {
    if (place !== 'requirements' || source?.type !== 'stream' || state !== 'covered') continue;
    byPart.set(part, (byPart.get(part) ?? new Set()).add(source.id));
  }
  const whole = byPart.get('');
  // The whole and a part of it are two streams with something in common, too.
  const all = whole && byPart.size > 1 ? [...byPart.values()].flatMap((ids) => [...ids]) : [];
  const shared = all.length > 0 ? all : [...byPart.values()].filter(({ size }) => size > 1).flatMap((ids) => [...ids]);
  const unique = [...new Set(shared)];
  return unique.length > 1 ? unique : [];
}
