import { isFilled } from '../fields/placeholder.ts';
import type { Span } from '../markdown/span.ts';
import type { LocatedField } from '../plan/plan.ts';
import { smallest } from '../lists.ts';

/** What stands below a label of a request, or behind it. */
export interface Passage {
  /** The label in lower case. */
  readonly label: string;
  readonly text: string;
}

/** Longer requests are read as far as this: what counts is known from their beginning. */
const LONGEST = 50_000;

/**
 * A label at the start of a line: a heading, a bold line, or words with a colon. What comes behind may be in the same
 * line or below it.
 */
const LINE_LABEL =
  /^[ \t]*(#{1,6}[ \t]+|[-*+][ \t]+)?([*_]{2})?(\p{L}[\p{L} /&'’-]{1,40}?)(?:[ \t]*\([^()\n]*\))?[ \t]*(?:[*_]{2}[ \t]*[:：]|[:：](?:[*_]{2})?|[*_]{2}[ \t]*$|[ \t]*$)/gmu;

/** A label that begins a sentence within a line; it says no more than that sentence. */
const SENTENCE_LABEL = /(?<=[.!?;][ \t]+)(\p{Lu}[\p{L} ]{1,30})[:：][ \t]+([^\n]*?[.!?](?=\s|$)|[^\n]*)/gmu;

interface Label {
  readonly label: string;
  readonly from: number;
  /** Where what it says begins. */
  readonly to: number;
  /** Where it ends, as far as the label itself tells. */
  readonly end: number | null;
  /** It stands in an item of a list. */
  readonly isItem: boolean;
}

/**
 * The passages of a request that a label announces, as forms for issues have them ("Steps to reproduce", "Expected:").
 * `known` are the labels that somebody looks for: other headings and bold lines only end the passage before them.
 */
export function passagesOf(request: string, known: ReadonlySet<string>): readonly Passage[] {
  const text = request.slice(0, LONGEST);
  const code = fencesIn(text);
  const labels = outermost([...lineLabels(text, known), ...sentenceLabels(text, known)])
    .filter(({ from }) => !code.some((fence) => fence.from < from && from < fence.to))
    .sort((a, b) => a.from - b.from);
  return labels.flatMap(({ label, to, end }, index): Passage[] => {
    if (!known.has(label)) return [];
    const next = labels[index + 1]?.from ?? text.length;
    const said = text
      .slice(to, Math.min(end ?? next, next))
      .replace(/<!--[^]*?-->/g, '')
      .trim();
    return said === '' ? [] : [{ label, text: said }];
  });
}

/** Items of a list are labels only where they are not what a heading or a bold line announces. */
function outermost(labels: readonly Label[]): readonly Label[] {
  const first = smallest(labels.filter(({ isItem }) => !isItem).map(({ from }) => from));
  return labels.filter(({ isItem, from }) => !isItem || from < first);
}

const FENCED = /^ {0,3}(```+|~~~+)[^]*?(?:^ {0,3}\1|$(?![^]))/gm;

const fencesIn = (text: string): readonly Span[] =>
  Array.from(text.matchAll(FENCED), ({ 0: whole, index }) => ({ from: index, to: index + whole.length }));

function lineLabels(text: string, known: ReadonlySet<string>): Label[] {
  return Array.from(text.matchAll(LINE_LABEL)).flatMap((match): Label[] => {
    const [whole, mark = '', bold, words = ''] = match;
    const label = bare(words);
    const isHead = mark.startsWith('#') || bold !== undefined;
    const isItem = mark !== '' && !mark.startsWith('#');
    // Without a mark, a line may as well be a sentence, and what it begins with any word: "TypeError: …".
    if (known.has(label) ? !isHead && !/[:：]/.test(whole) : !isHead || isItem) return [];
    return [{ label, from: match.index, to: match.index + whole.length, end: null, isItem }];
  });
}

function sentenceLabels(text: string, known: ReadonlySet<string>): Label[] {
  return Array.from(text.matchAll(SENTENCE_LABEL)).flatMap((match): Label[] => {
    const [whole, words = '', said = ''] = match;
    const label = bare(words);
    const end = match.index + whole.length;
    return known.has(label) ? [{ label, from: match.index, to: end - said.length, end, isItem: false }] : [];
  });
}

const bare = (words: string): string => words.replace(/’/g, "'").replace(/\s+/g, ' ').trim().toLowerCase();

const kept = new WeakMap<object, { readonly known: ReadonlySet<string>; readonly passages: readonly Passage[] }>();

/** The passages of the field that holds a request. Kept with what was read, since it is asked at every keystroke. */
export function passagesIn({ read, schema }: LocatedField, known: ReadonlySet<string>): readonly Passage[] {
  const before = kept.get(read);
  if (before?.known === known) return before.passages;
  const { value } = read;
  const passages = value.type === 'code' && isFilled(value.text, schema) ? passagesOf(value.text, known) : [];
  kept.set(read, { known, passages });
  return passages;
}
