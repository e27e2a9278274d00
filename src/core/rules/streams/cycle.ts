import { foundAtStream, streamRule } from '../streamRule.ts';

export const rule = streamRule({
  code: 'streams.cycle',
  severity: 'error',
  title: 'Work streams wait for each other.',
  find: ({ cycles }) =>
    cycles.flatMap((cycle) => {
      const [first] = cycle;
      if (!first) return [];
      const way = [...cycle, first].map(({ id }) => id).join(' → ');
      return [foundAtStream(first, `Break the cycle of dependencies: ${way}.`)];
    }),
});
