import type { SyntaxNode } from '@lezer/common';
import type { Head, PlacedRegion } from './block.ts';
import { endOf, Region, regionAt } from './block.ts';
import { parseBlocks } from './blockParser.ts';
import { boldLineTitle } from './boldLine.ts';
import { findFrontMatter } from './frontMatter.ts';
import { readBlocks } from './readBlocks.ts';
import { editRow } from './rowEdit.ts';
import { endsLine, maskForParser } from './source.ts';
import type { Span } from './span.ts';
import { trimSpan, withoutReturn } from './span.ts';
import type { TextEdit } from './textEdit.ts';
import { minimalEdit } from './textEdit.ts';

/** A document as a sequence of regions that cover it without a gap. Immutable. */
export interface Outline {
  readonly text: string;
  readonly regions: readonly PlacedRegion[];
  /** Where the body starts, after byte order mark and front matter. */
  readonly bodyStart: number;
  readonly frontMatter: Span | null;
}

/** Reads a text. With the outline of an earlier text, only what differs is read again. */
export function readOutline(text: string, previous?: Outline): Outline {
  if (previous?.text === text) return previous;
  const frontMatter = findFrontMatter(text);
  const bodyStart = frontMatter?.whole.to ?? 0;
  const updated = previous?.bodyStart === bodyStart ? update(text, previous) : null;
  if (updated) return updated;
  const head = frontMatter ? [{ start: 0, region: new Region(text.slice(0, bodyStart), null, [], true) }] : [];
  const regions = [...head, ...readRegions(text, bodyStart, text.length)];
  return { text, regions, bodyStart, frontMatter: frontMatter?.yaml ?? null };
}

/** How many regions behind an edit are looked at for one that begins as before, until all that is left is read again. */
const TRIES = [1, 32, Infinity];

/*
 * A region begins where nothing is open: no list, no quotation, no paragraph. So what stands in front of it does not
 * matter to it, and if the regions that an edit touches, read by themselves, end where the next one begins, then that
 * one and all behind it are as they were. A parser that takes over its old tree still walks all of it at every key.
 */
function update(text: string, previous: Outline): Outline | null {
  const { bodyStart, regions: before } = previous;
  const edit = minimalEdit(previous.text, text);
  if (!edit || edit.from < bodyStart) return null;
  const grown = edit.insert.length - (edit.to - edit.from);
  const within = withinRow(text, previous, edit, grown);
  if (within) return within;
  const kept = keptBefore(before, edit.from);
  const last = kept.at(-1);
  const from = last ? endOf(last) : 0;
  if (from < bodyStart) return null;
  const after = firstAfter(before, edit.to);
  for (const tries of TRIES) {
    const next = before[after + tries - 1];
    const to = next ? endOfHead(next) + grown : text.length;
    const known = new Set(before.slice(after, after + tries).map(({ start }) => start + grown));
    const read = readRegions(text, from, to, known);
    const end = read.length === 0 ? from : endOf(read.at(-1) as PlacedRegion);
    if (next && !known.has(end)) continue;
    const resumed = regionAt(before, end - grown);
    const behind = resumed < 0 ? [] : movedFrom(before, resumed, grown);
    return { text, regions: [...kept, ...read, ...behind], bodyStart, frontMatter: previous.frontMatter };
  }
  return null;
}

function withinRow(text: string, { regions: before, ...rest }: Outline, edit: TextEdit, grown: number): Outline | null {
  const at = firstAfter(before, edit.from) - 1;
  const placed = before[at];
  const region = placed && editRow(placed, edit);
  if (!region) return null;
  const edited: PlacedRegion = { region, start: placed.start };
  return { ...rest, text, regions: [...before.slice(0, at), edited, ...movedFrom(before, at + 1, grown)] };
}

const movedFrom = (regions: readonly PlacedRegion[], from: number, by: number): readonly PlacedRegion[] =>
  by === 0 ? regions.slice(from) : regions.slice(from).map(({ region, start }) => ({ region, start: start + by }));

/** The index of the first region that begins behind an offset. */
function firstAfter(regions: readonly PlacedRegion[], offset: number): number {
  let low = 0;
  let high = regions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((regions[middle]?.start ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

// Enough to tell that the head is one: its lines, and what the parser looks ahead for behind a paragraph.
const LOOKED_AHEAD = 3;

function endOfHead({ region, start }: PlacedRegion): number {
  let at = region.head?.to ?? 0;
  for (let lines = 0; lines <= LOOKED_AHEAD && at < region.text.length; at++) if (endsLine(region.text, at)) lines++;
  return start + at;
}

// Markdown looks one line ahead (setext underlines, table delimiters), so the region before the edit is read again too.
function keptBefore(regions: readonly PlacedRegion[], from: number): PlacedRegion[] {
  const touched = regions.findIndex((placed) => endOf(placed) >= from);
  return regions.slice(0, Math.max(0, (touched < 0 ? regions.length : touched) - 1));
}

/** The regions of a part of a text at whose start nothing is open; up to the first that begins at one of the stops. */
function readRegions(text: string, start: number, end: number, stops?: ReadonlySet<number>): PlacedRegion[] {
  const part = start === 0 && end === text.length ? text : text.slice(start, end);
  const regions: PlacedRegion[] = [];
  let from = 0;
  let head: SyntaxNode | null = null;
  let body = parseBlocks(maskForParser(part, start)).topNode.firstChild;
  const close = (at: number): void => {
    if (at > from || head) regions.push(makeRegion(part, start, { from, to: at }, head, body));
  };
  for (let node = body; node; node = node.nextSibling) {
    if (!opensRegion(node, part)) continue;
    const at = lineStartOf(part, node.from);
    close(at);
    if (at > 0 && stops?.has(start + at)) return regions;
    from = at;
    head = node;
    body = node.nextSibling;
  }
  close(part.length);
  return regions;
}

// A heading may be indented by up to three blanks; they belong to its region.
function lineStartOf(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at - 1) === 0xfeff)) at--;
  return at;
}

function opensRegion(node: SyntaxNode, text: string): boolean {
  const name = node.name;
  if (name.startsWith('ATXHeading') || name.startsWith('SetextHeading')) return true;
  return name === 'Paragraph' && boldLineTitle(text, node) !== null;
}

function makeRegion(
  part: string,
  start: number,
  { from, to }: Span,
  head: SyntaxNode | null,
  body: SyntaxNode | null,
): PlacedRegion {
  const own = ownCopy(part.slice(from, to));
  const blocks = readBlocks(body, own, from, to);
  return { start: start + from, region: new Region(own, head && readHead(head, own, from), blocks) };
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
