import type { SlotSchema } from '../../kind/kind.ts';
import { headSpan } from '../../plan/plan.ts';
import { isSaidOtherwise } from '../saidOtherwise.ts';
import { nameOf, titleOf } from '../names.ts';
import { openMissing } from '../openSlots.ts';
import { isOwned } from '../owned.ts';
import { addMissingFix } from '../roleRule.ts';
import type { NodeRule } from '../rule.ts';
import { strayRows } from '../strayEntries.ts';

export const rule: NodeRule = {
  code: 'field.missing',
  severity: 'error',
  title: 'A label of the template is not in the document.',
  reads: 'node',
  check: (node, { kind, owned }) =>
    openMissing(node, kind).flatMap(({ id, slot }) => {
      if ((slot.node === 'container' && slot.type !== 'labelled') || isOwned(node, slot, 'missing', owned)) return [];
      // What a list holds instead is told by `entry.form`.
      if (slot.node === 'field' && strayRows(node, kind, slot).length > 0) return [];
      if (slot.node === 'field' && isSaidOtherwise(node, slot)) return [];
      const name = nameOf(slot) || titleOf(node);
      return [{ message: messageFor(slot, name), span: headSpan(node), field: id, fixes: [addMissingFix(id, name)] }];
    }),
};

/** What has no label is known by its section, which is there. */
function messageFor(slot: SlotSchema, name: string): string {
  if (nameOf(slot) !== '' || slot.node !== 'field') return `Add "${name}".`;
  if (slot.type !== 'table') return `Fill in "${name}".`;
  return `Add a table below "${name}": "| ${slot.columns.map(({ title }) => title).join(' | ')} |".`;
}
