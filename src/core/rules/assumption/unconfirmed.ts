import { foundAt, nameOf, traceRule } from '../traceRule.ts';

/** What people write once it is settled. */
const CONFIRMED = /^[\s*_`]*(?:confirmed|yes)(?![\p{L}\p{N}])/iu;

export const rule = traceRule({
  code: 'assumption.unconfirmed',
  severity: 'info',
  title: 'An assumption is not confirmed.',
  types: ['assumption'],
  find: (graph) =>
    graph
      .ofType('assumption')
      .filter(({ places }) => !CONFIRMED.test(places.state?.text ?? ''))
      .map((node) =>
        foundAt(
          node,
          `Have ${nameOf(node)} confirmed. Until then it is raised before anything that rests on it is built.`,
        ),
      ),
});
