import { withoutComments } from '../markdown/comments.ts';
import type { Block, Region } from '../markdown/block.ts';
import type { Span } from '../markdown/span.ts';

/** A run of text in a region, of which everything that is no prose is blanked out without moving what is left. */
export interface Prose extends Span {
  readonly text: string;
}

/** Headings, paragraphs and table cells of a region, without code, links, HTML and hints in brackets. */
export const proseOf = (region: Region): readonly Prose[] =>
  region.keep(proseOf, () =>
    leavesOf(region).map((span) => ({
      from: span.from,
      to: span.to,
      text: blankOut(region.text.slice(span.from, span.to)),
    })),
  );

/** Where a region's headings, paragraphs and cells stand, as they are written; guidance in italics is left out. */
export const leavesOf = (region: Region): readonly Span[] =>
  region.keep(leavesOf, () => {
    const spans: Span[] = region.head ? [region.head.title] : [];
    collectLeaves(region, region.blocks, spans);
    return spans;
  });

function collectLeaves(region: Region, blocks: readonly Block[], into: Span[]): void {
  for (const block of blocks) {
    if (block.type === 'paragraph') {
      if (!isItalic(region.text.slice(block.from, block.to))) into.push(block);
    } else if (block.type === 'list') {
      for (const item of block.items) collectLeaves(region, item.blocks, into);
    } else if (block.type === 'quote') {
      collectLeaves(region, block.blocks, into);
    } else if (block.type === 'table') {
      for (const row of [block.header, ...block.rows]) into.push(...row.cells);
    }
  }
}

// A paragraph in italics is the template's guidance.
const isItalic = (text: string): boolean => /^([*_])(?![*_\s])[\s\S]*[^*_\s]\1$/.test(text.trim());

// Nothing that opens may stand within: a line of thousands of openings would be looked through from each of them.
const NO_PROSE: readonly RegExp[] = [
  /!?\[[^\][]*\]\([^()]*\)/g,
  /!?\[[^\][]*\]\[[^\][]*\]/g,
  /\[[^\][]*\]/g,
  /<[A-Za-z/][^<>]*>/g,
  /\b[a-z][a-z\d+.-]*:\/\/\S+/gi,
];

const blanks = (found: string): string => ' '.repeat(found.length);

function blankOut(text: string): string {
  let result = withoutCode(text);
  if (!/[<[]|:\/\//.test(result)) return result;
  result = withoutComments(result, blanks);
  for (const pattern of NO_PROSE) result = result.replace(pattern, blanks);
  return result;
}

/** Blanks out code spans: a run of backticks up to the next run of the same length. */
export function withoutCode(text: string): string {
  let result = '';
  let at = 0;
  for (let open = text.indexOf('`'); open >= 0; open = text.indexOf('`', open)) {
    const run = runOf(text, open);
    const close = closing(text, open + run, run);
    if (close < 0) {
      open += run;
      continue;
    }
    result += text.slice(at, open) + ' '.repeat(close - open);
    at = close;
    open = close;
  }
  return result + text.slice(at);
}

function runOf(text: string, from: number): number {
  let to = from;
  while (text.charCodeAt(to) === 96) to++;
  return to - from;
}

function closing(text: string, from: number, run: number): number {
  for (let at = text.indexOf('`', from); at >= 0;) {
    const length = runOf(text, at);
    if (length === run) return at + length;
    at = text.indexOf('`', at + length);
  }
  return -1;
}
