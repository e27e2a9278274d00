import type { Plan } from '../../core/plan/plan.ts';
import { openMissing } from '../../core/rules/openSlots.ts';

/** Ids of sections and groups that the kind asks for and the document has not, outermost only. */
export function missingSections(plan: Plan): readonly string[] {
  const top = plan.kind.sections.filter(
    (section) => !section.optional && !plan.root.children.some(({ node }) => node.schema === section),
  );
  const nested = Array.from(plan.walk()).flatMap(({ node, parent }) =>
    parent
      ? openMissing(node, plan.kind).filter(({ slot }) => slot.node === 'container' && slot.type !== 'labelled')
      : [],
  );
  return [...top.map(({ id }) => id), ...nested.map(({ id }) => id)];
}
