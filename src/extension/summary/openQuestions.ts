import { questionsIn } from '../../core/gates/questions.ts';
import type { Plan } from '../../core/plan/plan.ts';

export interface OpenQuestion {
  /** The field and the index in it, as the intents name them. */
  readonly field: string;
  readonly index: number;
  readonly text: string;
  /** What stands as its answer; not empty where an answer is there and the question is not ticked. */
  readonly answer: string;
}

export function openQuestions(plan: Plan): readonly OpenQuestion[] {
  return questionsIn(plan)
    .filter(({ item }) => !item.answered)
    .map(({ field, index, item }) => ({
      field: field.id,
      index,
      text: item.slot.text,
      answer: item.answer?.text ?? '',
    }));
}
