import { isCoveredBy, isDuplicate, splitIds } from '../../trace/coverage.ts';
import { foundAt, nameOf, traceRule } from '../traceRule.ts';

export const rule = traceRule({
  code: 'trace.requirement-without-criterion',
  severity: 'error',
  title: 'A requirement has no acceptance criterion.',
  types: ['requirement', 'criterion'],
  reads: ['criterion.links', 'requirement.ids'],
  find: (graph) =>
    graph
      .ofType('requirement')
      .filter((node) => !node.draft && !splitIds(graph).has(node.id) && !isDuplicate(graph, node))
      .filter((node) => !isCoveredBy(graph, node, 'criterion'))
      .map((node) => foundAt(node, () => `Add an acceptance criterion that names ${nameOf(node)} in its title.`)),
});
