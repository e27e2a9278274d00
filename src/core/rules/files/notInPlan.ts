import { crossCheck } from '../references.ts';
import type { PlanRule } from '../rule.ts';

export const rule: PlanRule = {
  code: 'files.not-in-plan',
  severity: 'warning',
  title: 'No commit touches a file of the design.',
  roles: ['planned-files', 'touched-files'],
  reads: 'plan',
  check: (plan, { kind }) =>
    crossCheck(plan.root, kind).untouched.map(({ path, from, to, node, field }) => {
      const message = `Add a commit that touches "${path}", or take it out of the design.`;
      return { message, span: { from, to }, node, field };
    }),
};
