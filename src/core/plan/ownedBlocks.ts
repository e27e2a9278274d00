import type { Block } from '../markdown/block.ts';
import type { PlanNode } from './plan.ts';

/** Blocks of a part that are no prose, since they are fields of its node: see `unlabelledCode`. `part` is its offset. */
export const ownedBlocks = ({ fields }: PlanNode, part: number): readonly Block[] =>
  fields.flatMap(({ read, at }) => (at === part && read.labelled === null ? read.blocks : []));
