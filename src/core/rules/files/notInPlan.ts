import { referencesIn, pathIndex } from '../references.ts';
import { shift } from '../../markdown/span.ts';
import type { PlanRule } from '../rule.ts';

export const rule: PlanRule = {
  code: 'files.not-in-plan',
  severity: 'warning',
  title: 'No commit touches a file of the design.',
  roles: ['planned-files', 'touched-files'],
  reads: 'plan',
  check: (plan, { kind }) => {
    const references = referencesIn(plan.root, kind);
    const touched = references.filter(({ item }) => item.role === 'touched-files');
    if (touched.length === 0) return [];
    const isTouched = pathIndex(touched.map(({ item }) => item.path));
    return references
      .filter(({ item }) => item.role === 'planned-files' && !item.path.endsWith('/') && !isTouched(item.path))
      .map(({ item, node, at }) => {
        const message = `Add a commit that touches "${item.path}", or take it out of the design.`;
        return { message, span: shift(item, at), node: node.id, field: item.field };
      });
  },
};
