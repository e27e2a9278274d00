import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Block } from '../../../../src/core/markdown/block.ts';
import { readOutline } from '../../../../src/core/markdown/outline.ts';
import { LineMap } from '../../../../src/core/markdown/source.ts';

/*
 * Headings, items with their task marks, tables and fences of a text, one line each, by core and by mdast. Lines count
 * from one, as in mdast.
 */

export function byCore(text: string): string[] {
  const outline = readOutline(text);
  const lines = new LineMap(text);
  const found: string[] = [];
  for (const { region, start } of outline.regions) {
    const at = (offset: number): string => `${lines.positionAt(start + offset).line + 1}`;
    if (region.head?.type === 'heading') found.push(`${at(region.head.from)} heading`);
    for (const block of region.blocks) walk(block, region.text, at, found);
  }
  return found.sort(byLine);
}

function walk(block: Block, text: string, at: (offset: number) => string, found: string[]): void {
  if (block.type === 'heading') found.push(`${at(block.from)} heading`);
  else if (block.type === 'fence') found.push(`${at(block.from)} fence ${block.info}`.trimEnd());
  else if (block.type === 'table') {
    const rows = [block.header, ...block.rows];
    found.push(`${at(block.from)} table of ${rows.length} rows, ${block.header.cells.length} columns`);
  } else if (block.type === 'quote') {
    for (const child of block.blocks) walk(child, text, at, found);
  } else if (block.type === 'list') {
    for (const item of block.items) {
      const task = item.task?.gfm ? ` ${item.task.state}` : '';
      found.push(`${at(item.from)} ${block.ordered ? 'step' : 'item'}${task}`);
      for (const child of item.blocks) walk(child, text, at, found);
    }
  }
}

/** Front matter is no Markdown, and remark drops a byte order mark: both are made blank before. */
export function byMdast(text: string): string[] {
  const { bodyStart } = readOutline(text);
  const blank = (text.slice(0, bodyStart).replace(/[^\r\n]/g, ' ') + text.slice(bodyStart)).replace(/^\ufeff/, '');
  const tree = fromMarkdown(blank, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const found: string[] = [];
  const lines = blank.split(/\r\n|\r|\n/);
  const visit = (node: Nodes, ordered: boolean): void => {
    const line = node.position?.start.line ?? 0;
    if (node.type === 'heading') found.push(`${line} heading`);
    if (node.type === 'code' && isFenced(lines[line - 1] ?? '', node.position?.start.column ?? 1)) {
      found.push(`${line} fence ${infoOf(node)}`.trimEnd());
    }
    if (node.type === 'table') {
      found.push(`${line} table of ${node.children.length} rows, ${node.children[0]?.children.length ?? 0} columns`);
    }
    if (node.type === 'listItem') {
      const task = node.checked == null ? '' : node.checked ? ' done' : ' open';
      found.push(`${line} ${ordered ? 'step' : 'item'}${task}`);
    }
    if ('children' in node)
      for (const child of node.children) visit(child, node.type === 'list' && node.ordered === true);
  };
  visit(tree, false);
  return found.sort(byLine);
}

const isFenced = (line: string, column: number): boolean => /^(?:```|~~~)/.test(line.slice(column - 1));

// mdast parts the info string into language and meta.
const infoOf = (node: { lang?: string | null | undefined; meta?: string | null | undefined }): string =>
  [node.lang ?? '', node.meta ?? ''].join(' ').trim();

const byLine = (a: string, b: string): number =>
  Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : a > b ? 1 : 0);
