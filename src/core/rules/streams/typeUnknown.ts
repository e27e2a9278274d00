import { streamWords } from '../../trace/streams.ts';
import { foundAtStream, streamRule } from '../streamRule.ts';

export const rule = streamRule({
  code: 'streams.type-unknown',
  severity: 'info',
  title: 'Nothing tells what kind of work a work stream is.',
  find: ({ streams }, { kind }) => {
    const words = Object.entries(streamWords(kind)).map(([type, list]) => `${type} (${list.join(', ')})`);
    if (words.length === 0) return [];
    return streams
      .filter(({ type }) => type === '')
      .map((stream) =>
        foundAtStream(
          stream,
          `Nothing tells what ${stream.id} is, so its order is not checked. Its agent can say so: ${words.join('; ')}.`,
        ),
      );
  },
});
