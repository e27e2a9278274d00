import type { Block } from '../../core/markdown/block.ts';
import { ownedBlocks } from '../../core/plan/ownedBlocks.ts';
import type { Part } from '../../core/plan/part.ts';
import type { PlanNode } from '../../core/plan/plan.ts';

const shown = new WeakMap<PlanNode, string>();

/** The blocks of a node that no field owns, as Markdown: without rules, comments and the template's own guidance. */
export function looseProse(node: PlanNode): string {
  const known = shown.get(node);
  if (known !== undefined) return known;
  const guidance = comparable(node.schema?.guidance ?? '');
  const blocks = node.parts.flatMap((placed) => [
    ...headLine(placed.part, node),
    ...looseOf(placed.part, guidance, ownedBlocks(node, placed)),
  ]);
  const prose = blocks.join('\n\n').replace(/\r\n?/g, '\n');
  shown.set(node, prose);
  return prose;
}

function looseOf({ region, loose }: Part, guidance: string, owned: readonly Block[]): string[] {
  const kept = loose.filter((block) => block.type !== 'break' && block.type !== 'comment' && !owned.includes(block));
  return kept
    .map((block) => source(region.text, block))
    .filter((text) => guidance === '' || comparable(text) !== guidance);
}

// A bold line that the kind does not know goes on with the node that is open, and so belongs to its prose.
function headLine({ region, loose }: Part, node: PlanNode): string[] {
  if (!region.head || region === node.parts[0]?.part.region || loose.length === 0) return [];
  return [region.text.slice(region.head.from, region.head.to)];
}

const source = (text: string, block: Block): string => text.slice(block.from, block.to).trimEnd();

const comparable = (text: string): string => text.replace(/[*_\s]+/g, ' ').trim();
