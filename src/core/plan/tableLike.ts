import type { Block, Region, TableBlock } from '../markdown/block.ts';
import { slugOf } from '../markdown/title.ts';
import type { ContainerSchema, FieldSchema } from '../kind/kind.ts';

/** The table that a container has without a label; null where it has none. */
export const tableOf = (schema: ContainerSchema): FieldSchema | null => {
  const found = schema.slots.find((slot) => slot.node === 'field' && slot.type === 'table' && slot.label === null);
  return found?.node === 'field' ? found : null;
};

/** The tables of a region that have most columns of a field, by their titles. */
export function tablesLike(region: Region, blocks: readonly Block[], field: FieldSchema): readonly TableBlock[] {
  const known = new Set(field.columns.map(({ title, id }) => slugOf(title) || id));
  return blocks.filter((block): block is TableBlock => {
    if (block.type !== 'table') return false;
    const titles = block.header.cells.map(({ from, to }) => slugOf(region.text.slice(from, to)));
    const shared = new Set(titles.filter((title) => known.has(title))).size;
    return shared > 1 && shared * 2 > known.size;
  });
}
