import type { Block, Head, ItemBlock, ListBlock, Region } from './block.ts';
import type { Span } from './span.ts';
import { isBlank, trimSpan } from './span.ts';
import { withoutDecoration } from './title.ts';

/** The words that lead the clauses of a sentence. */
export interface Clauses {
  /** Each in lower case, with its place in a sentence. */
  readonly orders: ReadonlyMap<string, number>;
  /** Finds each of them. */
  readonly pattern: RegExp;
  /** Finds one at its `lastIndex`. */
  readonly here: RegExp;
  /** Finds what would begin another clause in the text of one: its backslashes, and the mark that they can hide. */
  readonly opener: RegExp;
}

/** Something with a label: what a field is read from. Offsets are relative to the region. */
export interface Labelled {
  readonly label: string;
  /** `item`: in a list item; `line`: in a paragraph; `head`: a bold line or heading; `cell`: a row of a table; `title`: the
   *  heading itself, before a colon. */
  readonly form: 'item' | 'line' | 'head' | 'cell' | 'title';
  /** Plain labels (`Status: x`) count only where a kind knows them. */
  readonly bold: boolean;
  /** The label with its marks and its colon. */
  readonly labelSpan: Span;
  /** What follows the label in its own paragraph, trimmed; empty where a value would be put. */
  readonly inline: Span;
  /** What stands below the label and belongs to it. */
  readonly blocks: readonly Block[];
  readonly whole: Span;
  readonly item: ItemBlock | null;
  /** Set where it is a word of a sentence that it shares with other labels. */
  readonly clause?: { readonly indent: number; readonly clauses: Clauses };
}

const LONGEST_LABEL = 120;

/** Whether a bold lead without a colon is a label, by its text and what follows it: `**Given** a signed-in user`. */
export type Leads = (label: string, rest: string) => boolean;

/** One top-level block with the labels in it. `below` are the blocks after it that its last label owns. */
export interface LabelledBlock {
  readonly block: Block;
  readonly labelled: readonly Labelled[];
  readonly below: readonly Block[];
}

/** `leads` must be the same function each time: what is read is kept with the region by it. */
export function labelsOf(region: Region, leads: Leads | null = null): readonly LabelledBlock[] {
  return region.keep(leads ?? labelsOf, () => collect(region.text, region.blocks, leads));
}

function collect(text: string, blocks: readonly Block[], leads: Leads | null): LabelledBlock[] {
  const found: LabelledBlock[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index];
    if (!block) continue;
    const labelled = labelsIn(text, block, leads);
    const last = labelled.at(-1);
    if (block.type !== 'paragraph' || !last || last.inline.from < last.inline.to) {
      found.push({ block, labelled, below: [] });
      continue;
    }
    const below = blocksBelow(text, blocks, index + 1, leads);
    found.push({ block, labelled: [...labelled.slice(0, -1), withBlocks(last, below)], below });
    index += below.length;
  }
  return found;
}

function labelsIn(text: string, block: Block, leads: Leads | null): Labelled[] {
  if (block.type === 'paragraph') return paragraphLabels(text, block, leads);
  if (block.type === 'list') return itemLabels(text, block, leads);
  return block.type === 'table' ? rowLabels(text, block) : [];
}

// A label with nothing after it owns what comes next, up to the next label or rule.
function blocksBelow(text: string, blocks: readonly Block[], from: number, leads: Leads | null): Block[] {
  const below: Block[] = [];
  for (const block of blocks.slice(from)) {
    if (block.type === 'break' || block.type === 'comment') break;
    if (block.type === 'paragraph' && labelsIn(text, block, leads).some((found) => isMarked(text, found))) break;
    if (below.length > 0 && block.type !== below[0]?.type) break;
    below.push(block);
  }
  return below;
}

const isMarked = (text: string, { bold, labelSpan }: Labelled): boolean =>
  bold || /[*_]/.test(text.charAt(labelSpan.from));

