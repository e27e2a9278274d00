import type { SlotSchema } from '../../core/kind/kind.ts';
import type { Plan } from '../../core/plan/plan.ts';

/** A field for questions, and the title of what it stands in. */
export interface QuestionPlace {
  readonly field: string;
  readonly title: string;
}

/** Fields for questions, whether the document has them yet or not. */
export function questionPlaces(plan: Plan): readonly QuestionPlace[] {
  const found: QuestionPlace[] = [];
  for (const { node } of plan.walk()) {
    for (const { id, read } of node.fields) if (isQuestions(read.schema)) found.push({ title: node.title, field: id });
    for (const { id, slot } of node.missing) if (isQuestions(slot)) found.push({ title: node.title, field: id });
  }
  return found;
}

const isQuestions = (slot: SlotSchema): boolean => slot.node === 'field' && slot.type === 'questions';
