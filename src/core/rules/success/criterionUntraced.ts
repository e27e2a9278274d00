import type { LocatedField, Plan } from '../../plan/plan.ts';
import { shift } from '../../markdown/span.ts';
import type { SpecCriterion } from '../../trace/criteria.ts';
import { namedIn } from '../../trace/mentions.ts';
import { specificationOf } from '../../trace/specification.ts';
import { specificationFacts } from '../../trace/specificationFacts.ts';
import { judgeField } from '../judgeField.ts';
import { fieldIdByRole } from '../names.ts';
import type { PlanRule } from '../rule.ts';

const ROLE = 'success-functional';

export const rule: PlanRule = {
  code: 'success.criterion-untraced',
  severity: 'error',
  title: 'An acceptance criterion of the specification is no success criterion of the plan.',
  roles: [ROLE],
  reads: 'plan',
  check: (plan, { kind }, around) => {
    const spec = specificationOf(plan, around)?.plan;
    const id = fieldIdByRole(kind, ROLE);
    const field = id === null ? null : plan.field(id);
    if (!spec || !field) return [];
    return untraced(field, spec).map(({ id: criterion, line }) => ({
      message: `Add ${criterion} of the specification to the success criteria.`,
      span: shift(judgeField(field.read).span, field.start),
      node: field.node.id,
      field: field.id,
      fixes: [
        {
          title: `Add "${criterion}"`,
          intents: [{ type: 'addItem' as const, field: field.id, text: line }],
          preferred: true,
        },
      ],
    }));
  },
};

/** Criteria of stories are told by both ids, since each story may count from one. */
function untraced({ read: { value } }: LocatedField, spec: Plan): readonly SpecCriterion[] {
  const lines = 'items' in value ? value.items.map(({ slot }) => slot.text) : [];
  const named = namedIn(lines);
  return specificationFacts(spec).criteria.filter(({ criterion, story, isUnique }) => {
    const found = named(criterion);
    if (isUnique || story === null) return found.size === 0;
    const ofStory = named(story);
    return ![...found].some((line) => ofStory.has(line));
  });
}
