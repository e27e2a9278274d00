import type { SyntaxNode, Tree } from '@lezer/common';
import { TreeFragment } from '@lezer/common';
import { parser, TaskList } from '@lezer/markdown';
import type { Head, PlacedRegion } from './block.ts';
import { endOf, Region, regionAt } from './block.ts';
import { boldLineTitle } from './boldLine.ts';
import { findFrontMatter } from './frontMatter.ts';
import { readBlocks } from './readBlocks.ts';
import { maskForParser } from './source.ts';
import type { Span } from './span.ts';
import { trimSpan, withoutReturn } from './span.ts';
import { tables } from './table.ts';
import { minimalEdit } from './textEdit.ts';

// Block structure is all that the outline needs. Leaving inline syntax out more than halves the time to parse.
const INLINE = ['Escape', 'Entity', 'InlineCode', 'HTMLTag', 'Emphasis', 'HardBreak', 'Link', 'Image', 'LinkEnd'];
const blockParser = parser.configure([tables, TaskList, { remove: INLINE }]);
// With nothing left to find, it would still walk every character.
blockParser.parseInline = () => [];

/** A document as a sequence of regions that cover it without a gap. Immutable. */
export interface Outline {
  readonly text: string;
  readonly regions: readonly PlacedRegion[];
  /** Where the body starts, after byte order mark and front matter. */
  readonly bodyStart: number;
  readonly frontMatter: Span | null;
  readonly tree: Tree;
  /** The text as the parser saw it: see `maskForParser`. */
  readonly masked: string;
}

/** Reads a text. With the outline of an earlier text, only what differs is read again. */
export function readOutline(text: string, previous?: Outline): Outline {
  if (previous?.text === text) return previous;
  const frontMatter = findFrontMatter(text);
  const bodyStart = frontMatter?.whole.to ?? 0;
  if (previous?.bodyStart === bodyStart) {
    const updated = update(text, previous);
    if (updated) return updated;
  }
  // Front matter is no Markdown; blank lines of the same length keep every offset after it.
  const masked =
    bodyStart === 0 ? maskForParser(text) : '\n'.repeat(bodyStart) + maskForParser(text.slice(bodyStart), bodyStart);
  const tree = blockParser.parse(masked);
  const regions: PlacedRegion[] = [];
  if (frontMatter) regions.push({ start: 0, region: new Region(text.slice(0, bodyStart), null, [], true) });
  collect(text, tree.topNode.firstChild, bodyStart, () => false, regions);
  return { text, regions, bodyStart, frontMatter: frontMatter?.yaml ?? null, tree, masked };
}

function update(text: string, previous: Outline): Outline | null {
  const { bodyStart } = previous;
  const edit = minimalEdit(previous.text, text);
  if (!edit || edit.from < bodyStart) return null;
  const grown = edit.insert.length - (edit.to - edit.from);
  // A line is masked as a whole, so whole lines count as changed.
  const fromA = lineStartAt(text, edit.from);
  const fromB = edit.from + edit.insert.length;
  const feed = text.indexOf('\n', fromB);
  const toB = feed < 0 ? text.length : feed + 1;
  // The parser looks one line ahead, and for the delimiter row of a table two.
  const above = lineStartAt(text, fromA - 1);
  const changed = { fromA: above, toA: toB - grown, fromB: above, toB };
  const fragments = TreeFragment.applyChanges(TreeFragment.addTree(previous.tree), [changed]);
  const masked = maskAgain(text, previous, { from: fromA, to: toB }, changed.toA);
  const tree = blockParser.parse(masked, fragments);
  const regions = keptBefore(previous.regions, edit.from);
  const last = regions.at(-1);
  const from = last ? endOf(last) : 0;
  let resumed = -1;
  if (from < bodyStart) return null;
  const isKnown = (start: number): boolean => {
    resumed = start - grown > edit.to ? regionAt(previous.regions, start - grown) : -1;
    return resumed >= 0;
  };
  collect(text, firstBlockFrom(tree, from), from, isKnown, regions);
  if (resumed >= 0) {
    for (const placed of previous.regions.slice(resumed)) {
      regions.push({ region: placed.region, start: placed.start + grown });
    }
  }
  return { text, regions, bodyStart, frontMatter: previous.frontMatter, tree, masked };
}

