import { reflect } from '../../reflection/reflect.ts';
import type { NeedReport, Reflection } from '../../reflection/reflect.ts';
import { unasked, unclear } from '../../reflection/run.ts';
import type { Plan } from '../../plan/plan.ts';
import { headSpan } from '../../plan/plan.ts';
import { shorten } from '../names.ts';
import type { Found, PlanRule } from '../rule.ts';
import { shift } from '../../markdown/span.ts';

export const rule: PlanRule = {
  code: 'reflection.gap',
  severity: 'error',
  title: 'Something that has to be known first is neither said nor asked, or its answer tells too little.',
  reads: 'plan',
  check: (plan) => {
    const schema = plan.kind.reflection;
    const reflection = reflect(plan);
    if (!schema || !reflection) return [];
    // What was asked waits for its answer, which is a finding of its own.
    return [...notAsked(plan, reflection, schema), ...unclear(reflection).flatMap(tellingTooLittle)];
  },
};

function notAsked(plan: Plan, reflection: Reflection, schema: NonNullable<Plan['kind']['reflection']>): Found[] {
  const gate = plan.kind.gates.find(({ id }) => id === schema.gate);
  const place = plan.node(gate?.shows ?? '');
  const span = place ? shift(headSpan(place.node), place.start) : headSpan(plan.root);
  return unasked(reflection).map(({ need }) => ({
    message: `Say or ask about ${need.title}: "${need.ask}"`,
    span,
    node: place?.node.id ?? plan.root.id,
    fixes: [
      {
        title: `Ask "${need.ask}"`,
        intents: [{ type: 'addItem', field: schema.questions, text: need.ask }],
        preferred: true,
      },
    ],
  }));
}

function tellingTooLittle({ need, question }: NeedReport): Found[] {
  if (!question) return [];
  const { field, item } = question;
  const asked = shorten(item.slot.text, 60);
  return [
    {
      message: item.answer
        ? `The answer to "${asked}" tells too little about ${need.title}. Say more, or why there is nothing to say.`
        : `"${asked}" is ticked without an answer. Answer it, or say in its answer that there is nothing to know.`,
      span: shift(item.answer ?? item.slot, field.start),
      node: field.node.id,
      field: field.id,
    },
  ];
}
