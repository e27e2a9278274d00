import { shift } from '../../markdown/span.ts';
import { headSpan } from '../../plan/plan.ts';
import { shorten } from '../names.ts';
import type { GateRule } from '../rule.ts';

export const rule: GateRule = {
  code: 'criterion.missing',
  severity: 'warning',
  title: 'A criterion of the template or the project is not in the checklist of its gate.',
  reads: 'gates',
  check: (plan, _context, { gates }) =>
    gates
      // What was approved before it was asked for is not taken back.
      .filter(({ state }) => state !== 'approved')
      .flatMap(({ gate, criteria }) => {
        const shown = plan.node(gate.shows) ?? { node: plan.root, start: 0 };
        return criteria
          .filter(({ place }) => place === null)
          .map(({ text, field, source }) => ({
            message: `Add "${shorten(text)}" to "${gate.title}": ${source ?? 'the template'} asks for it.`,
            span: shift(headSpan(shown.node), shown.start),
            node: shown.node.id,
            field,
            fixes: [
              {
                title: `Add "${shorten(text)}"`,
                intents: [{ type: 'addItem' as const, field, text }],
                preferred: true,
              },
            ],
          }));
      }),
};
