import { crossCheck } from '../references.ts';
import type { PlanRule } from '../rule.ts';

export const rule: PlanRule = {
  code: 'files.not-in-design',
  severity: 'warning',
  title: 'A commit touches a file that the design does not name.',
  roles: ['planned-files', 'touched-files'],
  reads: 'plan',
  check: (plan, { kind }) => {
    const { planned, unplanned } = crossCheck(plan.root, kind);
    return unplanned.map(({ path, isNew, from, to, node, field }) => {
      const list = planned.find((other) => other.isNew === isNew)?.field ?? planned[0]?.field ?? '';
      const intent = { type: 'addItem' as const, field: list, text: `\`${path}\`` };
      const message = `Name "${path}" in the design, or take it out of the commit.`;
      return {
        message,
        span: { from, to },
        node,
        field,
        fixes: [{ title: 'Add it to the design', intents: [intent] }],
      };
    });
  },
};
