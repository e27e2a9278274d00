import { foundAt, nameOf, traceRule } from '../traceRule.ts';

export const rule = traceRule({
  code: 'trace.criterion-without-requirement',
  severity: 'error',
  title: 'An acceptance criterion names no requirement.',
  types: ['requirement', 'criterion'],
  reads: ['criterion.links', 'criterion.ids'],
  find: (graph) =>
    graph
      .ofType('criterion')
      .filter((node) => !node.draft && graph.from(node).every(({ place }) => place !== 'requirements'))
      .map((node) =>
        foundAt(node, () => `Name the requirement of ${nameOf(node)} at the end of its title, such as "(FR-1)".`),
      ),
});
