import type { Plan } from '../../plan/plan.ts';
import { isBuilt } from '../../trace/building.ts';
import { coveredBy, isCoveredBy, isDuplicate, missingParts, splitIds } from '../../trace/coverage.ts';
import type { TraceGraph, TraceNode } from '../../trace/graph.ts';
import { foundAt, listed, nameOf, traceRule } from '../traceRule.ts';

export const rule = traceRule({
  code: 'trace.requirement-without-stream',
  severity: 'error',
  title: 'A requirement is in no work stream.',
  types: ['requirement', 'stream'],
  graphOnly: true,
  find: (graph, plan) =>
    graph
      .ofType('requirement')
      .filter((node) => !node.draft && !splitIds(graph).has(node.id) && !isDuplicate(graph, node))
      .flatMap((node) => {
        const message = messageFor(plan, graph, node);
        return message === '' ? [] : [foundAt(node, message)];
      }),
});

function messageFor(plan: Plan, graph: TraceGraph, node: TraceNode): string {
  if (!isCoveredBy(graph, node, 'stream'))
    return `Put ${nameOf(node)} into a work stream: every requirement has exactly one.`;
  const streams = coveredBy(graph, node, 'stream');
  if (streams.length > 0 && !isBuilt(plan, node, streams)) {
    const ids = listed(streams.map(({ id }) => id));
    return `Put ${nameOf(node)} into a work stream that builds it: ${ids} only ${streams.length === 1 ? 'prepares' : 'prepare'} it.`;
  }
  const missing = missingParts(graph, node);
  return missing.length === 0 ? '' : `Put the rest of ${nameOf(node)} into a work stream: ${listed(missing)}.`;
}
