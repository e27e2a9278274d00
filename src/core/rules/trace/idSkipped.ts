import type { TraceGraph, TraceNode } from '../../trace/graph.ts';
import { foundAt, listed, traceRule } from '../traceRule.ts';

const MOST_SKIPPED = 1000;

export const rule = traceRule({
  code: 'trace.id-skipped',
  severity: 'info',
  title: 'Ids leave numbers out.',
  types: [],
  find: (graph) =>
    [...numbersByPrefix(graph)].flatMap(([prefix, numbers]) => {
      const sorted = [...numbers].sort(([a], [b]) => a - b);
      return sorted.flatMap(([number, node], index) => {
        const before = sorted[index - 1]?.[0];
        if (before === undefined || number - before < 2) return [];
        const skipped = Array.from({ length: Math.min(number - before - 1, MOST_SKIPPED) }, (_, at) => before + 1 + at);
        const ids = listed(skipped.map((one) => `${prefix}${one}`));
        return [foundAt(node, `${ids} ${skipped.length === 1 ? 'is' : 'are'} left out before ${node.id}.`)];
      });
    }),
});

function numbersByPrefix(graph: TraceGraph): ReadonlyMap<string, ReadonlyMap<number, TraceNode>> {
  const groups = new Map<string, Map<number, TraceNode>>();
  for (const [id, [node]] of graph.byId) {
    const match = /^(.*-)(\d+)[a-z]?$/.exec(id);
    if (!match || !node) continue;
    const [, prefix = '', number = ''] = match;
    const known = groups.get(prefix) ?? new Map<number, TraceNode>();
    if (!known.has(Number(number))) known.set(Number(number), node);
    groups.set(prefix, known);
  }
  return groups;
}
