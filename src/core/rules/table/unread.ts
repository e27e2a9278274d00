import type { TableBlock } from '../../markdown/block.ts';
import type { PlacedPart, PlanNode } from '../../plan/plan.ts';
import { tableOf, tablesLike } from '../../plan/tableLike.ts';
import type { FieldSchema } from '../../kind/kind.ts';
import { titleOf } from '../names.ts';
import type { Found, NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'table.unread',
  severity: 'warning',
  title: 'A table of a section is a second one, and is not read.',
  reads: 'node',
  check: (node) => {
    const field = node.schema && tableOf(node.schema);
    if (!field || !node.fields.some(({ read }) => read.schema === field)) return [];
    const own = node.parts.flatMap((placed) => unread(node, placed, field));
    const below = node.children
      .filter(({ node: child }) => child.schema === null)
      .flatMap(({ node: child, at }) =>
        child.parts.flatMap(({ part, at: offset }) => unread(node, { part, at: at + offset }, field)),
      );
    return [...own, ...below];
  },
};

// Of a part of the section, only what no field has; of a heading that the kind does not know, all.
const unread = (node: PlanNode, { part, at }: PlacedPart, field: FieldSchema): readonly Found[] =>
  tablesLike(part.region, part.loose, field).map(({ header }: TableBlock) => ({
    message: `Move these rows into the first table of "${titleOf(node)}": a second one is not read.`,
    span: { from: at + header.from, to: at + header.to },
  }));
