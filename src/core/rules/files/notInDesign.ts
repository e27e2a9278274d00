import { shift } from '../../markdown/span.ts';
import { fieldIdByRole } from '../names.ts';
import { referencesIn, pathIndex } from '../references.ts';
import type { PlanRule } from '../rule.ts';

export const rule: PlanRule = {
  code: 'files.not-in-design',
  severity: 'warning',
  title: 'A commit touches a file that the design does not name.',
  roles: ['planned-files', 'touched-files'],
  reads: 'plan',
  check: (plan, { kind }) => {
    const references = referencesIn(plan.root, kind);
    const planned = references.filter(({ item }) => item.role === 'planned-files');
    if (planned.length === 0) return [];
    const isPlanned = pathIndex(planned.map(({ item }) => item.path));
    const fallback = fieldIdByRole(kind, 'planned-files');
    return references
      .filter(({ item }) => item.role === 'touched-files' && !isPlanned(item.path))
      .map(({ item, node, at }) => {
        const field = planned.find((other) => other.item.isNew === item.isNew)?.item.field ?? fallback;
        const add = field === null ? [] : [{ type: 'addItem' as const, field, text: `\`${item.path}\`` }];
        const fixes = add.length === 0 ? [] : [{ title: 'Add it to the design', intents: add }];
        const message = `Name "${item.path}" in the design, or take it out of the commit.`;
        return { message, span: shift(item, at), node: node.id, field: item.field, fixes };
      });
  },
};
