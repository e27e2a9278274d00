import { shift } from '../../markdown/span.ts';
import { specificationField, specificationOf } from '../../trace/specification.ts';
import { judgeField } from '../judgeField.ts';
import type { PlanRule } from '../rule.ts';

export const rule: PlanRule = {
  code: 'spec.no-document',
  severity: 'error',
  title: 'What the plan names as its specification is no document.',
  reads: 'plan',
  check: (plan, _, around) => {
    const field = specificationField(plan);
    // A file that is not there is a finding of its own.
    if (!field || specificationOf(plan, around) !== null || around.hasFile(field.path) === false) return [];
    const message = `Correct "${field.path}": it is no document of a known kind.`;
    const span = shift(judgeField(field.field.read).span, field.field.start);
    return [{ message, span, node: plan.root.id, field: field.field.id }];
  },
};
