import type { SyntaxNode } from '@lezer/common';
import type { Block, FenceBlock, ItemBlock, ListBlock, OtherBlock, TableBlock } from './block.ts';
import { rowText, TableRow } from './rowCells.ts';
import { endsLine } from './source.ts';
import type { Span } from './span.ts';
import { isBlank, withoutReturn } from './span.ts';
import { afterTaskMark, taskMarkAt } from './taskMark.ts';

/** What reading needs: the region's text, and where the region starts in the tree that the nodes come from. */
interface Reading {
  readonly text: string;
  readonly start: number;
  /** How many lists and quotations are around what is read. */
  readonly depth: number;
}

// Nobody nests so deep; what does is hostile, and must not exhaust the stack.
const DEEPEST = 100;

const OTHER: Readonly<Record<string, OtherBlock['type']>> = {
  CodeBlock: 'indented',
  HTMLBlock: 'html',
  ProcessingInstructionBlock: 'html',
  CommentBlock: 'comment',
  HorizontalRule: 'break',
  LinkReference: 'definition',
};

/** Reads the children of a syntax node, or a run of siblings, into blocks with offsets relative to the region. */
export function readBlocks(first: SyntaxNode | null, text: string, start: number, until = Infinity): Block[] {
  return readSiblings(first, { text, start, depth: 0 }, until);
}

function readSiblings(first: SyntaxNode | null, reading: Reading, until = Infinity): Block[] {
  const blocks: Block[] = [];
  for (let node = first; node && node.from < until; node = node.nextSibling) {
    const block = readBlock(node, reading);
    if (block) blocks.push(block);
  }
  return blocks;
}

const spanOf = (node: SyntaxNode, { text, start }: Reading): Span =>
  withoutReturn(text, { from: node.from - start, to: node.to - start });

const readInside = (node: SyntaxNode, reading: Reading): Block[] =>
  reading.depth < DEEPEST ? readSiblings(node.firstChild, { ...reading, depth: reading.depth + 1 }) : [];

function readBlock(node: SyntaxNode, reading: Reading): Block | null {
  const span = spanOf(node, reading);
  switch (node.name) {
    case 'Paragraph':
    case 'Task':
      return { type: 'paragraph', ...span };
    case 'BulletList':
    case 'OrderedList':
      return readList(node, reading, span);
    case 'Table':
      return readTable(node, reading, span);
    case 'FencedCode':
      return readFence(node, reading, span);
    case 'Blockquote':
      return { type: 'quote', ...span, blocks: readInside(node, reading) };
    default:
      return readOther(node.name, span);
  }
}

function readOther(name: string, span: Span): OtherBlock | null {
  const type = OTHER[name] ?? (name.includes('Heading') ? 'heading' : undefined);
  return type ? { type, ...span } : null;
}

function readList(node: SyntaxNode, reading: Reading, span: Span): ListBlock {
  const items: ItemBlock[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === 'ListItem') items.push(readItem(child, reading));
  }
  return { type: 'list', ...span, ordered: node.name === 'OrderedList', items };
}

function readItem(node: SyntaxNode, reading: Reading): ItemBlock {
  const { text, start } = reading;
  const { from, to } = spanOf(node, reading);
  const mark = node.getChild('ListMark');
  const marker = mark ? { from: mark.from - start, to: mark.to - start } : { from, to: from };
  let at = marker.to;
  while (at < to && isBlank(text.charCodeAt(at))) at++;
  const blocks = readInside(node, reading);
  const task = taskMarkAt(text, at, to);
  const content = task ? afterTaskMark(text, task, to) : at;
  return { type: 'item', from, to, marker, content, indent: contentColumn(text, marker, at, to), task, blocks };
}

// A marker with nothing after it, or with more than four blanks, has its content one column after the marker.
function contentColumn(text: string, marker: Span, at: number, to: number): number {
  const markerEnd = columnOf(text, marker.to);
  if (at >= to || text.charCodeAt(at) === 10 || text.charCodeAt(at) === 13) return markerEnd + 1;
  const column = columnOf(text, at);
  return column - markerEnd > 4 ? markerEnd + 1 : column;
}

const isLineEdge = (code: number): boolean => code === 10 || code === 13 || code === 0xfeff;

/** The column (tabs to stops of four) of an offset in its line. */
export function columnOf(text: string, offset: number): number {
  let lineStart = offset;
  while (lineStart > 0 && !isLineEdge(text.charCodeAt(lineStart - 1))) lineStart--;
  let column = 0;
  for (let at = lineStart; at < offset; at++) column += text.charCodeAt(at) === 9 ? 4 - (column % 4) : 1;
  return column;
}

function readTable(node: SyntaxNode, reading: Reading, span: Span): TableBlock {
  let header = new TableRow(span.from, rowText(''));
  const rows: TableRow[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === 'TableHeader') header = readRow(child, reading);
    else if (child.name === 'TableRow') rows.push(readRow(child, reading));
  }
  return { type: 'table', ...span, header, rows };
}

function readRow(node: SyntaxNode, reading: Reading): TableRow {
  const { from, to } = spanOf(node, reading);
  return new TableRow(from, rowText(reading.text.slice(from, to)));
}

function readFence(node: SyntaxNode, { text, start }: Reading, span: Span): FenceBlock {
  const marks = node.getChildren('CodeMark');
  const info = node.getChild('CodeInfo');
  const codes = node.getChildren('CodeText');
  const first = marks[0];
  const open = first ? { from: first.from - start, to: first.to - start } : { from: span.from, to: span.from };
  const last = marks.length > 1 ? marks.at(-1) : undefined;
  const codeFrom = lineAfter(text, open.to, span.to);
  const codeTo = last ? lineBefore(text, last.from - start) : (codes.at(-1)?.to ?? node.to) - start;
  const code =
    codeFrom === null || (codes.length === 0 && !last) ? null : { from: codeFrom, to: Math.max(codeFrom, codeTo) };
  const infoText = info ? text.slice(info.from - start, info.to - start).trim() : '';
  return { type: 'fence', ...span, info: infoText, open, code, closed: last !== undefined };
}

function lineAfter(text: string, offset: number, end: number): number | null {
  for (let at = offset; at < end; at++) if (endsLine(text, at)) return at + 1;
  return null;
}

function lineBefore(text: string, offset: number): number {
  let at = offset - 1;
  while (at >= 0 && !endsLine(text, at)) at--;
  if (at < 0) return offset;
  return text.charCodeAt(at) === 10 && text.charCodeAt(at - 1) === 13 ? at - 1 : at;
}