function withBlocks(labelled: Labelled, blocks: readonly Block[]): Labelled {
  const to = blocks.at(-1)?.to ?? labelled.whole.to;
  return { ...labelled, blocks, whole: { from: labelled.whole.from, to } };
}

/** The labelled items of a list; items without a label are left out. */
export function itemLabels(text: string, list: ListBlock, leads: Leads | null = null): Labelled[] {
  const labelled: Labelled[] = [];
  for (const item of list.items) {
    const found = itemLabel(text, item, leads);
    if (found) labelled.push(found);
  }
  return labelled;
}

export function itemLabel(text: string, item: ItemBlock, leads: Leads | null = null): Labelled | null {
  if (item.task && !text.startsWith('**', item.content)) return null;
  const first = item.blocks[0];
  const inParagraph = first?.type === 'paragraph' && first.from <= item.content;
  if (!inParagraph) return null;
  const label = labelAt(text, item.content, first.to, leads);
  if (!label) return null;
  const inline = trimSpan(text, { from: label.span.to, to: first.to });
  return {
    label: label.text,
    form: 'item',
    bold: label.bold,
    labelSpan: label.span,
    inline: inline.from < inline.to ? inline : { from: label.span.to, to: label.span.to },
    blocks: item.blocks.slice(1),
    whole: { from: item.from, to: item.to },
    item,
  };
}

function paragraphLabels(text: string, paragraph: Span, leads: Leads | null): Labelled[] {
  const starts: { span: Span; text: string; bold: boolean; line: number }[] = [];
  for (let line = paragraph.from; line < paragraph.to; line = nextLine(text, line, paragraph.to)) {
    let at = line;
    while (at < paragraph.to && isBlank(text.charCodeAt(at))) at++;
    const label = labelAt(text, at, paragraph.to, leads);
    if (label) starts.push({ ...label, line: at });
  }
  return starts.map((start, index) => {
    const to = starts[index + 1]?.line ?? paragraph.to;
    const inline = trimSpan(text, { from: start.span.to, to });
    const empty = inline.from >= inline.to;
    return {
      label: start.text,
      form: 'line',
      bold: start.bold,
      labelSpan: start.span,
      inline: empty ? { from: start.span.to, to: start.span.to } : inline,
      blocks: [],
      whole: { from: start.line, to: empty ? start.span.to : inline.to },
      item: null,
    };
  });
}

function nextLine(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
  return Math.min(at + 1, end);
}

function rowLabels(text: string, table: Block & { type: 'table' }): Labelled[] {
  if (table.header.cells.length !== 2) return [];
  return [table.header, ...table.rows].flatMap((row) => {
    const [name, value] = row.cells;
    if (!name || !value || name.from === name.to) return [];
    const raw = text.slice(name.from, name.to);
    const bold = raw.startsWith('**') && raw.endsWith('**');
    const label = withoutDecoration(raw).replace(/\s*[:：]$/, '');
    if (label === '') return [];
    return [{ label, form: 'cell' as const, bold, labelSpan: name, inline: value, blocks: [], whole: row, item: null }];
  });
}

/**
 * The label of a region whose head is one: a bold line that ends in a colon, or any head that a kind knows. It owns the
 * blocks up to `end`.
 */
export function headLabel(region: Region, head: Head, end?: Block): Labelled {
  const raw = region.text.slice(head.title.from, head.title.to);
  const label = withoutDecoration(raw).replace(/\s*[:：]$/, '');
  const last = end ? region.blocks.indexOf(end) : region.blocks.length;
  const blocks = region.blocks.slice(0, last).filter((block) => block.type !== 'break');
  const from = head.to;
  const to = blocks.at(-1)?.to ?? head.to;
  return {
    label,
    form: 'head',
    bold: true,
    labelSpan: { from: head.from, to: head.to },
    inline: { from, to: from },
    blocks,
    whole: { from: head.from, to },
    item: null,
  };
}

