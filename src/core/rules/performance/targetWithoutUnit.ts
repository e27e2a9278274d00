import { columnsOf } from '../../fields/columnsOf.ts';
import { isFilled } from '../../fields/placeholder.ts';
import type { Slot } from '../../fields/value.ts';
import { shift } from '../../markdown/span.ts';
import type { NodeField } from '../../plan/plan.ts';
import { shorten } from '../names.ts';
import { isMeasured } from '../measured.ts';
import type { NodeRule } from '../rule.ts';

const ROLES = ['targets', 'target'];

/** A target that is left out for a reason. */
const NONE = /^\W*none\b\W+\w/i;

export const rule: NodeRule = {
  code: 'performance.target-without-unit',
  severity: 'warning',
  title: 'A target has no number with a unit.',
  roles: ROLES,
  reads: 'node',
  check: (node) =>
    node.fields
      .filter(({ read }) => ROLES.includes(read.schema.role ?? ''))
      .flatMap((field) =>
        targetsIn(field)
          .filter(({ text }) => isFilled(text, field.read.schema) && !isMeasured(text) && !NONE.test(text))
          .map((slot) => ({
            message: `Give "${shorten(slot.text)}" a number and a unit, such as "200 ms", so that it can be measured.`,
            span: shift(slot, field.at),
            field: field.id,
          })),
      ),
};

function targetsIn({ read: { value, schema } }: NodeField): readonly Slot[] {
  if (value.type === 'text') return [value.slot];
  if (value.type !== 'table') return [];
  const at = columnsOf(value, schema)('target');
  return at === undefined ? [] : value.rows.flatMap(({ cells }) => cells[at] ?? []);
}
