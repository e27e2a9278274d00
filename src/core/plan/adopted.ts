import type { ContainerSchema } from '../kind/kind.ts';
import { readForSection } from './part.ts';
import type { NodeField, PlacedNode } from './plan.ts';

/**
 * The fields of a section that stand as labels in its entries: `**Recommendation:** Option B` in a line below the last
 * option is in that option to Markdown, and belongs to the section. They keep their place.
 */
export function adoptedFields(id: string, schema: ContainerSchema, children: readonly PlacedNode[]): NodeField[] {
  const absent = schema.slots.filter(
    (slot) => slot.node === 'container' && slot.value && !children.some(({ node }) => node.schema === slot),
  );
  if (absent.length === 0) return [];
  const entries = children.filter(({ node }) => node.schema?.ordinal);
  return entries.flatMap(({ node, at }) =>
    node.parts.flatMap((placed) =>
      readForSection(placed.part, schema).map((read) => ({ id: `${id}/${read.path}`, read, at: at + placed.at })),
    ),
  );
}
