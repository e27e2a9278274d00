import type { Labelled } from '../../markdown/labels.ts';
import { shift } from '../../markdown/span.ts';
import type { PlanNode } from '../../plan/plan.ts';
import { entryLines } from '../entryLines.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'field.duplicate',
  severity: 'warning',
  title: 'A label of the template occurs a second time.',
  reads: 'node',
  check: (node, { kind }) => {
    const repeated = repeatedIn(node);
    // Below the line of an entry that is not read, labels are those of that entry: `entry.form` tells of it.
    if (repeated.length === 0 || entryLines(node, kind).own.length > 0) return [];
    return repeated.map(({ labelled, at }) => ({
      message: `Merge this into the first "${labelled.label}", or rename it: only the first is read.`,
      span: shift(labelled.labelSpan, at),
    }));
  },
};

/** Labels that stand again in the same region, or in a later one of the node. */
function repeatedIn({ parts, fields }: PlanNode): { labelled: Labelled; at: number }[] {
  const read = new Set(fields.map((field) => field.read));
  return parts.flatMap(({ part, at }) => {
    const later = part.fields.flatMap((field) =>
      field.labelled?.bold && field.labelled.form !== 'cell' && !read.has(field) ? [field.labelled] : [],
    );
    return [...part.repeated, ...later].map((labelled) => ({ labelled, at }));
  });
}