// Where nothing is masked, before and now, the text itself will do: joining half a megabyte takes a millisecond.
function maskAgain(text: string, { text: before, masked }: Outline, changed: Span, rest: number): string {
  const lines = text.slice(changed.from, changed.to);
  const maskedLines = maskForParser(lines, changed.from);
  if (masked === before && maskedLines === lines) return text;
  return masked.slice(0, changed.from) + maskedLines + masked.slice(rest);
}

const lineStartAt = (text: string, at: number): number => (at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1);

const firstBlockFrom = (tree: Tree, from: number): SyntaxNode | null => {
  const node = tree.topNode.childAfter(from);
  return node && node.from < from ? node.nextSibling : node;
};

// Markdown looks one line ahead (setext underlines, table delimiters), so the region before the edit is read again too.
function keptBefore(regions: readonly PlacedRegion[], from: number): PlacedRegion[] {
  const touched = regions.findIndex((placed) => endOf(placed) >= from);
  return regions.slice(0, Math.max(0, (touched < 0 ? regions.length : touched) - 1));
}

/** Appends the regions from `start` on, until the text ends or `stop` says that a region is known from there. */
function collect(
  text: string,
  first: SyntaxNode | null,
  start: number,
  stop: (start: number) => boolean,
  into: PlacedRegion[],
): void {
  let from = start;
  let head: SyntaxNode | null = null;
  let body: SyntaxNode | null = first;
  for (let node = first; node; node = node.nextSibling) {
    if (!opensRegion(node, text)) continue;
    const at = lineStartOf(text, node.from, start);
    if (at > from || head) into.push(makeRegion(text, from, at, head, body));
    if (at > start && stop(at)) return;
    from = at;
    head = node;
    body = node.nextSibling;
  }
  if (text.length > from || head) into.push(makeRegion(text, from, text.length, head, body));
}

// A heading may be indented by up to three blanks; they belong to its region.
function lineStartOf(text: string, offset: number, floor: number): number {
  let at = offset;
  while (at > floor && (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at - 1) === 0xfeff)) at--;
  return at;
}

function opensRegion(node: SyntaxNode, text: string): boolean {
  const name = node.name;
  if (name.startsWith('ATXHeading') || name.startsWith('SetextHeading')) return true;
  return name === 'Paragraph' && boldLineTitle(text, node) !== null;
}

function makeRegion(
  text: string,
  from: number,
  to: number,
  head: SyntaxNode | null,
  body: SyntaxNode | null,
): PlacedRegion {
  const own = ownCopy(text.slice(from, to));
  const blocks = readBlocks(body, own, from, to);
  return { start: from, region: new Region(own, head && readHead(head, own, from), blocks) };
}

// A slice keeps the text that it is a part of. Regions outlive their version, and would keep one whole text each.
const ownCopy = (slice: string): string => ` ${slice}`.slice(1);

function readHead(node: SyntaxNode, text: string, start: number): Head {
  const span = withoutReturn(text, { from: node.from - start, to: node.to - start });
  if (node.name === 'Paragraph') {
    return { type: 'bold', level: 7, ...span, title: boldLineTitle(text, span) ?? span };
  }
  const marks = node.getChildren('HeaderMark');
  const level = Number(node.name.at(-1));
  const atx = node.name.startsWith('ATX');
  const from = atx ? (marks[0]?.to ?? node.from) : node.from;
  const to = atx ? (marks[1]?.from ?? node.to) : (marks[0]?.from ?? node.to);
  return { type: 'heading', level, ...span, title: trimSpan(text, { from: from - start, to: to - start }) };
}
