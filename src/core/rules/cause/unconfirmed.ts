import { isFilled } from '../../fields/placeholder.ts';
import { shift } from '../../markdown/span.ts';
import { withoutDecoration } from '../../markdown/title.ts';
import { nodeFact } from '../../plan/facts.ts';
import type { LocatedField, Plan } from '../../plan/plan.ts';
import { entriesOf, fieldOf, textOf } from '../../trace/entries.ts';
import { namedIn } from '../../trace/mentions.ts';
import { judgeField } from '../judgeField.ts';
import { fieldIdByRole } from '../names.ts';
import type { PlanRule } from '../rule.ts';

const ROLE = 'root-cause-hypothesis';

export const rule: PlanRule = {
  code: 'cause.unconfirmed',
  severity: 'error',
  title: 'No confirmed hypothesis carries the root cause.',
  roles: [ROLE],
  owns: 'each',
  reads: 'plan',
  check: (plan, { kind }) => {
    const id = fieldIdByRole(kind, ROLE);
    const field = id === null ? null : plan.field(id);
    if (!field) return [];
    const message = messageFor(plan, textIn(field));
    const span = shift(judgeField(field.read).span, field.start);
    return message === null ? [] : [{ message, span, node: field.node.id, field: field.id }];
  },
};

function messageFor(plan: Plan, text: string): string | null {
  const hypotheses = entriesOf(plan, 'hypothesis');
  const confirmed = hypotheses.filter(({ node }) => isConfirmed(node, plan.kind));
  const isNamed = namedIn([text]);
  if (confirmed.some(({ label }) => isNamed(label).size > 0)) return null;
  const named = hypotheses.filter(({ label }) => isNamed(label).size > 0).map(({ label }) => label);
  if (named.length > 0) return `Confirm ${named.join(' or ')}, or name the hypothesis that is confirmed.`;
  return confirmed.length > 0
    ? `Name the confirmed hypothesis that is the root cause: ${confirmed.map(({ label }) => label).join(', ')}.`
    : 'Confirm a hypothesis, and name it here.';
}

const isConfirmed = nodeFact((node) =>
  /^confirmed/i.test(withoutDecoration(textOf(fieldOf(node, 'hypothesis-verdict')))),
);

function textIn({ read, schema }: LocatedField): string {
  const { value } = read;
  return 'slot' in value && isFilled(value.slot.text, schema) ? value.slot.text : '';
}
