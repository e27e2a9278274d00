import type { Stream, StreamGraph } from '../../trace/streams.ts';
import { foundAtStream, streamRule } from '../streamRule.ts';
import { listed } from '../traceRule.ts';

export const rule = streamRule({
  code: 'streams.parallel-unmarked',
  severity: 'warning',
  title: 'Work streams that can run in parallel are not marked.',
  streamsOnly: true,
  find: (graph) => {
    // What waits for itself runs beside nothing, and nobody can tell what does once the cycle is broken.
    if (graph.cycles.length > 0) return [];
    const marking = markedBy(graph);
    return graph.streams.flatMap((stream) => {
      const missing = missingMarks(graph, stream, marking.get(stream) ?? []);
      if (missing.length === 0) return [];
      const ids = [...new Set(missing.map(({ id }) => id))];
      return [foundAtStream(stream, `Mark what ${stream.id} runs beside: ${listed(ids)}.`)];
    });
  },
});

/** By stream, those that say that they run beside it. */
function markedBy({ streams }: StreamGraph): ReadonlyMap<Stream, readonly Stream[]> {
  const marking = new Map<Stream, Stream[]>();
  for (const stream of streams)
    for (const other of stream.parallel) {
      const known = marking.get(other);
      if (known) known.push(stream);
      else marking.set(other, [stream]);
    }
  return marking;
}

/**
 * Streams of one step begin together, and a mark holds for both: all of these are wanted. Beside what other steps have, a
 * stream may run or not, so that is asked for only where it marks nothing at all.
 */
function missingMarks(
  { streams, groups, waitsFor }: StreamGraph,
  stream: Stream,
  marking: readonly Stream[],
): Stream[] {
  const wanted = stream.parallel.length === 0 ? streams : [...(groups[stream.level ?? -1] ?? []), ...marking];
  const marked = new Set(stream.parallel);
  return wanted.filter(
    (other) => other.id !== stream.id && !marked.has(other) && !waitsFor(stream, other) && !waitsFor(other, stream),
  );
}
