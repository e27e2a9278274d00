import type { Stream, StreamGraph } from '../../trace/streams.ts';
import { foundAtStream, streamRule } from '../streamRule.ts';
import { listed } from '../traceRule.ts';

export const rule = streamRule({
  code: 'streams.parallel-unmarked',
  severity: 'warning',
  title: 'Work streams that can run in parallel are not marked.',
  find: (graph) => graph.streams.flatMap((stream) => unmarked(graph, stream)),
});

function unmarked({ groups, cycles }: StreamGraph, stream: Stream): ReturnType<typeof foundAtStream>[] {
  if (cycles.length > 0) return [];
  const group = groups[stream.level ?? -1] ?? [];
  // One mark in a group is enough to look at its own marks only; a stream that marks nothing has forgotten it.
  if (group.length > 1 && stream.parallel.length === 0) {
    const others = group.filter(({ id }) => id !== stream.id).slice(0, 6);
    if (others.length === 0) return [];
    return [foundAtStream(stream, `Mark what ${stream.id} runs beside: ${listed(others.map(({ id }) => id))}.`)];
  }
  const oneSided = stream.parallel.filter(
    (other) =>
      other.id !== stream.id && other.parallel.length > 0 && !other.parallel.some(({ id }) => id === stream.id),
  );
  return oneSided.map((other) =>
    foundAtStream(other, `Mark ${stream.id} beside ${other.id}, as ${stream.id} does the other way round.`),
  );
}
