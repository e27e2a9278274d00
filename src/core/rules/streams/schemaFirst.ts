import { shift } from '../../markdown/span.ts';
import { streamWords } from '../../trace/streams.ts';
import { filledRows, tableOfRole } from '../filledRows.ts';
import { judgeField } from '../judgeField.ts';
import { foundAtStream, idsOf, ofType, streamRule, waitingForAny } from '../streamRule.ts';

export const rule = streamRule({
  code: 'streams.schema-first',
  severity: 'error',
  title: 'A backend stream does not wait for the schema.',
  find: (graph, plan) => {
    const first = ofType(graph, 'schema');
    const field = tableOfRole(plan, 'migrations');
    if (first.length === 0) {
      if (!field || filledRows(plan, 'migrations').length === 0) return [];
      const words = (streamWords(plan.kind)['schema'] ?? []).filter((word) => word.startsWith('/'));
      const command = words.length > 0 ? ` (${words.join(', ')})` : '';
      const message = `Add a work stream for the schema${command}: it comes before the backend.`;
      return [{ message, span: shift(judgeField(field.read).span, field.start), node: field.node.id, field: field.id }];
    }
    const waiting = waitingForAny(graph, first);
    return ofType(graph, 'backend')
      .filter((stream) => !waiting.has(stream))
      .map((stream) => foundAtStream(stream, `Let ${stream.id} depend on ${idsOf(first)}: the schema comes first.`));
  },
});
