import { isMeasured } from '../measured.ts';
import { foundAt, nameOf, traceRule } from '../traceRule.ts';

export const rule = traceRule({
  code: 'trace.target-without-unit',
  severity: 'error',
  title: 'A non-functional requirement has no target with a number and a unit.',
  types: ['quality'],
  reads: ['quality', 'quality.ids'],
  find: (graph) =>
    graph
      .ofType('quality')
      .filter(({ places }) => places.target === undefined || !isMeasured(places.target.text))
      .map((node) => foundAt(node, `Give ${nameOf(node)} a target with a number and a unit, such as "< 200 ms".`)),
});
