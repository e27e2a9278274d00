import { nodeFact } from '../plan/facts.ts';
import type { PlanNode } from '../plan/plan.ts';
import { recommended } from '../plan/recommended.ts';
import { shift } from '../markdown/span.ts';
import type { Span } from '../markdown/span.ts';
import { fieldSpan, judgeField } from './judgeField.ts';
import { optionsIn } from './readAlternatives.ts';
import { fieldsWithRole } from './roleRule.ts';

/** A recommendation that somebody wrote beside alternatives. */
export interface Recommendation {
  readonly field: string;
  readonly label: string;
  /** Relative to the section. */
  readonly span: Span;
  /** The alternatives that it names. */
  readonly names: readonly PlanNode[];
}

export const recommendationsIn = nodeFact((node): readonly Recommendation[] => {
  const options = node.children.length === 0 ? [] : optionsIn(node);
  if (options.length === 0) return [];
  const own = fieldsWithRole(node, 'recommendation').map((field) => ({ field, at: 0 }));
  const below = node.children.flatMap((child) =>
    fieldsWithRole(child.node, 'recommendation').map((field) => ({ field, at: child.at })),
  );
  return [...own, ...below].flatMap(({ field, at }) => {
    const { value, schema } = field.read;
    if (!('slot' in value) || judgeField(field.read).state !== 'filled') return [];
    const names = recommended(value.slot.text, options);
    return [{ field: field.id, label: schema.label ?? node.title, span: shift(fieldSpan(field), at), names }];
  });
});
