import { traceKind } from '../../trace/schema.ts';
import { foundAt, traceRule } from '../traceRule.ts';

export const rule = traceRule({
  code: 'streams.no-id',
  severity: 'error',
  title: 'A work stream has no id.',
  types: ['stream'],
  reads: ['stream'],
  find: (graph, { kind }) => {
    const streams = graph.ofType('stream');
    const nameless = streams.filter(({ id }) => id === '');
    if (nameless.length === 0) return [];
    const prefix = kind.trace.find(({ type }) => type === 'stream')?.prefix ?? '';
    const numbers = streams.map(({ id }) => Number.parseInt(id.slice(prefix.length), 10) || 0);
    const free = `${prefix}${numbers.reduce((most, one) => Math.max(most, one), 0) + 1}`;
    const find = traceKind(kind)?.find ?? (() => []);
    return nameless.map((node) => {
      // One that stands further on in the cell is meant.
      const meant = find(node.places.id?.text ?? '').find((one) => one.prefix === prefix && one.scope === null);
      const id = meant && !graph.byId.has(meant.id) ? meant.id : free;
      return foundAt(node, `This stream has no id: begin its cell with one, such as "${id}: Name".`);
    });
  },
});
