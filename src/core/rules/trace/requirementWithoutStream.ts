import { coveredBy, splitIds } from '../../trace/coverage.ts';
import { foundAt, nameOf, traceRule } from '../traceRule.ts';

export const rule = traceRule({
  code: 'trace.requirement-without-stream',
  severity: 'error',
  title: 'A requirement is in no work stream.',
  types: ['requirement', 'stream'],
  find: (graph) =>
    graph
      .ofType('requirement')
      .filter((node) => !node.draft && !splitIds(graph).has(node.id))
      .filter((node) => coveredBy(graph, node, 'stream').length === 0)
      .map((node) => foundAt(node, `Put ${nameOf(node)} into a work stream: every requirement has exactly one.`)),
});
