import { foundAtStream, streamRule } from '../streamRule.ts';

export const rule = streamRule({
  code: 'streams.parallel-dependent',
  severity: 'error',
  title: 'A work stream is marked as parallel to one that it depends on.',
  streamsOnly: true,
  find: (graph) =>
    graph.cycles.length > 0
      ? []
      : graph.streams.flatMap((stream) =>
          stream.parallel
            .filter((other) => graph.waitsFor(stream, other) || stream === other)
            .map((other) =>
              foundAtStream(
                stream,
                stream === other
                  ? `${stream.id} cannot run beside itself: name another stream, or none.`
                  : `${stream.id} cannot run beside ${other.id}: it has to wait for it.`,
              ),
            ),
        ),
});
