import { isPlaceholder } from '../fields/placeholder.ts';
import type { QuestionItem } from '../fields/value.ts';
import type { LocatedField, LocatedNode, Plan, PlanNode } from '../plan/plan.ts';
import { fieldsOf } from '../plan/plan.ts';

/** A question in a document, by its field and its place in it. */
export interface FoundQuestion {
  readonly field: LocatedField;
  readonly index: number;
  readonly item: QuestionItem;
}

/** Whether an item asks something: neither empty nor the template's placeholder. */
export function isAsked(field: LocatedField, item: QuestionItem): boolean {
  const text = item.slot.text.replace(/^\[NEEDS CLARIFICATION:|^(?:question|q)\s*\d*\s*[:：]/i, '').trim();
  return text !== '' && !isPlaceholder(text, field.schema);
}

const asks = new WeakMap<PlanNode, boolean>();

// Most nodes hold no question; those are passed over without locating their fields.
function mayAsk(node: PlanNode): boolean {
  const known = asks.get(node);
  if (known !== undefined) return known;
  const found =
    node.fields.some(({ read }) => read.value.type === 'questions') ||
    node.children.some((child) => mayAsk(child.node));
  asks.set(node, found);
  return found;
}

/** All questions of a plan in document order, answered or not. */
export function* questionsIn(plan: Plan): Generator<FoundQuestion> {
  yield* questionsBelow({ node: plan.root, start: 0, parent: null });
}

function* questionsBelow(located: LocatedNode): Generator<FoundQuestion> {
  if (!mayAsk(located.node)) return;
  for (const field of fieldsOf(located)) {
    if (field.read.value.type !== 'questions') continue;
    for (const [index, item] of field.read.value.items.entries()) {
      if (isAsked(field, item)) yield { field, index, item };
    }
  }
  for (const { node, at } of located.node.children) {
    yield* questionsBelow({ node, start: located.start + at, parent: located });
  }
}
