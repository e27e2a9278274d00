import { findFrontMatter } from '../markdown/frontMatter.ts';
import type { Block, ItemBlock } from '../markdown/block.ts';
import { readOutline } from '../markdown/outline.ts';
import { LineMap } from '../markdown/source.ts';
import { withoutDecoration } from '../markdown/title.ts';
import { withoutStamp } from './criterion.ts';
import type { ProjectCriterion } from './world.ts';

const ALWAYS = /^inclusion:[ \t]*["']?always["']?[ \t]*(?:#.*)?\r?$/m;

/**
 * The criteria in a steering file that is always included: its task items, with the headings that they stand below.
 * None in any other text. Never throws.
 */
export function projectCriteria(text: string, path: string): readonly ProjectCriterion[] {
  const front = findFrontMatter(text);
  if (!front || !ALWAYS.test(text.slice(front.yaml.from, front.yaml.to))) return [];
  const lines = new LineMap(text);
  const found: ProjectCriterion[] = [];
  let above: { readonly level: number; readonly title: string }[] = [];
  for (const { region, start } of readOutline(text).regions) {
    const { head } = region;
    if (head) {
      const title = withoutDecoration(region.text.slice(head.title.from, head.title.to));
      above = [...above.filter(({ level }) => level < head.level), { level: head.level, title }];
    }
    const headings = above.map(({ title }) => title).toReversed();
    for (const item of tasksIn(region.blocks)) {
      const line = withoutStamp(firstLine(region.text, item));
      const source = `${path}:${lines.positionAt(start + item.from).line + 1}`;
      if (line !== '') found.push({ text: line, headings, source });
    }
  }
  return found;
}

const tasksIn = (blocks: readonly Block[]): readonly ItemBlock[] =>
  blocks.flatMap((block) => (block.type === 'list' ? block.items.filter(({ task }) => task !== null) : []));

function firstLine(text: string, { content, blocks, to }: ItemBlock): string {
  const [first] = blocks;
  const end = first && first.from <= content ? first.to : to;
  return text.slice(content, end).replace(/\s+/g, ' ').trim();
}
