import type { ItemBlock, ListBlock, Region } from '../markdown/block.ts';
import { itemLabel } from '../markdown/labels.ts';
import { trimSpan } from '../markdown/span.ts';
import { slugOf } from '../markdown/title.ts';
import type { FieldSchema } from '../kind/kind.ts';
import type { Place } from './place.ts';
import { itemsIn, itemSlot, makeSlot, ONE_LINE } from './place.ts';
import { readTask } from './readList.ts';
import type { QuestionItem, Slot, Value } from './value.ts';

/*
 * Clarification questions. Written as a task item with an indented `- **Answer:** …`; read in the other forms that
 * occur: `Q: … → A: …`, `…? → **Resolved: …**`, `…? **Answer:** …`.
 */

const ANSWER_LABELS = new Set(['answer', 'a', 'resolved', 'resolution', 'decision', 'response']);
const INLINE_ANSWER =
  /[ \t]*(?:→|->|=>)[ \t]*(?:(\*\*)?(?:A|Answer|Resolved|Decision)[ \t]*[:：][ \t]*(?:\*\*)?[ \t]*|\*\*)/u;
const BOLD_ANSWER = /[ \t]*(?<!\\)\*\*(?:Answer|Resolved|Decision)[ \t]*[:：]?\*\*[ \t]*[:：]?[ \t]*/u;

export function readQuestions(_schema: FieldSchema, place: Place): Value {
  return { type: 'questions', items: itemsIn(place.blocks).map((item) => readQuestion(place.region, item)) };
}

export function readQuestion(region: Region, item: ItemBlock): QuestionItem {
  const task = readTask(region, item);
  const nested = nestedAnswer(region, item);
  const firstEnd = item.blocks[0]?.to ?? item.to;
  const span = trimSpan(region.text, { from: task.slot.from, to: Math.min(firstEnd, item.to) });
  const inline = nested ? null : inlineAnswer(region, span.from, span.to);
  const to = inline ? inline.questionTo : span.to;
  const slot = makeSlot(
    region,
    { from: task.slot.from, to: Math.max(task.slot.from, to) },
    { ...task.slot.frame, blank: 'break', question: true },
  );
  const answer = nested ?? inline?.answer ?? null;
  return { ...task, slot, answer, answered: task.state === 'done' || (answer !== null && answer.text !== '') };
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
  const match = INLINE_ANSWER.exec(text) ?? BOLD_ANSWER.exec(text);
  if (!match || match.index === 0) return null;
  const end = text.endsWith('**') && match[0].includes('**') && !match[0].trimEnd().endsWith(':**') ? to - 2 : to;
  const span = trimSpan(region.text, { from: from + match.index + match[0].length, to: end });
  return { questionTo: from + match.index, answer: makeSlot(region, span, ONE_LINE) };
}
