import { keptByText } from '../../markdown/keptTexts.ts';
import type { TraceGraph, TraceNode } from '../../trace/graph.ts';
import type { Found } from '../rule.ts';
import { foundAt, listed, traceRule } from '../traceRule.ts';

const MOST_SKIPPED = 1000;

export const rule = traceRule({
  code: 'trace.id-skipped',
  severity: 'info',
  title: 'Ids leave numbers out.',
  types: [],
  reads: [],
  find: (graph) =>
    [...numberedIds(graph)].flatMap(([prefix, ids]) => {
      // They mostly stand in their order, which costs nothing to sort.
      const sorted = ids.sort((a, b) => a.number - b.number);
      const found: Found[] = [];
      sorted.forEach(({ number, node }, index) => {
        const before = sorted[index - 1]?.number;
        if (before === undefined || number - before < 2) return;
        const skipped = Array.from({ length: Math.min(number - before - 1, MOST_SKIPPED) }, (_, at) => before + 1 + at);
        const names = listed(skipped.map((one) => `${prefix}${one}`));
        found.push(foundAt(node, `${names} ${skipped.length === 1 ? 'is' : 'are'} left out before ${node.id}.`));
      });
      return found;
    }),
});

interface Numbered {
  readonly number: number;
  readonly node: TraceNode;
}

/** The first node of each id with a number, by what stands before the number. */
function numberedIds(graph: TraceGraph): ReadonlyMap<string, Numbered[]> {
  const groups = new Map<string, Numbered[]>();
  for (const [id, [node]] of graph.byId) {
    const parts = partsOf(id);
    if (!parts || !node) continue;
    const known = groups.get(parts.prefix);
    if (known) known.push({ number: parts.number, node });
    else groups.set(parts.prefix, [{ number: parts.number, node }]);
  }
  return groups;
}

const partsOf = keptByText((id) => {
  const match = /^(.*-)(\d+)[a-z]?$/.exec(id);
  return match ? { prefix: match[1] ?? '', number: Number(match[2]) } : null;
});
