import type { TraceGraph, TraceNode } from '../../trace/graph.ts';
import { nameOfType } from '../../trace/resolve.ts';
import { foundAt, traceRule } from '../traceRule.ts';

export const rule = traceRule({
  code: 'trace.id-reused',
  severity: 'error',
  title: 'An id is declared more than once.',
  types: [],
  reads: [],
  find: (graph) =>
    repeatedIn(graph).flatMap(([id, nodes]) => {
      const [first, ...others] = nodes;
      if (!first) return [];
      return others.map((node) =>
        foundAt(
          node,
          () =>
            `Give this another id: ${id} is the ${nameOfType(first.type)}${first.text === '' ? '' : ` "${first.text}"`} already.`,
        ),
      );
    }),
});

// Nearly all are declared once, and there are thousands.
function repeatedIn({ byId }: TraceGraph): (readonly [string, readonly TraceNode[]])[] {
  const repeated: (readonly [string, readonly TraceNode[]])[] = [];
  for (const entry of byId) if (entry[1].length > 1) repeated.push(entry);
  return repeated;
}