/**
 * A label that starts at an offset: `**Label:**`, `**Label**:`, `**Label** (a remark):`, `**A question?**`, with a
 * full-width colon or a blank before it, wrapped over lines; or plain `Label:` or `*Label:*`; or a bold lead that `leads` takes for
 * one. Read by hand, line by line, so that an unclosed code span in one value cannot hide the label of the next.
 */
function labelAt(
  text: string,
  at: number,
  end: number,
  leads: Leads | null,
): { span: Span; text: string; bold: boolean } | null {
  const mark = text.slice(at, at + 2);
  if (mark === '**' || mark === '__') return boldLabel(text, at, end, mark, leads);
  return /^[*_]\S/.test(mark) ? italicLabel(text, at, end) : plainLabel(text, at, end);
}

const LONGEST_REMARK = 160;
const COLON_AFTER = /^[ \t]?(?:\([^()\r\n]+\)[ \t]?)?[:：]/;

function boldLabel(
  text: string,
  at: number,
  end: number,
  mark: string,
  leads: Leads | null,
): ReturnType<typeof labelAt> {
  const close = text.indexOf(mark, at + 2);
  if (close < 0 || close >= end || close - at > LONGEST_LABEL) return null;
  const inner = text.slice(at + 2, close);
  const trimmed = inner.trimEnd();
  const after = COLON_AFTER.exec(text.slice(close + 2, Math.min(end, close + 2 + LONGEST_REMARK)));
  const lastIsColon = trimmed.endsWith(':') || trimmed.endsWith('：');
  const asks = trimmed.endsWith('?') && /^[ \t]*(?:<!--[^\n]*-->)?[ \t]*(?:[\r\n]|$)/.test(text.slice(close + 2, end));
  if (!lastIsColon && !after && !asks && !isLead(text, close + 2, end, withoutDecoration(trimmed), leads)) return null;
  const to = close + 2 + (after ? after[0].length : 0);
  const label = withoutDecoration(lastIsColon ? trimmed.slice(0, -1) : trimmed);
  return label === '' ? null : { span: { from: at, to }, text: label, bold: true };
}

function isLead(text: string, at: number, end: number, label: string, leads: Leads | null): boolean {
  return leads !== null && (at >= end || /\s/.test(text.charAt(at))) && leads(label, text.slice(at, at + 2));
}

/** A bold label with its colon that starts at an offset, also in the middle of a line. */
export function boldLabelAt(text: string, at: number, end: number): { span: Span; text: string; bold: boolean } | null {
  const label = boldLabel(text, at, end, '**', null);
  return label && /[:：]/.test(text.slice(label.span.from, label.span.to)) ? label : null;
}

const ITALIC = /([*_])[\p{L}\p{N}][\p{L}\p{N} /&().'’-]{0,60}(?:[:：]\1|\1[:：])(?=\s|$)/uy;

/** `*Priority:* must`: like a plain label, it counts only where a kind knows it. */
function italicLabel(text: string, at: number, end: number): ReturnType<typeof labelAt> {
  ITALIC.lastIndex = at;
  const match = ITALIC.exec(text);
  if (!match || at + match[0].length > end) return null;
  const to = at + match[0].length;
  return { span: { from: at, to }, text: match[0].slice(1, -2).trim(), bold: false };
}

const PLAIN = /[\p{L}\p{N}][\p{L}\p{N} /&().'’-]{0,60}?[ ]?[:：](?=\s|$)/uy;

function plainLabel(text: string, at: number, end: number): ReturnType<typeof labelAt> {
  PLAIN.lastIndex = at;
  const match = PLAIN.exec(text);
  if (!match || at + match[0].length > end) return null;
  const to = at + match[0].length;
  return { span: { from: at, to }, text: match[0].slice(0, -1).trim(), bold: false };
}
