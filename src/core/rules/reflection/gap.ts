import { reflect } from '../../reflection/reflect.ts';
import { unasked } from '../../reflection/run.ts';
import { headSpan } from '../../plan/plan.ts';
import type { PlanRule } from '../rule.ts';
import { shift } from '../../markdown/span.ts';

export const rule: PlanRule = {
  code: 'reflection.gap',
  severity: 'error',
  title: 'Something that has to be known first is neither said nor asked.',
  reads: 'plan',
  check: (plan) => {
    const schema = plan.kind.reflection;
    const reflection = reflect(plan);
    if (!schema || !reflection) return [];
    const gate = plan.kind.gates.find(({ id }) => id === schema.gate);
    const place = plan.node(gate?.shows ?? '');
    const span = place ? shift(headSpan(place.node), place.start) : headSpan(plan.root);
    // What was asked waits for its answer, which is a finding of its own.
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
  },
};
