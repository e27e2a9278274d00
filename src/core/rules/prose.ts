import { withoutComments } from '../markdown/comments.ts';
import type { Block, Region } from '../markdown/block.ts';
import { Memory } from '../markdown/memory.ts';
import type { TableRow } from '../markdown/rowCells.ts';
import type { Span } from '../markdown/span.ts';
import { shift } from '../markdown/span.ts';

/** A run of text, of which everything that is no prose is blanked out without moving what is left. */
export interface Prose extends Span {
  readonly text: string;
}

/**
 * What stands in one place of a region, by its text alone: a heading or a paragraph, which is its only leaf, or a row of a
 * table, whose cells are. Offsets are relative to it. What is found in it is kept with it, so that a key in one row of a
 * thousand leaves the others as they were.
 */
export class Passage extends Memory {
  readonly text: string;
  readonly leaves: readonly Span[];

  constructor(text: string, leaves: readonly Span[]) {
    super();
    this.text = text;
    this.leaves = leaves;
  }

  /** Its leaves without code, links, HTML and hints in brackets. */
  get prose(): readonly Prose[] {
    return this.keep(Passage, () =>
      this.leaves.map(({ from, to }) => ({ from, to, text: blankOut(this.text.slice(from, to)) })),
    );
  }
}

export interface PlacedPassage {
  readonly passage: Passage;
  /** Its offset in the region. */
  readonly at: number;
}

/** The headings, paragraphs and rows of a region; guidance in italics is left out. */
export const passagesOf = (region: Region): readonly PlacedPassage[] =>
  region.keep(passagesOf, () => {
    const placed: PlacedPassage[] = [];
    if (region.head) placed.push(paragraph(region, region.head.title));
    collect(region, region.blocks, placed);
    return placed;
  });

const paragraph = (region: Region, { from, to }: Span): PlacedPassage => ({
  passage: new Passage(region.text.slice(from, to), [{ from: 0, to: to - from }]),
  at: from,
});

const rowPassage = ({ from, row }: TableRow): PlacedPassage => ({
  passage: row.keep(Passage, () => new Passage(row.text, row.cells)),
  at: from,
});

/**
 * What a function finds in the passages of a region, at its place there; the function is the key, and is asked once for a
 * passage. Nothing is there where `rough` does not match the region.
 */
export const inPassages = (
  region: Region,
  find: (passage: Passage) => readonly Span[],
  rough?: RegExp,
): readonly Span[] =>
  region.keep(find, () => {
    if (rough && !rough.test(region.text)) return NOTHING;
    const spans: Span[] = [];
    for (const { passage, at } of passagesOf(region))
      for (const span of passage.keep(find, () => find(passage))) spans.push(shift(span, at));
    return spans;
  });

const NOTHING: readonly Span[] = [];

function collect(region: Region, blocks: readonly Block[], into: PlacedPassage[]): void {
  for (const block of blocks) {
    if (block.type === 'paragraph') {
      if (!isItalic(region.text.slice(block.from, block.to))) into.push(paragraph(region, block));
    } else if (block.type === 'list') {
      for (const item of block.items) collect(region, item.blocks, into);
    } else if (block.type === 'quote') {
      collect(region, block.blocks, into);
    } else if (block.type === 'table') {
      into.push(rowPassage(block.header));
      for (const row of block.rows) into.push(rowPassage(row));
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
