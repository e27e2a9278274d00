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
    // One for each id: of two streams with the same, nobody can tell which one a mark means.
    const first = new Map(graph.streams.toReversed().map((stream) => [stream.id, stream]));
    const isFirst = (stream: Stream): boolean => first.get(stream.id) === stream;
    const streams = graph.streams.filter(isFirst);
    const groups = graph.groups.map((group) => group.filter(isFirst));
    return graph.streams.flatMap((stream) => {
      const missing = missingMarks({ ...graph, streams, groups }, stream, marking.get(stream) ?? []);
      if (missing.length === 0) return [];
      return [foundAtStream(stream, `Mark what ${stream.id} runs beside: ${listed(missing)}.`)];
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
): readonly string[] {
  const others = marking.filter(({ level }) => level !== stream.level);
  const wanted = stream.parallel.length === 0 ? streams : [...(groups[stream.level ?? -1] ?? []), ...others];
  const marked = new Set(stream.parallel);
  const missing: string[] = [];
  const own = stream.level ?? 0;
  for (const other of wanted) {
    // Thousands of streams are millions of pairs, and only what is of an earlier step can be waited for.
    const level = other.level ?? 0;
    const isBound = level < own ? waitsFor(stream, other) : level > own && waitsFor(other, stream);
    if (!isBound && !marked.has(other) && other.id !== stream.id) missing.push(other.id);
  }
  return missing;
}
