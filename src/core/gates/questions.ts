import { isPlaceholder } from '../fields/placeholder.ts';
import { asksNothing } from '../fields/readQuestions.ts';
import type { QuestionItem } from '../fields/value.ts';
import { eachOf, gatherFrom } from '../plan/facts.ts';
import type { LocatedField, NodeField, Plan } from '../plan/plan.ts';

/** A question in a document, by its field and its place in it. */
export interface FoundQuestion {
  readonly field: LocatedField;
  readonly index: number;
  readonly item: QuestionItem;
}

/** Whether an item asks something: neither empty nor the template's placeholder. */
export function isAsked(field: LocatedField, item: QuestionItem): boolean {
  const text = item.slot.text.replace(/^\[NEEDS CLARIFICATION:|^(?:question|q)\s*\d*\s*[:：]/i, '').trim();
  return text !== '' && !isPlaceholder(text, field.schema) && !asksNothing(text);
}

const fieldsThatAsk = gatherFrom<NodeField>(
  (node) => node.children,
  (node) => node.fields.filter(({ read }) => read.value.type === 'questions'),
);

/** All questions of a plan in document order, answered or not. */
export function questionsIn(plan: Plan): readonly FoundQuestion[] {
  const found: FoundQuestion[] = [];
  eachOf(fieldsThatAsk(plan.root, plan.kind), ({ id, read, at }, node, start) => {
    const field: LocatedField = { id, schema: read.schema, read, node, start: start + at };
    if (read.value.type !== 'questions') return;
    read.value.items.forEach((item, index) => {
      if (isAsked(field, item)) found.push({ field, index, item });
    });
  });
  return found;
}
