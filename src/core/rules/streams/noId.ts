import { foundAt, traceRule } from '../traceRule.ts';

export const rule = traceRule({
  code: 'streams.no-id',
  severity: 'error',
  title: 'A work stream has no id.',
  types: ['stream'],
  find: (graph, { kind }) => {
    const prefix = kind.trace.find(({ type }) => type === 'stream')?.prefix ?? '';
    return graph
      .ofType('stream')
      .filter(({ id }) => id === '')
      .map((node) =>
        foundAt(node, `This stream has no id: begin its cell with one that is free, such as "${prefix}1: Name".`),
      );
  },
});
