import type { Block, ItemBlock, Region } from '../markdown/block.ts';
import type { Labelled } from '../markdown/labels.ts';
import type { Span } from '../markdown/span.ts';
import { trimSpan } from '../markdown/span.ts';
import type { SlotFrame } from '../markdown/slotText.ts';
import { decodeSlot } from '../markdown/slotText.ts';
import type { Slot } from './value.ts';

/** Where a field was found: with its label, or as a block that the kind expects without one. */
export interface Place {
  readonly region: Region;
  readonly labelled: Labelled | null;
  readonly blocks: readonly Block[];
  /** Whether bold leads are labels there. */
  readonly leads: boolean;
}

export const ONE_LINE: SlotFrame = { indent: '', leads: true, blank: 'none', labels: false };

export function makeSlot(region: Region, span: Span, frame: SlotFrame): Slot {
  return { from: span.from, to: span.to, frame, text: decodeSlot(region.text.slice(span.from, span.to), frame) };
}

/** The text of an item from an offset (its content, or after a label) to its end, nested blocks and all. */
export function itemSlot(region: Region, item: ItemBlock, from: number, leads: boolean, behind = false): Slot {
  const span = trimSpan(region.text, { from, to: item.to });
  const led = leads && isSameLine(region, from, span.from);
  return makeSlot(region, span.from < span.to ? span : { from, to: from }, itemFrame(item.indent, led, behind));
}

/** Hostile documents are indented by thousands of columns. */
const DEEPEST_KEPT = 100;
const itemFrames = new Map<number, SlotFrame>();

/** One for all items that are alike: there are thousands of them. */
function itemFrame(indent: number, leads: boolean, behind: boolean): SlotFrame {
  const key = indent * 4 + (leads ? 2 : 0) + (behind ? 1 : 0);
  const known = itemFrames.get(key);
  if (known) return known;
  const plain = { indent: ' '.repeat(indent), leads, blank: 'line', labels: false } as const;
  const made: SlotFrame = behind ? { ...plain, behind: true } : plain;
  if (indent <= DEEPEST_KEPT) itemFrames.set(key, made);
  return made;
}

/** Whether a text stands in the line of what leads it: what begins a line of its own could open a block. */
export const isSameLine = (region: Region, lead: number, text: number): boolean =>
  !/[\r\n]/.test(region.text.slice(lead, text));

/** Where the text of an item starts when its task mark, if any, counts as text. */
export function afterMarker(region: Region, item: ItemBlock): number {
  let at = item.marker.to;
  while (at < item.to && (region.text[at] === ' ' || region.text[at] === '\t')) at++;
  return at;
}

/** The whole of some neighbouring blocks. */
export function spanOf(blocks: readonly Block[]): Span | null {
  const first = blocks[0];
  const last = blocks.at(-1);
  return first && last ? { from: first.from, to: last.to } : null;
}

export const itemsIn = (blocks: readonly Block[]): readonly ItemBlock[] =>
  blocks.flatMap((block) => (block.type === 'list' ? block.items : []));
