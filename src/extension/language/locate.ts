import type { Span } from '../../core/markdown/span.ts';
import { shift } from '../../core/markdown/span.ts';
import type { Slot, Value } from '../../core/fields/value.ts';
import type { FieldRead } from '../../core/plan/part.ts';
import type { LocatedField, LocatedNode, Plan } from '../../core/plan/plan.ts';
import { fieldsOf, headSpan, spanOfNode } from '../../core/plan/plan.ts';

export const touches = (span: Span, offset: number): boolean => span.from <= offset && offset <= span.to;

/** The innermost node around an offset. */
export function nodeAt(plan: Plan, offset: number): LocatedNode {
  let located: LocatedNode = { node: plan.root, start: 0, parent: null };
  for (;;) {
    const parent: LocatedNode = located;
    const child = parent.node.children.findLast(({ at }) => parent.start + at <= offset);
    if (!child) return parent;
    const next: LocatedNode = { node: child.node, start: parent.start + child.at, parent };
    if (spanOfNode(next).to < offset) return parent;
    located = next;
  }
}

/** The field around an offset, the innermost where one stands in another's lines. */
export function fieldAt(located: LocatedNode, offset: number): LocatedField | null {
  let found: LocatedField | null = null;
  for (const field of fieldsOf(located)) {
    const span = spanOfField(field);
    if (span && touches(span, offset) && (!found || length(span) <= length(spanOfField(found)))) found = field;
  }
  return found;
}

const length = (span: Span | null): number => (span ? span.to - span.from : Infinity);

/** The lines of a field with its label, in the document. */
export function spanOfField({ read, start }: Pick<LocatedField, 'read' | 'start'>): Span | null {
  const span = wholeOf(read);
  return span && shift(span, start);
}

function wholeOf({ labelled, blocks }: FieldRead): Span | null {
  if (labelled) return labelled.whole;
  const first = blocks[0];
  return first ? { from: first.from, to: blocks.at(-1)?.to ?? first.to } : null;
}

/** Everything in a value that can be replaced by itself; relative to the region. */
export function slotsOf(value: Value): readonly Slot[] {
  switch (value.type) {
    case 'text':
    case 'date':
    case 'reference':
      return [value.slot];
    case 'list':
    case 'choice':
    case 'checklist':
      return value.items.map(({ slot }) => slot);
    case 'questions':
      return value.items.flatMap(({ slot, answer }) => (answer ? [slot, answer] : [slot]));
    case 'table':
      return value.rows.flatMap(({ cells }) => cells);
    case 'code':
      return [];
  }
}

/** The heading or bold line of a node, in the document. */
export const headOf = (located: LocatedNode): Span => shift(headSpan(located.node), located.start);

/** Text without the blank lines and the rules at its end. */
export const withoutRules = (text: string): string => text.replace(/(?:\s*\n-{3,}[ \t]*)+\s*$/, '').trimEnd();
