import type { Block } from '../../markdown/block.ts';
import type { Found } from '../rule.ts';
import { regionRule } from '../regionRule.ts';

export const rule = regionRule(
  { code: 'document.unclosed-fence', severity: 'error', title: 'A code block is not closed.' },
  ({ text, blocks }) => (text.includes('```') || text.includes('~~~') ? unclosedIn(blocks) : []),
);

function unclosedIn(blocks: readonly Block[]): Found[] {
  return blocks.flatMap((block): Found[] => {
    if (block.type === 'list') return block.items.flatMap((item) => unclosedIn(item.blocks));
    if (block.type === 'quote') return unclosedIn(block.blocks);
    if (block.type !== 'fence' || block.closed) return [];
    return [{ message: 'Close this code block: everything below it counts as code.', span: block.open }];
  });
}
