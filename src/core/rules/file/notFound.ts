import { shift } from '../../markdown/span.ts';
import { pathIndex, referencesIn } from '../references.ts';
import type { PlanRule } from '../rule.ts';

export const rule: PlanRule = {
  code: 'file.not-found',
  severity: 'warning',
  title: 'A file that the plan names does not exist.',
  reads: 'plan',
  check: (plan, { kind }, { hasFile }) => {
    const references = referencesIn(plan.root, kind);
    const absent = references.filter(({ item }) => !item.isNew && hasFile(item.path) === false);
    if (absent.length === 0) return [];
    const isNew = pathIndex(references.filter(({ item }) => item.isNew).map(({ item }) => item.path));
    return absent
      .filter(({ item }) => !isNew(item.path))
      .map(({ item, node, at }) => {
        const message = `Correct "${item.path}": there is no such file. Mark it "(new)" if the change creates it.`;
        return { message, span: shift(item, at), node: node.id, field: item.field };
      });
  },
};
