import { slotSlugs } from '../kind/slotSlugs.ts';
import type { ContainerSchema } from '../kind/kind.ts';
import type { Region } from '../markdown/block.ts';
import type { Span } from '../markdown/span.ts';
import { shift } from '../markdown/span.ts';
import type { ReadTitle } from '../markdown/title.ts';
import { readTitle } from '../markdown/title.ts';
import type { PlanNode } from '../plan/plan.ts';

const HEAD = /^ {0,3}(?:#{1,6}[ \t]+|\*\*)(.*)$/gm;

/** Where a block of code opens that holds the heading of a section, relative to the node; null if none does. */
export function swallowing(node: PlanNode, slot: ContainerSchema): Span | null {
  for (const { part, at } of node.parts) {
    const block = fencesIn(part.region).find(({ heads }) => heads.some((head) => isHeadOf(slot, head)));
    if (block) return shift(block.open, at);
  }
  for (const child of node.children) {
    const found = swallowing(child.node, slot);
    if (found) return shift(found, child.at);
  }
  return null;
}

interface Fence {
  readonly open: Span;
  readonly heads: readonly ReadTitle[];
}

/** The blocks of code in a region, with what would be headings outside of them. */
const fencesIn = (region: Region): readonly Fence[] =>
  region.keep(fencesIn, () =>
    region.blocks.flatMap((block) => {
      if (block.type !== 'fence' || !block.code) return [];
      const code = region.text.slice(block.code.from, block.code.to);
      return [{ open: block.open, heads: Array.from(code.matchAll(HEAD), (match) => readTitle(match[1] ?? '')) }];
    }),
  );

function isHeadOf(slot: ContainerSchema, { number, slug }: ReadTitle): boolean {
  return slug === slotSlugs(slot).whole && (slot.number === null || number === null || number === slot.number);
}
