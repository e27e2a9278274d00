import type { QuestionItem } from '../fields/value.ts';
import { encodeSlot, isNothing } from '../markdown/slotText.ts';
import type { Span } from '../markdown/span.ts';
import type { TextEdit } from '../markdown/textEdit.ts';
import type { LocatedField, Plan } from '../plan/plan.ts';
import type { Planned } from './change.ts';
import { fieldChange, notFound, refuse } from './change.ts';
import type { IntentOf } from './intent.ts';
import { lineEnd, lineStart, wholeLines } from './lines.ts';
import { conflict, inDocument, readsBack, slotEdits } from './slot.ts';
import { tickEdits } from './tasks.ts';

const questionsOf = (field: LocatedField | null): readonly QuestionItem[] =>
  field?.read.value.type === 'questions' ? field.read.value.items : [];

/** Answers a question; `expected` is the answer that was on the screen. */
export function answer(plan: Plan, intent: IntentOf<'answer'>, expected: string | undefined): Planned {
  const field = plan.field(intent.field);
  if (!field) return notFound(intent.field);
  const item = questionsOf(field)[intent.index];
  if (!item) return refuse('not-found', `"${intent.field}" has no question ${intent.index + 1}.`);
  if (item.answer) {
    const refused = conflict(item.answer, expected);
    if (refused) return refused;
  }
  const text = isNothing(intent.text) ? '' : intent.text;
  const edits = text === '' ? removeAnswer(plan, field, item) : giveAnswer(plan, field, item, text);
  return fieldChange(intent.field, [...tickEdits(plan, field, item, text !== ''), ...edits], (after) => {
    const now = questionsOf(after.field(intent.field))[intent.index];
    return text === '' ? now?.answered === false : now?.state === 'done' && readsBack(now.answer, text);
  });
}

function giveAnswer(plan: Plan, field: LocatedField, item: QuestionItem, text: string): TextEdit[] {
  if (item.answer) return slotEdits(plan, item.answer, field.start, text);
  const { indent } = item.slot.frame;
  const frame = { indent: `${indent}  `, leads: true, blank: 'line', labels: false } as const;
  const at = lineEnd(plan.text, field.start + item.slot.to);
  const insert = `\n${indent}- **Answer:** ${encodeSlot(text, frame)}`;
  return [{ from: at, to: at, insert: inDocument(plan, insert) }];
}

// A question is open again without the marks, too.
function unstruck(plan: Plan, field: LocatedField, { answer, slot }: QuestionItem, strike: Span): TextEdit[] {
  const [from, to] = [field.start + strike.from, field.start + strike.to];
  const close = { from: field.start + slot.to, to, insert: '' };
  const open = { from, to: field.start + slot.from, insert: '' };
  if (!answer) return [open, close];
  const end = field.start + answer.to;
  const isBelow = lineStart(plan.text, field.start + answer.from) > to;
  if (!isBelow) return [open, { ...close, to: end }];
  return [open, close, { ...wholeLines(plan.text, { from: field.start + answer.from, to: end }), insert: '' }];
}

// An answer in a line of its own goes with its line; one in the question's line leaves an empty place.
function removeAnswer(plan: Plan, field: LocatedField, item: QuestionItem): TextEdit[] {
  if (item.strike) return unstruck(plan, field, item, item.strike);
  if (!item.answer) return [];
  const from = field.start + item.answer.from;
  const to = field.start + item.answer.to;
  const question = field.start + item.slot.to;
  if (lineStart(plan.text, from) > question) return [{ ...wholeLines(plan.text, { from, to }), insert: '' }];
  return [{ from: question, to, insert: '' }];
}
