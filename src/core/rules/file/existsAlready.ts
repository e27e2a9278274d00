import { statusOf } from '../../gates/status.ts';
import { eachOf } from '../../plan/facts.ts';
import { placeReference, referencesIn } from '../references.ts';
import type { Found, PlanRule } from '../rule.ts';

export const rule: PlanRule = {
  code: 'file.exists-already',
  severity: 'info',
  title: 'A file that the plan wants to create exists.',
  reads: 'plan',
  check: (plan, { kind }, { hasFile }) => {
    // Once the plan is approved, the files come with the work.
    if (kind.statuses.length === 0 || statusOf(plan)?.gate != null) return [];
    const found: Found[] = [];
    eachOf(referencesIn(plan.root, kind), (item, node, start) => {
      if (!item.isNew || item.path.endsWith('/') || hasFile(item.path) !== true) return;
      const { path, field, ...span } = placeReference(item, node.id, start);
      const message = `Say what changes in "${path}", or choose another name: the file exists already.`;
      found.push({ message, span: { from: span.from, to: span.to }, node: node.id, field });
    });
    return found;
  },
};
