import { nameOfType } from '../../trace/resolve.ts';
import { foundAt, traceRule } from '../traceRule.ts';

export const rule = traceRule({
  code: 'trace.id-reused',
  severity: 'error',
  title: 'An id is declared more than once.',
  types: [],
  find: (graph) =>
    [...graph.byId].flatMap(([id, nodes]) => {
      const [first, ...others] = nodes;
      if (!first) return [];
      return others.map((node) =>
        foundAt(
          node,
          `Give this another id: ${id} is the ${nameOfType(first.type)}${first.text === '' ? '' : ` "${first.text}"`} already.`,
        ),
      );
    }),
});
