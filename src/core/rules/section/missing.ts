import type { ContainerSchema } from '../../kind/kind.ts';
import type { PlanNode } from '../../plan/plan.ts';
import { headSpan } from '../../plan/plan.ts';
import { nameOf } from '../names.ts';
import { openMissing } from '../openSlots.ts';
import { isOwned } from '../owned.ts';
import { swallowing } from '../swallowing.ts';
import { addMissingFix } from '../roleRule.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'section.missing',
  severity: 'error',
  title: 'A section or group of the template is not in the document.',
  reads: 'node',
  check: (node, { kind, owned }) => {
    const absent = node.level === 0 ? absentSections(node, kind.sections) : absentBelow(node);
    return absent.map(({ id, slot }) => {
      const block = swallowing(node, slot);
      if (block) {
        const message = `Close this block of code before "${nameOf(slot)}": the heading stands in it, and is not read.`;
        return { message, span: block, field: id };
      }
      const what = slot.type === 'section' ? 'section' : 'part';
      const message = `Add the ${what} "${nameOf(slot)}".`;
      return { message, span: headSpan(node), field: id, fixes: [addMissingFix(id, nameOf(slot))] };
    });

    function absentBelow(of: PlanNode): { id: string; slot: ContainerSchema }[] {
      return openMissing(of, kind).flatMap(({ id, slot }) => {
        if (slot.node === 'field' || slot.type === 'labelled' || isOwned(of, slot, 'missing', owned)) return [];
        return [{ id, slot }];
      });
    }
  },
};

function absentSections(root: PlanNode, sections: readonly ContainerSchema[]): { id: string; slot: ContainerSchema }[] {
  const present = new Set(root.children.map(({ node }) => node.schema));
  return sections
    .filter((slot) => slot.type === 'section' && !slot.optional && !present.has(slot))
    .map((slot) => ({ id: slot.number ?? slot.id, slot }));
}
