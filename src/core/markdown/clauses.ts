import type { ItemBlock } from './block.ts';
import { addAll } from '../lists.ts';
import type { Clauses, Labelled, LabelledBlock } from './labels.ts';
import type { Span } from './span.ts';
import { isSpace, trimSpan } from './span.ts';

/*
 * Labels that are the words of one sentence: `Given a cart, when it is empty, then nothing is sent`, with marks or
 * without, in a paragraph, in one list item, in an item each, or in a heading.
 */

/** Of each clause the words that may lead it, in the order of the sentence: `As a` and `As an`, `I want`, `So that`. */
export function clausesFor(groups: readonly (readonly string[])[]): Clauses {
  const orders = new Map(groups.flatMap((words, order) => words.map((word) => [word.toLowerCase(), order] as const)));
  const longestFirst = [...orders.keys()].toSorted((a, b) => b.length - a.length);
  const any = longestFirst.map((word) => word.split(/\s+/).map(escaped).join('\\s+')).join('|');
  const word = `(?:${any})(?![\\p{L}\\p{N}_])`;
  return {
    orders,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])${word}`, 'giu'),
    here: new RegExp(`(?:${any})(?![\\p{L}\\p{N}])`, 'iuy'),
    opener: new RegExp(`(?<!\\\\)(\\\\*)([,;](?=\\s+${word})|\\*\\*(?=${word}))`, 'giu'),
  };
}

/** The word that a clause begins with, with its marks and its colon. */
interface Start extends Span {
  readonly label: string;
  readonly order: number;
  readonly marked: boolean;
}

/** Adds labels that are words of a sentence to those of a region. */
export function withClauses(
  text: string,
  found: readonly LabelledBlock[],
  clauses: Clauses | null,
): readonly LabelledBlock[] {
  if (!clauses) return found;
  const reader = readerOf(text, found, clauses);
  return found.map((one) => reader.block(one));
}

/** The labels of a sentence that stands in a heading behind the id of an entry: `AC-1: Given …, when …, then …`. */
export function titleClauses(
  text: string,
  title: Span,
  found: readonly LabelledBlock[],
  clauses: Clauses,
): readonly Labelled[] {
  return readerOf(text, found, clauses).title(title);
}

// A word that is a label of its own is none in the text of another.
const readerOf = (text: string, found: readonly LabelledBlock[], clauses: Clauses): ClauseReader =>
  new ClauseReader(
    text,
    clauses,
    new Set(found.flatMap(({ labelled }) => labelled.map(({ label }) => orderOf(clauses, label)))),
  );

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const orderOf = ({ orders }: Clauses, label: string): number =>
  orders.get(label.toLowerCase().replace(/\s+/g, ' ')) ?? -1;

class ClauseReader {
  readonly #text: string;
  readonly #clauses: Clauses;
  /** The places of the words that are labels by themselves. */
  readonly #own: ReadonlySet<number>;

  constructor(text: string, clauses: Clauses, own: ReadonlySet<number>) {
    this.#text = text;
    this.#clauses = clauses;
    this.#own = own;
  }

  block(found: LabelledBlock): LabelledBlock {
    const { block, labelled } = found;
    if (block.type === 'list') return { ...found, labelled: this.#inItems(block.items, labelled) };
    if (block.type !== 'paragraph') return found;
    if (labelled.some((one) => one.bold || orderOf(this.#clauses, one.label) >= 0))
      return { ...found, labelled: labelled.flatMap((one) => this.#behind(one)) };
    const starts = this.#sentence(block, -1);
    return starts.length < 2 ? found : { ...found, labelled: this.#labelled(starts, block.to, 0) };
  }

  title({ from, to }: Span): readonly Labelled[] {
    const naming = NAMING_END.exec(this.#text.slice(from, to));
    const end = naming ? from + naming.index : to;
    for (const first of startsIn(this.#text, { from, to: end }, this.#clauses)) {
      if (!/[:：.)*–—-]\s*$/.test(this.#text.slice(Math.max(from, first.from - 4), first.from))) return [];
      const starts = [first, ...this.#later({ from: first.to, to: end }, first)];
      if (starts.length < 2 || this.#own.has(first.order)) return [];
      return this.#labelled(starts, end, 0).map((one) => ({ ...one, form: 'title' }));
    }
    return [];
  }

  // Items that say "Given", "when" and "then" are labels together; one alone could be any sentence.
  #inItems(items: readonly ItemBlock[], labelled: readonly Labelled[]): readonly Labelled[] {
    const known = new Map(labelled.map((one) => [one.item, one]));
    const made: Labelled[] = [];
    const all: Labelled[] = [];
    let last = -1;
    for (const item of items) {
      const own = known.get(item);
      const first = item.blocks[0];
      if (own) addAll(all, this.#behind(own));
      if (own || first?.type !== 'paragraph') continue;
      const starts = this.#sentence({ from: item.content, to: first.to }, last);
      last = starts.at(-1)?.order ?? last;
      const read = this.#ofItem(item, first.to, starts);
      addAll(made, read);
      addAll(all, read);
    }
    return made.length === 1 ? all.filter((one) => one !== made[0]) : all;
  }

  #ofItem(item: ItemBlock, to: number, starts: readonly Start[]): readonly Labelled[] {
    const labelled = this.#labelled(starts, to, item.indent, item.blocks.slice(1));
    const [only, more] = labelled;
    return only && !more ? [{ ...only, form: 'item', item, whole: { from: item.from, to: item.to } }] : labelled;
  }

  /** Where the clauses of a sentence begin that leads a text: all of them with marks, or all without. */
  #sentence({ from, to }: Span, after: number): readonly Start[] {
    const first = startAt(this.#text, from, to, this.#clauses);
    if (!first || first.order <= after || this.#own.has(first.order)) return [];
    return [first, ...this.#later({ from: first.to, to }, first)];
  }

  #later(span: Span, first: Pick<Start, 'order' | 'marked'>): readonly Start[] {
    const starts: Start[] = [];
    let last = first.order;
    for (const start of startsIn(this.#text, span, this.#clauses)) {
      if (start.order <= last || start.marked !== first.marked || this.#own.has(start.order)) continue;
      starts.push(start);
      last = start.order;
    }
    return starts;
  }

  // `**Given** a cart, **when** it is empty`: the label is there, and others stand behind its value.
  #behind(one: Labelled): readonly Labelled[] {
    const { label, form, bold: marked, inline, blocks, item } = one;
    const order = orderOf(this.#clauses, label);
    if (order < 0 || (form !== 'line' && form !== 'item')) return [one];
    const later = this.#later(inline, { order, marked });
    if (later.length === 0) return [one];
    return this.#labelled([{ ...one.labelSpan, label, order, marked }, ...later], inline.to, item?.indent ?? 0, blocks);
  }

  /** The labels of the clauses of one text, each with its value. The last owns what stands below. */
  #labelled(starts: readonly Start[], to: number, indent: number, below: Labelled['blocks'] = []): Labelled[] {
    return starts.map(({ from, to: end, label, marked }, index): Labelled => {
      const next = starts[index + 1];
      const value = trimSpan(this.#text, { from: end, to: next ? endBefore(this.#text, end, next.from) : to });
      const inline = value.from < value.to ? value : { from: end, to: end };
      const clause = { indent, clauses: this.#clauses };
      const labelSpan = { from, to: end };
      const whole = { from, to: inline.to };
      const blocks = next ? [] : below;
      return { label, form: 'line', bold: marked, labelSpan, inline, blocks, whole, item: null, clause };
    });
  }
}

/** What a title names behind its text is not part of the last clause: `… (FR-1)`. */
const NAMING_END = /\s*\([A-Z]{1,6}-\d[^()]*\)\s*$/;

const SEPARATORS = new Set([',', ';', '|', '·', '•', '/', '—', '–', '→']);

// A full stop belongs to what it ends.
function endBefore(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--;
  return end > from && SEPARATORS.has(text.charAt(end - 1)) ? end - 1 : end;
}

/** Where clauses begin within a text. */
function* startsIn(text: string, { from, to }: Span, clauses: Clauses): Generator<Start> {
  for (const { 0: word, index } of text.slice(from, to).matchAll(clauses.pattern)) {
    const begins = beginsAt(text, from + index, from, word);
    const start = begins < 0 ? null : startAt(text, begins, to, clauses);
    if (start) yield start;
  }
}

/**
 * Where the clause of a word begins, with the marks before it; -1 where the word does not lead one. With marks it does
 * behind a blank, and so do several words. One without needs a comma before it or a capital letter: "then" is a word as
 * any other.
 */
function beginsAt(text: string, at: number, least: number, word: string): number {
  let mark = at;
  while (mark > least && /[*_]/.test(text.charAt(mark - 1))) mark--;
  let before = mark;
  while (before > least && isSpace(text.charCodeAt(before - 1))) before--;
  if (before === mark) return -1;
  if (mark < at || /^\p{Lu}|\s/u.test(word)) return mark;
  return /[,;]/.test(text.charAt(before - 1)) && text.charAt(before - 2) !== '\\' ? mark : -1;
}

const MARKS = ['**', '__', '*', '_'];

/** The clause that begins at an offset: `Given`, `**When**`, `*Then:*`, with a blank behind it. */
function startAt(text: string, at: number, end: number, clauses: Clauses): Start | null {
  const mark = MARKS.find((one) => text.startsWith(one, at)) ?? '';
  const { here } = clauses;
  here.lastIndex = at + mark.length;
  const [label] = here.exec(text) ?? [];
  if (label === undefined) return null;
  let to = at + mark.length + label.length;
  const hasColon = isColon(text.charAt(to));
  if (hasColon) to++;
  if (!text.startsWith(mark, to)) return null;
  to += mark.length;
  if (mark !== '' && !hasColon && isColon(text.charAt(to))) to++;
  if (to > end || (to < end && !isSpace(text.charCodeAt(to)))) return null;
  return { from: at, to, label, order: orderOf(clauses, label), marked: mark !== '' };
}

const isColon = (char: string): boolean => char === ':' || char === '：';
