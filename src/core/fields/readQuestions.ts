import type { ItemBlock, ListBlock, Region } from '../markdown/block.ts';
import { itemLabel } from '../markdown/labels.ts';
import { trimSpan } from '../markdown/span.ts';
import type { SlotFrame } from '../markdown/slotText.ts';
import { slugOf } from '../markdown/title.ts';
import type { FieldSchema } from '../kind/kind.ts';
import type { Place } from './place.ts';
import { afterMarker, itemsIn, itemSlot, makeSlot, ONE_LINE } from './place.ts';
import { readTask } from './readList.ts';
import type { QuestionItem, Slot, Value } from './value.ts';

/*
 * Clarification questions. Written as a task item with an indented `- **Answer:** …`; read in the other forms that
 * occur: `Q: … → A: …`, `…? → **Resolved: …**`, `…? **Answer:** …`.
 */

const ANSWER_LABELS = new Set(['answer', 'a', 'resolved', 'resolution', 'decision', 'response']);
const INLINE_ANSWER =
  /(?:→|->|=>)[ \t]*(?:\*\*(?:(?:A|Answer|Resolved|Decision)[ \t]*[:：][ \t]*(?:\*\*)?[ \t]*)?|(?:A|Answer|Resolved|Decision)[ \t]*[:：][ \t]*)/u;
const BOLD_ANSWER = /(?<!\\)\*\*(?:Answer|Resolved|Decision)[ \t]*[:：]?\*\*[ \t]*[:：]?[ \t]*/u;

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
  const inline = nested ? null : inlineAnswer(region, span.from, span.to);
  const to = inline ? inline.questionTo : span.to;
  const frame: SlotFrame = { ...task.slot.frame, blank: 'break', question: true };
  const slot = makeSlot(region, { from: span.from, to: Math.max(span.from, to) }, frame);
  const answer = nested ?? inline?.answer ?? null;
  const isDone = task.state === 'done' || asksNothing(slot.text);
  return { ...task, slot, answer, answered: answer === null ? isDone : SAYS.test(answer.text) };
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
