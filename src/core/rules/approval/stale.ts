import { lostCriterion } from '../../gates/judge.ts';
import type { GateReport } from '../../gates/gate.ts';
import { headSpan } from '../../plan/plan.ts';
import { shift } from '../../markdown/span.ts';
import { shorten } from '../names.ts';
import type { GateRule } from '../rule.ts';

export const rule: GateRule = {
  code: 'approval.stale',
  severity: 'warning',
  title: 'The text differs from what was approved.',
  reads: 'gates',
  check: (plan, _context, { gates }) =>
    gates
      .filter(({ state }) => state === 'changed')
      .map((report) => {
        const shown = plan.node(report.gate.shows) ?? { node: plan.root, start: 0 };
        return { message: messageOf(report), span: shift(headSpan(shown.node), shown.start), node: shown.node.id };
      }),
};

function messageOf({ gate, decision, digest, criteria }: GateReport): string {
  const by = decision ? ` by ${decision.by}` : '';
  const lost = decision?.digest === digest ? lostCriterion(criteria) : null;
  if (lost && !lost.approval)
    return `Restore what "${gate.title}" rests on: "${shorten(lost.text)}" does not hold any more (${lost.because}). It was approved${by}.`;
  const what = decision?.digest === digest ? 'a document that it rests on' : 'the text';
  return `Have "${gate.title}" approved again: ${what} has changed since it was approved${by}.`;
}
