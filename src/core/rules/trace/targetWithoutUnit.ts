import { foundAt, nameOf, traceRule } from '../traceRule.ts';

/** A number with what it counts: `200 ms`, `99.9%`, `30 days`, `€ 5`. */
const MEASURED = /(?<![\p{L}\p{N}])[€$£]\s*\d|(?<![\p{L}\p{N}.])\d[\d.,]*\s*(?:%|‰|°|[€$£]|\p{L})/u;

export const rule = traceRule({
  code: 'trace.target-without-unit',
  severity: 'error',
  title: 'A non-functional requirement has no target with a number and a unit.',
  types: ['quality'],
  find: (graph) =>
    graph
      .ofType('quality')
      .filter(({ places }) => places.target === undefined || !MEASURED.test(places.target.text))
      .map((node) => foundAt(node, `Give ${nameOf(node)} a target with a number and a unit, such as "< 200 ms".`)),
});
