import type { Kind, SlotSchema } from '../kind/kind.ts';
import type { MissingSlot, PlacedNode, PlanNode } from '../plan/plan.ts';
import type { Gathered } from '../plan/facts.ts';
import { gatherFrom } from '../plan/facts.ts';
import { isStruckOut } from '../plan/struckOut.ts';
import { holdsCode } from './holdsCode.ts';
import { dismissesAlternatives } from './readAlternatives.ts';

/*
 * What of a node counts. A group that no chosen option opens does not, and neither do options and recommendation where
 * a sentence says that no alternatives were considered. What an entry that is struck out lacks does not count.
 */

export function openChildren(node: PlanNode, kind: Kind): readonly PlacedNode[] {
  // Most nodes are the last of their branch.
  if (node.children.length === 0) return node.children;
  const dismissed = dismissesAlternatives(node, kind);
  if (!dismissed && node.closed.size === 0) return node.children;
  return node.children.filter(({ node: { schema } }) => !schema || isOpen(schema, node, dismissed));
}

/** Slots of the schema that the node should have and has not. */
export function openMissing(node: PlanNode, kind: Kind): readonly MissingSlot[] {
  if (node.missing.length === 0) return node.missing;
  if (isStruckOut(node)) return NOTHING;
  const dismissed = dismissesAlternatives(node, kind);
  return node.missing.filter(
    ({ slot }) => !slot.optional && isOpen(slot, node, dismissed) && !(slot.orCode && holdsCode(node)),
  );
}

const NOTHING: readonly never[] = [];

function isOpen(slot: SlotSchema, node: PlanNode, dismissed: boolean): boolean {
  if (node.closed.has(slot.id)) return false;
  return !dismissed || (slot.role !== 'option' && slot.role !== 'recommendation' && slot.role !== 'rationale');
}

/** Gathers from a node and from all that counts below it. */
export const gather = <T>(
  find: (node: PlanNode, kind: Kind) => readonly T[],
): ((node: PlanNode, kind: Kind) => Gathered<T>) => gatherFrom(openChildren, find);
