import { streamGraph } from '../../trace/streams.ts';
import { traces } from '../../trace/schema.ts';
import type { Output } from '../output.ts';

/** The work streams, drawn. */
export const output: Output = {
  id: 'streams-svg',
  title: 'Work streams (SVG)',
  extension: 'svg',
  fits: (kind) => traces(kind, 'stream'),
  // Laying out takes a library that nothing else needs.
  make: async ({ plan }) => {
    const [{ streamsLayout }, { streamsSvg }] = await Promise.all([
      import('../../picture/streamsLayout.ts'),
      import('../../picture/streamsSvg.ts'),
    ]);
    return streamsSvg(streamsLayout(streamGraph(plan)), `Work streams: ${plan.title}`);
  },
};
