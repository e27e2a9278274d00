import { shift } from '../../markdown/span.ts';
import { specificationField, specificationOf } from '../../trace/specification.ts';
import { judgeField } from '../judgeField.ts';
import type { PlanRule } from '../rule.ts';

export const rule: PlanRule = {
  code: 'spec.missing',
  severity: 'error',
  title: 'The specification that the plan names is not there.',
  reads: 'plan',
  check: (plan, _, around) => {
    const field = specificationField(plan);
    if (!field || specificationOf(plan, around) !== null) return [];
    const message = `Correct "${field.path}": there is no specification.`;
    const span = shift(judgeField(field.field.read).span, field.field.start);
    return [{ message, span, node: plan.root.id, field: field.field.id }];
  },
};
