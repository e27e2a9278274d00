import type { Block, FenceBlock } from '../../markdown/block.ts';
import { regionRule } from '../regionRule.ts';
import type { NodeRule } from '../rule.ts';

const inText = regionRule({ code: 'how.code', severity: 'warning', title: '' }, (region) =>
  Array.from(fencesIn(region.blocks), ({ open }) => ({
    message: 'Describe what happens instead of showing code: engineers write all of it.',
    span: open,
  })),
);

export const rule: NodeRule = {
  code: 'how.code',
  severity: 'warning',
  title: 'A plan of what to do shows code.',
  reads: 'node',
  optionsKey: 'how',
  check: (node, context) =>
    context.options === 'out' && node.schema?.role !== 'changelog' ? inText.check(node, context) : [],
};

function* fencesIn(blocks: readonly Block[]): Generator<FenceBlock> {
  for (const block of blocks) {
    if (block.type === 'fence') yield block;
    else if (block.type === 'list') for (const item of block.items) yield* fencesIn(item.blocks);
    else if (block.type === 'quote') yield* fencesIn(block.blocks);
  }
}
