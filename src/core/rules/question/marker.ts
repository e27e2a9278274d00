import { contains, shift } from '../../markdown/span.ts';
import { judgeField } from '../judgeField.ts';
import type { Passage } from '../prose.ts';
import { inPassages, withoutCode } from '../prose.ts';
import type { Span } from '../../markdown/span.ts';
import type { NodeField } from '../../plan/plan.ts';
import { shorten } from '../names.ts';
import type { NodeRule } from '../rule.ts';

const LEFT_ALONE = new Set(['changelog', 'completion']);
const ROUGH = /\[needs[ _-]clarification/i;
const MARKER = /\[needs[ _-]clarification\b[^[\]]*\]?/gi;

export const rule: NodeRule = {
  code: 'question.marker',
  severity: 'error',
  title: 'A mark says that something has to be clarified.',
  reads: 'node',
  check: (node) => {
    if (LEFT_ALONE.has(node.schema?.role ?? '')) return [];
    return node.parts.flatMap(({ part: { region }, at }) =>
      inPassages(region, markersIn, ROUGH)
        .filter((span) => !node.fields.some((field) => field.at === at && isToldOf(field, span)))
        .map((span) => {
          const text = shorten(region.text.slice(span.from, span.to).replace(/^\[|\]$/g, ''));
          return { message: `Clear up "${text}", or ask it as a clarification question.`, span: shift(span, at) };
        }),
    );
  },
};

const markersIn = ({ text, leaves }: Passage): readonly Span[] =>
  !ROUGH.test(text)
    ? NOTHING
    : leaves.flatMap(({ from, to }) =>
        Array.from(withoutCode(text.slice(from, to)).matchAll(MARKER), ({ 0: found, index }) =>
          shift({ from: index, to: index + found.length }, from),
        ),
      );

const NOTHING: readonly Span[] = [];

/** What is a question is waited for as one; what is nothing but the mark is a hint that was left. */
function isToldOf({ read }: NodeField, span: Span): boolean {
  const { value } = read;
  if (value.type === 'questions') return value.items.some((item) => contains(item, span));
  return judgeField(read).state === 'placeholder' && contains(judgeField(read).span, span);
}
