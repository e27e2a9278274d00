import { isFilled } from '../../fields/placeholder.ts';
import { shift } from '../../markdown/span.ts';
import { fieldWithRole, specificationField, specificationOf } from '../../trace/specification.ts';
import { judgeField } from '../judgeField.ts';
import type { PlanRule } from '../rule.ts';

export const rule: PlanRule = {
  code: 'spec.changed',
  severity: 'warning',
  title: 'The specification has changed since the plan was made from it.',
  reads: 'plan',
  check: (plan, _, around) => {
    const field = fieldWithRole(plan, 'specification-version');
    const named = specificationField(plan);
    const spec = specificationOf(plan, around);
    const value = field?.read.value;
    if (!spec || !named || !field || !value || !('slot' in value) || !isFilled(value.slot.text, field.schema))
      return [];
    if (value.slot.text === spec.version) return [];
    const message = `Look at what changed in "${named.path}" since this plan was made from it, then take over its version.`;
    const fix = {
      title: 'Take over the version',
      intents: [{ type: 'setText' as const, field: field.id, text: spec.version }],
    };
    const span = shift(judgeField(field.read).span, field.start);
    return [{ message, span, node: plan.root.id, field: field.id, fixes: [fix] }];
  },
};
