import { Memory } from './memory.ts';
import type { TableRow } from './rowCells.ts';
import type { Span } from './span.ts';

/*
 * The blocks of one region. Every offset is relative to the region's start, so that a region that moves because
 * something before it changed is still the same object.
 */

export interface ParagraphBlock extends Span {
  readonly type: 'paragraph';
}

export interface ListBlock extends Span {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly items: readonly ItemBlock[];
}

/** `state` is `open`, `done` or `partial`; `mark` is what stands between the brackets, or the emoji itself. */
export interface TaskMark extends Span {
  readonly state: 'open' | 'done' | 'partial';
  readonly mark: Span;
  /** Whether the mark is one that GFM knows (`[ ]`, `[x]`, `[X]`). */
  readonly gfm: boolean;
}

export interface ItemBlock extends Span {
  readonly type: 'item';
  /** The bullet or the number with its delimiter, without the blank after it. */
  readonly marker: Span;
  /** Where the text begins, after marker and task mark. Equals `to` of what precedes in an empty item. */
  readonly content: number;
  /** Columns from the start of the line to the item's content: what continuation lines are indented by. */
  readonly indent: number;
  readonly task: TaskMark | null;
  readonly blocks: readonly Block[];
}

export interface TableBlock extends Span {
  readonly type: 'table';
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
}

export interface FenceBlock extends Span {
  readonly type: 'fence';
  readonly info: string;
  readonly open: Span;
  /** The code between the fences, without the last line feed; null in a fence without a line. */
  readonly code: Span | null;
  readonly closed: boolean;
}

export interface QuoteBlock extends Span {
  readonly type: 'quote';
  readonly blocks: readonly Block[];
}

/** Indented code, HTML, comments, thematic breaks, link definitions, and headings inside a list or a quotation. */
export interface OtherBlock extends Span {
  readonly type: 'indented' | 'html' | 'comment' | 'break' | 'definition' | 'heading';
}

export type Block = ParagraphBlock | ListBlock | TableBlock | FenceBlock | QuoteBlock | OtherBlock;

/** What opens a region: a heading, or a line that is only bold. */
export interface Head extends Span {
  readonly type: 'heading' | 'bold';
  /** 1 to 6 for headings, 7 for a bold line: below every heading. */
  readonly level: number;
  /** The title without marks, relative to the region. */
  readonly title: Span;
}

/** From one heading or bold line to the next: the unit that is read once and kept while its text is the same. */
export class Region extends Memory {
  readonly text: string;
  readonly head: Head | null;
  readonly blocks: readonly Block[];
  /** Front matter only: then there is no head and no block. */
  readonly frontMatter: boolean;

  constructor(text: string, head: Head | null, blocks: readonly Block[], frontMatter = false) {
    super();
    this.text = text;
    this.head = head;
    this.blocks = blocks;
    this.frontMatter = frontMatter;
  }
}

export interface PlacedRegion {
  readonly region: Region;
  /** Offset of the region in the document. */
  readonly start: number;
}

export const endOf = (placed: PlacedRegion): number => placed.start + placed.region.text.length;

/** The index of what stands at an offset, in a list in document order; -1 if nothing begins there. */
export function indexOfOffset<T>(placed: readonly T[], offsetOf: (one: T) => number, offset: number): number {
  let low = 0;
  let high = placed.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const one = placed[middle];
    const at = one === undefined ? offset : offsetOf(one);
    if (at === offset) return middle;
    if (at < offset) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The index of the region that starts at an offset; -1 if none does. */
export const regionAt = (regions: readonly PlacedRegion[], offset: number): number =>
  indexOfOffset(regions, ({ start }) => start, offset);
