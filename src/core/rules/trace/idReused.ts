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
      // The second of two headings in one section is told by `entry.duplicate`.
      const left = others.filter(({ node, row }) => row !== null || !/~\d+$/.test(node));
      return left.map((node) =>
        foundAt(node, `Give this another id: ${id} is the ${nameOfType(first.type)} "${first.text}" already.`),
      );
    }),
});
