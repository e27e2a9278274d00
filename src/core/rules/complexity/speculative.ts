import { shift } from '../../markdown/span.ts';
import { phrasePattern, phrasesIn } from '../phrases.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'complexity.speculative',
  severity: 'info',
  title: 'Something is planned that nobody has asked for.',
  reads: 'node',
  check: (node, { options, speculativePhrases }) => {
    const pattern = options === 'noted' && node.schema?.role !== 'changelog' ? phrasePattern(speculativePhrases) : null;
    if (!pattern) return [];
    return node.parts.flatMap(({ part, at }) =>
      phrasesIn(part, pattern).map((span) => {
        const phrase = part.region.text.slice(span.from, span.to);
        const message = `Name the need behind "${phrase}", or leave it out: the simplest plan is the best one.`;
        return { message, span: shift(span, at) };
      }),
    );
  },
};
