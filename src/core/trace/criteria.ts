import { isFilled } from '../fields/placeholder.ts';
import { planFact } from '../plan/facts.ts';
import type { PlanNode } from '../plan/plan.ts';
import { entriesOf } from './entries.ts';

/** An acceptance criterion of a specification. */
export interface SpecCriterion {
  /** With its story: `US-1 AC-2`. */
  readonly id: string;
  readonly criterion: string;
  /** The id of the story that it stands under. */
  readonly story: string | null;
  /** No other story has a criterion of the same id. */
  readonly isUnique: boolean;
  /** Given, when and then, in one line; empty while none of them is written. */
  readonly text: string;
  /** The line that stands for it in a plan. */
  readonly line: string;
}

export const criteriaOf = planFact((plan): readonly SpecCriterion[] => {
  const stories = new Map(
    entriesOf(plan, 'story').flatMap(({ label, node }) => node.children.map((child) => [child.node, label] as const)),
  );
  const entries = entriesOf(plan, 'criterion');
  const counts = new Map<string, number>();
  for (const { label } of entries) counts.set(label, (counts.get(label) ?? 0) + 1);
  return entries.map(({ node, label }) => {
    const story = stories.get(node) ?? null;
    const id = story === null ? label : `${story} ${label}`;
    const text = stepsOf(node);
    const what = node.title === '' || node.title.startsWith('[') ? text : node.title;
    const isUnique = counts.get(label) === 1;
    return { id, criterion: label, story, isUnique, text, line: what === '' ? id : `${id}: ${what}` };
  });
});

const stepsOf = (node: PlanNode): string =>
  node.fields
    .flatMap(({ read: { value, schema } }) =>
      'slot' in value && isFilled(value.slot.text, schema)
        ? [`${(schema.label ?? '').toLowerCase()} ${value.slot.text.trim()}`]
        : [],
    )
    .join(', ');
