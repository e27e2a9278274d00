import { headSpan } from '../../plan/plan.ts';
import { shift } from '../../markdown/span.ts';
import type { GateRule } from '../rule.ts';

export const rule: GateRule = {
  code: 'approval.stale',
  severity: 'warning',
  title: 'The text differs from what was approved.',
  reads: 'gates',
  check: (plan, _context, { gates }) =>
    gates
      .filter(({ state }) => state === 'changed')
      .map(({ gate, decision, digest }) => {
        const shown = plan.node(gate.shows) ?? { node: plan.root, start: 0 };
        const by = decision ? ` by ${decision.by}` : '';
        const what = decision?.digest === digest ? 'a document that it rests on' : 'the text';
        const message = `Have "${gate.title}" approved again: ${what} has changed since it was approved${by}.`;
        return { message, span: shift(headSpan(shown.node), shown.start), node: shown.node.id };
      }),
};
