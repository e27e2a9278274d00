import type { Block, FenceBlock } from '../../markdown/block.ts';
import type { PlacedPart } from '../../plan/plan.ts';
import { shift } from '../../markdown/span.ts';
import { isImplementation } from '../implementation.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'blueprint.code',
  severity: 'warning',
  title: 'Implementation code stands where a blueprint is asked for.',
  reads: 'node',
  check: (node, { options }) => {
    if (!sectionsIn(options).some((section) => isWithin(node.id, section))) return [];
    return node.parts.filter(hasFence).flatMap(({ part, at }) =>
      fencesIn(part.region.blocks).flatMap((fence) => {
        const code = fence.code ? part.region.text.slice(fence.code.from, fence.code.to) : '';
        if (!part.region.keep(fence, () => isImplementation(fence.info, code))) return [];
        const message = 'Describe the change, or reduce this to signatures: it is implementation code.';
        return [{ message, span: shift({ from: fence.from, to: firstLineEnd(part.region.text, fence.from) }, at) }];
      }),
    );
  },
};

const hasFence = ({ part: { region } }: PlacedPart): boolean =>
  region.text.includes('```') || region.text.includes('~~~');

const NONE: readonly string[] = [];
const known = new WeakMap<object, readonly string[]>();

function sectionsIn(options: unknown): readonly string[] {
  if (typeof options !== 'object' || options === null || !('sections' in options)) return NONE;
  const { sections } = options;
  const read = known.get(options) ?? (Array.isArray(sections) ? sections.map(String) : NONE);
  known.set(options, read);
  return read;
}

const isWithin = (id: string, section: string): boolean =>
  id === section || id.startsWith(`${section}.`) || id.startsWith(`${section}/`);

function* allFences(blocks: readonly Block[]): Generator<FenceBlock> {
  for (const block of blocks) {
    if (block.type === 'fence') yield block;
    else if (block.type === 'list') for (const item of block.items) yield* allFences(item.blocks);
    else if (block.type === 'quote') yield* allFences(block.blocks);
  }
}

const fencesIn = (blocks: readonly Block[]): readonly FenceBlock[] => [...allFences(blocks)];

function firstLineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  const end = feed < 0 ? text.length : feed;
  return text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}
