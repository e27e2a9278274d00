import type { Region } from '../../markdown/block.ts';
import type { Span } from '../../markdown/span.ts';
import { shift } from '../../markdown/span.ts';
import { shorten } from '../names.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'question.form',
  severity: 'warning',
  title: 'A question among the clarification questions is no item of their list.',
  roles: ['questions'],
  reads: 'node',
  check: (node) => {
    if (!node.schema?.slots.some((slot) => slot.node === 'field' && slot.type === 'questions')) return [];
    return node.parts.flatMap(({ part: { region, loose }, at }, index) => {
      const paragraphs: Span[] = loose.filter(({ type }) => type === 'paragraph');
      if (index > 0 && region.head?.type === 'bold') paragraphs.unshift(region.head.title);
      return paragraphs
        .filter((span) => asks(region, span))
        .map((span) => {
          const text = shorten(region.text.slice(span.from, span.to));
          return {
            message: `Write "${text}" as an item, so that it can be answered: "- [ ] …".`,
            span: shift(span, at),
          };
        });
    });
  },
};

// Guidance in italics may ask, too.
const asks = ({ text }: Region, { from, to }: Span): boolean =>
  /[?？][*_"'”]*$/.test(text.slice(Math.max(from, to - 5), to)) && !/^[*_](?![*_])/.test(text.slice(from, to));
