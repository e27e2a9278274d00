import type { Span } from '../../markdown/span.ts';
import { contains, shift } from '../../markdown/span.ts';
import type { NodeField } from '../../plan/plan.ts';
import { fieldIdByRole, labelOfField, titleOf } from '../names.ts';
import { phrasePattern, phrasesIn, phrasesInCode } from '../phrases.ts';
import type { Found, NodeRule, RuleContext } from '../rule.ts';

// The change log tells of the past, and a completion checklist names such words itself.
const LEFT_ALONE = new Set(['changelog', 'completion']);

// Code is full of words, but these say what is built and who calls whom.
const CODE: ReadonlySet<string | null> = new Set(['file-map', 'data-structures']);

export const rule: NodeRule = {
  code: 'wording.vague',
  severity: 'warning',
  title: 'A word leaves open what is meant.',
  reads: 'node',
  check: (node, context) => {
    const pattern = phrasePattern(context.vagueWords);
    if (!node.schema || !pattern || LEFT_ALONE.has(node.schema.role ?? '')) return [];
    return node.parts.flatMap(({ part, at }) =>
      [...phrasesIn(part, pattern), ...phrasesInCode(part, pattern, CODE)].map((span): Found => {
        const word = part.region.text.slice(span.from, span.to);
        const field = node.fields.find((one) => one.at === at && holds(one, span));
        const fixes = askFix(word, field ? labelOfField(field, node) : titleOf(node), context);
        return {
          message: `Say what "${word}" stands for, or ask it as a question.`,
          span: shift(span, at),
          field: field?.id ?? null,
          fixes,
        };
      }),
    );
  },
};

const holds = ({ read }: NodeField, span: Span): boolean =>
  read.labelled ? contains(read.labelled.whole, span) : read.blocks.some((block) => contains(block, span));

function askFix(word: string, label: string, { kind }: RuleContext): NonNullable<Found['fixes']> {
  const field = fieldIdByRole(kind, 'questions');
  if (field === null) return [];
  const text = `What does "${word}" stand for in "${label}"?`;
  return [{ title: 'Ask it as a clarification question', intents: [{ type: 'addItem', field, text }] }];
}
