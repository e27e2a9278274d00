import { isConfirmed } from '../../trace/assumptions.ts';
import { foundAt, nameOf, traceRule } from '../traceRule.ts';

export const rule = traceRule({
  code: 'assumption.unconfirmed',
  severity: 'info',
  title: 'An assumption is not confirmed.',
  types: ['assumption'],
  reads: ['assumption', 'assumption.ids'],
  find: (graph) =>
    graph
      .ofType('assumption')
      .filter(({ places }) => !isConfirmed(places.state?.text))
      .map((node) =>
        foundAt(
          node,
          `Have ${nameOf(node)} confirmed. Until then it is raised before anything that rests on it is built.`,
        ),
      ),
});
