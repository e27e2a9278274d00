import type { Block, Region } from '../../markdown/block.ts';
import type { Span } from '../../markdown/span.ts';
import { regionRule } from '../regionRule.ts';
import type { NodeRule } from '../rule.ts';

const inText = regionRule({ code: 'how.code', severity: 'warning', title: '' }, (region) =>
  Array.from(codeIn(region, region.blocks), (span) => ({
    message: 'Describe what happens instead of showing code: engineers write all of it.',
    span,
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

/** Where code begins: the first line of each block of it. */
function* codeIn(region: Region, blocks: readonly Block[]): Generator<Span> {
  for (const block of blocks) {
    if (block.type === 'fence') yield block.open;
    else if (block.type === 'list') for (const item of block.items) yield* codeIn(region, item.blocks);
    else if (block.type === 'quote') yield* codeIn(region, block.blocks);
    else if (isCode(block, region.text.slice(block.from, block.to))) yield firstLine(region.text, block);
  }
}

// What is indented too far by mistake is prose still.
const LIKE_CODE = /[{}]|;[ \t]*$|[ \t][-+]?=>?[ \t]|\w\((?!e?s\))|^[ \t]*(?:def|import)[ \t]/m;

function isCode(block: Block, text: string): boolean {
  if (block.type === 'html') return /^<pre\b/i.test(text.trimStart());
  return block.type === 'indented' && LIKE_CODE.test(text);
}

function firstLine(text: string, { from, to }: Span): Span {
  const length = text.slice(from, to).search(/[\r\n]/);
  return { from, to: length < 0 ? to : from + length };
}
