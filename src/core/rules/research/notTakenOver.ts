import { shift } from '../../markdown/span.ts';
import { headSpan } from '../../plan/plan.ts';
import { specificationOf } from '../../trace/specification.ts';
import { entriesOf } from '../../trace/entries.ts';
import { namedIn } from '../../trace/mentions.ts';
import { specificationFacts } from '../../trace/specificationFacts.ts';
import { shorten } from '../names.ts';
import type { PlanRule } from '../rule.ts';
import { sectionOfRole } from '../../kind/sectionOfRole.ts';

export const rule: PlanRule = {
  code: 'research.not-taken-over',
  severity: 'error',
  title: 'An open question of the specification is not in the plan.',
  reads: 'plan',
  check: (plan, _, around) => {
    const section = plan.node(sectionOfRole(plan.kind, 'research') ?? '');
    const spec = specificationOf(plan, around)?.plan;
    if (!section || !spec) return [];
    const here = namedIn(entriesOf(plan, 'research').map(({ label }) => label));
    return specificationFacts(spec)
      .questions.filter(({ label }) => here(label).size === 0)
      .map(({ label, title }) => ({
        message: `Take ${label} of the specification over: "${shorten(title)}"`,
        span: shift(headSpan(section.node), section.start),
        node: section.node.id,
        field: null,
      }));
  },
};
