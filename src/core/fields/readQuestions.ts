import type { ItemBlock, ListBlock, Region } from '../markdown/block.ts';
import { itemLabel } from '../markdown/labels.ts';
import type { Span } from '../markdown/span.ts';
import { trimSpan } from '../markdown/span.ts';
import type { SlotFrame } from '../markdown/slotText.ts';
import { slugOf } from '../markdown/title.ts';
import type { FieldSchema } from '../kind/kind.ts';
import type { Place } from './place.ts';
import { afterMarker, itemsIn, itemSlot, makeSlot, ONE_LINE } from './place.ts';
import { readTask } from './readList.ts';
import type { Struck } from './struck.ts';
import { struckAt } from './struck.ts';
import type { QuestionItem, Slot, Value } from './value.ts';

/*
 * Clarification questions. Written as a task item with an indented `- **Answer:** …`; read in the other forms that
 * occur: `Q: … → A: …`, `…? → **Resolved: …**`, `…? **Answer:** …`, `~~…?~~ …`.
 */

const ANSWER_LABELS = new Set(['answer', 'answered', 'a', 'resolved', 'resolution', 'decision', 'decided', 'response']);
const INLINE_ANSWER =
  /(?:→|->|=>)[ \t]*(?:\*\*(?:(?:A|Answer|Answered|Resolved|Decision|Decided)[ \t]*[:：][ \t]*(?:\*\*)?[ \t]*)?|(?:A|Answer|Answered|Resolved|Decision|Decided)[ \t]*[:：][ \t]*)/u;
const BOLD_ANSWER = /(?<!\\)\*\*(?:Answer|Answered|Resolved|Decision|Decided)[ \t]*[:：]?\*\*[ \t]*[:：]?[ \t]*/u;

/** An answer that is there, and is empty or only asks back, is none, whatever the tick says. */
const SAYS = /[^\s?？.…_*-]/;

/** What people write where there is no question: it waits for nothing. */
const ASKS_NOTHING =
  /^\W*(?:none|nothing|n\/?a|no (?:open |further |remaining |outstanding )?questions?)(?: (?:yet|so far|left|open|remaining|identified|at (?:this|the) (?:time|moment|point)))?\W*$/i;

/** Whether the text of an item is no question but says that there is none. */
export const asksNothing = (text: string): boolean => ASKS_NOTHING.test(text);

export function readQuestions(_schema: FieldSchema, place: Place): Value {
  return { type: 'questions', items: itemsIn(place.blocks).map((item) => readQuestion(place.region, item)) };
}

export function readQuestion(region: Region, item: ItemBlock): QuestionItem {
  const task = readTask(region, item);
  const nested = nestedAnswer(region, item);
  const start = item.task ? item.content : afterMarker(region, item);
  const first = item.blocks[0];
  const firstEnd = first?.type === 'list' ? start : Math.min(first?.to ?? item.to, item.to);
  const span = trimSpan(region.text, { from: start, to: Math.max(start, firstEnd) });
  const struck = struckQuestion(region, span);
  if (struck) {
    const frame: SlotFrame = { ...task.slot.frame, leads: true, blank: 'break', question: true, struck: true };
    const slot = makeSlot(region, struck.inner, frame);
    return { ...task, slot, answer: nested ?? struck.answer, strike: struck.whole, answered: true };
  }
  const inline = nested ? null : inlineAnswer(region, span.from, span.to);
  const to = inline ? inline.questionTo : span.to;
  const frame: SlotFrame = { ...task.slot.frame, blank: 'break', question: true };
  const slot = makeSlot(region, { from: span.from, to: Math.max(span.from, to) }, frame);
  const answer = nested ?? inline?.answer ?? null;
  const isDone = task.state === 'done' || asksNothing(slot.text);
  return { ...task, slot, answer, strike: null, answered: answer === null ? isDone : SAYS.test(answer.text) };
}

/** What stands between a question that is struck out and its answer: `~~Which?~~ → **Answered:** this one`. */
const BEFORE_ANSWER =
  /^[\s*_]*(?:(?:[–—:：,-]|→|->|=>)[\s*_]*)?(?:(?:A|Answer|Answered|Resolved|Resolution|Decision|Decided)[ \t]*[*_]*[:：][\s*_]*)?/iu;

/**
 * A question that is struck out, with what stands behind it as its answer. None where another question stands there, nor
 * where only a word of a text is struck out.
 */
function struckQuestion(region: Region, span: Span): (Struck & { readonly answer: Slot | null }) | null {
  const { text } = region;
  const struck = struckAt(text, span);
  if (!struck) return null;
  const rest = text.slice(struck.whole.to, span.to);
  if (!/[\p{L}\p{N}]/u.test(rest)) return { ...struck, answer: null };
  const lead = BEFORE_ANSWER.exec(rest)?.[0] ?? '';
  const asks = /[?？]\s*$/.test(text.slice(struck.inner.from, struck.inner.to));
  if (/[?？][\s*_]*$/.test(rest) || !(asks || /[:：]/.test(lead))) return null;
  const answer = trimSpan(text, { from: struck.whole.to + lead.length, to: span.to });
  return { ...struck, answer: makeSlot(region, answer, ONE_LINE) };
}

function nestedAnswer(region: Region, item: ItemBlock): Slot | null {
  for (const block of item.blocks) {
    if (block.type === 'list') {
      const found = answerInList(region, block);
      if (found) return found;
    }
  }
  return null;
}

function answerInList(region: Region, list: ListBlock): Slot | null {
  for (const item of list.items) {
    const label = itemLabel(region.text, item);
    if (label && ANSWER_LABELS.has(slugOf(label.label))) return itemSlot(region, item, label.labelSpan.to, true);
  }
  return null;
}

function inlineAnswer(region: Region, from: number, to: number): { questionTo: number; answer: Slot } | null {
  const text = region.text.slice(from, to);
  // What looks like another answer belongs to the first.
  const [match] = [INLINE_ANSWER.exec(text), BOLD_ANSWER.exec(text)]
    .filter((found) => found !== null)
    .sort((a, b) => a.index - b.index);
  if (!match || match.index === 0) return null;
  const opened = match[0].split('**').length === 2;
  const end = opened && text.endsWith('**') ? to - 2 : to;
  const span = trimSpan(region.text, { from: from + match.index + match[0].length, to: end });
  return {
    questionTo: trimSpan(region.text, { from, to: from + match.index }).to,
    answer: makeSlot(region, span, ONE_LINE),
  };
}
