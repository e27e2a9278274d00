import { shift } from '../../markdown/span.ts';
import { filledRows, tableOfRole } from '../filledRows.ts';
import { judgeField } from '../judgeField.ts';
import { foundAtStream, idsOf, ofType, streamRule, waitingForAny } from '../streamRule.ts';

export const rule = streamRule({
  code: 'streams.environment-first',
  severity: 'error',
  title: 'The development environment is not the stream that blocks all others.',
  find: (graph, plan) => {
    const first = ofType(graph, 'environment');
    const field = tableOfRole(plan, 'dev-environment');
    if (first.length === 0) {
      if (!field || filledRows(plan, 'dev-environment').length === 0) return [];
      const message = 'Add WS-0 for the development environment: what it lacks comes before all other streams.';
      return [{ message, span: shift(judgeField(field.read).span, field.start), node: field.node.id, field: field.id }];
    }
    const waiting = waitingForAny(graph, first);
    return graph.streams
      .filter((stream) => stream.type !== 'environment' && !waiting.has(stream))
      .map((stream) => foundAtStream(stream, `Let ${stream.id} depend on ${idsOf(first)}: it blocks all others.`));
  },
});
