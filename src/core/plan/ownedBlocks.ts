import type { Block } from '../markdown/block.ts';
import type { PlacedPart, PlanNode } from './plan.ts';

/**
 * Blocks of a part that are no prose, though the part has no field for them: fields of its node (`unlabelled`), and
 * tables whose rows are entries (`rowEntries`).
 */
export function ownedBlocks({ fields, children }: PlanNode, { part, at }: PlacedPart): readonly Block[] {
  if (part.loose.length === 0) return part.loose;
  const own = fields.flatMap(({ read, at: place }) => (place === at && read.labelled === null ? read.blocks : []));
  const rows = children.filter(({ node }) => node.parts.length === 0);
  if (rows.length === 0) return own;
  const tables = part.loose.filter(
    ({ type, from, to }) => type === 'table' && rows.some((row) => row.at >= at + from && row.at < at + to),
  );
  return [...own, ...tables];
}
