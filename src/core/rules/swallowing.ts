import { slotSlugs } from '../kind/slotSlugs.ts';
import type { ContainerSchema } from '../kind/kind.ts';
import type { Span } from '../markdown/span.ts';
import { shift } from '../markdown/span.ts';
import { readTitle } from '../markdown/title.ts';
import type { PlanNode } from '../plan/plan.ts';

const HEAD = /^ {0,3}(?:#{1,6}[ \t]+|\*\*)(.*)$/gm;

/** Where a block of code opens that holds the heading of a section, relative to the node; null if none does. */
export function swallowing(node: PlanNode, slot: ContainerSchema): Span | null {
  for (const { part, at } of node.parts) {
    for (const block of part.region.blocks) {
      if (block.type !== 'fence' || !block.code) continue;
      const code = part.region.text.slice(block.code.from, block.code.to);
      if (headsIn(code).some((head) => isHeadOf(slot, head))) return shift(block.open, at);
    }
  }
  for (const child of node.children) {
    const found = swallowing(child.node, slot);
    if (found) return shift(found, child.at);
  }
  return null;
}

const headsIn = (code: string): readonly string[] => Array.from(code.matchAll(HEAD), (match) => match[1] ?? '');

function isHeadOf(slot: ContainerSchema, head: string): boolean {
  const { number, slug } = readTitle(head);
  return slug === slotSlugs(slot).whole && (slot.number === null || number === null || number === slot.number);
}
