import { eachOf } from '../../plan/facts.ts';
import type { PlacedReference, Reference } from '../references.ts';
import { pathIndex, placeReference, referencesIn } from '../references.ts';
import type { PlanRule } from '../rule.ts';

export const rule: PlanRule = {
  code: 'file.not-found',
  severity: 'warning',
  title: 'A file that the plan names does not exist.',
  reads: 'plan',
  check: (plan, { kind }, { hasFile }) => {
    const absent: PlacedReference[] = [];
    const found = referencesIn(plan.root, kind);
    eachOf(found, (item, node, start) => {
      if (!item.isNew && hasFile(item.path) === false) absent.push(placeReference(item, node.id, start));
    });
    if (absent.length === 0) return [];
    const created: Reference[] = [];
    eachOf(found, (item) => {
      if (item.isNew) created.push(item);
    });
    const isCreated = pathIndex(created);
    return absent
      .filter((one) => !isCreated(one))
      .map(({ path, from, to, node, field }) => {
        const message = `Correct "${path}": there is no such file. Mark it "(new)" if the change creates it.`;
        return { message, span: { from, to }, node, field };
      });
  },
};
