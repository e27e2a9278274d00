import { foundAt, nameOf, traceRule } from '../traceRule.ts';

/** A number with what it counts: `200 ms`, `99.9%`, `30 days`, `€ 5`; neither `version 2 of it` nor `3 x daily`. */
const MEASURED =
  /(?<![\p{L}\p{N}])[€$£]\s*\d|(?<![\p{L}\p{N}.]|\b(?:version|release|phase|level|step|no\.?)\s+)\d[\d.,]*\s*(?:%|‰|°|[€$£]|(?!(?:x|of|or|and|to|in|on|at|by|for|is|are|the|per|with)(?!\p{L}))\p{L})/iu;

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
