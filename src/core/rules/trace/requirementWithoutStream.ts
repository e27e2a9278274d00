import type { Plan } from '../../plan/plan.ts';
import { isBuilt } from '../../trace/building.ts';
import { coveredBy, isCoveredBy, isDuplicate, missingParts, splitIds } from '../../trace/coverage.ts';
import type { TraceGraph, TraceNode } from '../../trace/graph.ts';
import type { Found } from '../rule.ts';
import { ALL_LINKS } from '../../trace/keptFacts.ts';
import { STREAM_TEXTS } from '../../trace/streams.ts';
import { foundAt, listed, nameOf, traceRule } from '../traceRule.ts';

export const rule = traceRule({
  code: 'trace.requirement-without-stream',
  severity: 'error',
  title: 'A requirement is in no work stream.',
  types: ['requirement', 'stream'],
  // A part of a requirement may be named anywhere.
  reads: [...STREAM_TEXTS, ...ALL_LINKS],
  find: (graph, plan) =>
    graph
      .ofType('requirement')
      .filter((node) => !node.draft && !splitIds(graph).has(node.id) && !isDuplicate(graph, node))
      .flatMap((node) => {
        const fault = faultOf(plan, graph, node);
        return fault === null ? [] : [toldOf(node, fault)];
      }),
});

// Out here, what is kept holds no version of the plan.
const toldOf = (node: TraceNode, fault: (name: string) => string): Found => foundAt(node, () => fault(nameOf(node)));

/** What to say of a requirement, by its name; null where there is nothing to say. */
function faultOf(plan: Plan, graph: TraceGraph, node: TraceNode): ((name: string) => string) | null {
  if (!isCoveredBy(graph, node, 'stream'))
    return (name) => `Put ${name} into a work stream: every requirement has exactly one.`;
  const streams = coveredBy(graph, node, 'stream');
  if (streams.length > 0 && !isBuilt(plan, node, streams)) {
    const ids = listed(streams.map(({ id }) => id));
    const prepare = streams.length === 1 ? 'prepares' : 'prepare';
    return (name) => `Put ${name} into a work stream that builds it: ${ids} only ${prepare} it.`;
  }
  const missing = missingParts(graph, node);
  return missing.length === 0 ? null : (name) => `Put the rest of ${name} into a work stream: ${listed(missing)}.`;
}
