import type { Span } from '../markdown/span.ts';
import { contains, shift } from '../markdown/span.ts';
import type { Part } from '../plan/part.ts';
import type { Passage } from './prose.ts';
import { inPassages } from './prose.ts';
import { addAll } from '../lists.ts';

/*
 * Words and phrases of a list, where they stand in the text that people wrote.
 */

/** Where the phrases stand in one part, relative to its region; kept with the part. */
export function phrasesIn(part: Part, pattern: PhrasePattern): readonly Span[] {
  const { region, fields } = part;
  return region.keep(pattern, () => {
    const spans = inPassages(region, pattern.inProse, pattern.rough);
    if (spans.length === 0) return spans;
    const excluded = fields.flatMap(notJudged);
    return spans.filter((span) => !excluded.some((other) => contains(other, span)));
  });
}

/** Where the phrases stand in the code of fields with one of the roles, relative to the region of a part. */
export function phrasesInCode(
  { region, fields }: Part,
  pattern: PhrasePattern,
  roles: ReadonlySet<string | null>,
): readonly Span[] {
  return fields.flatMap(({ schema, blocks }) => {
    const fence = schema.type === 'code' && roles.has(schema.role) ? blocks.find(({ type }) => type === 'fence') : null;
    if (fence?.type !== 'fence' || !fence.code) return [];
    const { from, to } = fence.code;
    return matchesIn(region.text.slice(from, to), pattern).map((span) => shift(span, from));
  });
}

const matchesIn = (text: string, { exact }: Pick<PhrasePattern, 'exact'>): readonly Span[] =>
  Array.from(text.matchAll(exact), (match) => ({ from: match.index, to: match.index + match[0].length })).filter(
    ({ from }) => standsAlone(text, from),
  );

// Labels and options are the template's words; a question is there because something is open.
function notJudged({ labelled, value, schema }: Part['fields'][number]): Span[] {
  const spans: Span[] = labelled ? [labelled.labelSpan] : [];
  if (value.type === 'questions')
    addAll(
      spans,
      value.items.map((item) => item.slot),
    );
  if (value.type === 'choice' || value.type === 'checklist') {
    const known = new Set(schema.options.map((option) => option.text));
    addAll(
      spans,
      value.items.filter((item) => known.has(item.slot.text)).map((item) => item.slot),
    );
  }
  return spans;
}

export interface PhrasePattern {
  /** Finds the words wherever they stand: cheap, and enough for nearly every region. */
  readonly rough: RegExp;
  readonly exact: RegExp;
  /** Where they stand in the prose of a passage. */
  readonly inProse: (passage: Passage) => readonly Span[];
}

const NOTHING: readonly Span[] = [];
const patterns = new WeakMap<readonly string[], PhrasePattern | null>();

/** Made once for each list; null for an empty one. */
export function phrasePattern(words: readonly string[]): PhrasePattern | null {
  const known = patterns.get(words);
  if (known !== undefined) return known;
  const wanted = words.filter((word) => word.trim() !== '').sort((a, b) => b.length - a.length);
  const exact = exactPattern(wanted);
  const rough = new RegExp(wanted.map((word) => escaped(bareOf(word))).join('|'), 'i');
  const inProse = ({ text: whole, prose }: Passage): readonly Span[] =>
    rough.test(whole)
      ? prose.flatMap(({ from, text }) => matchesIn(text, { exact }).map((span) => shift(span, from)))
      : NOTHING;
  const pattern = wanted.length === 0 ? null : { exact, rough, inProse };
  patterns.set(words, pattern);
  return pattern;
}

const bareOf = (word: string): string => word.trim().replace(/(?<=[\p{L}\p{N}])\.$/u, '');

const escaped = (bare: string): string =>
  bare
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replace(/['’]/g, "['’]");

/** Words end where they end; a dot at the end (`etc.`) may be left out. */
function exactPattern(words: readonly string[]): RegExp {
  const forms = words.map((word) => {
    const bare = bareOf(word);
    return { form: escaped(bare) + (bare === word.trim() ? '' : '\\.?'), isWord: /[\p{L}\p{N}]$/u.test(bare) };
  });
  const join = (isWord: boolean): string =>
    forms
      .filter((one) => one.isWord === isWord)
      .map(({ form }) => form)
      .join('|');
  // One look ahead for all: classes of letters are what makes such a pattern slow to compile.
  const groups = [join(true) && `(?:${join(true)})(?![\\p{L}\\p{N}_/-])`, join(false)];
  return new RegExp(groups.filter((group) => group !== '').join('|'), 'giu');
}

/** Whether what starts here is no end of a longer word or path. */
function standsAlone(text: string, at: number): boolean {
  return (
    at === 0 ||
    !/^[\p{L}\p{N}]/u.test(text.slice(at, at + 2)) ||
    !/[\p{L}\p{N}_/.-]$/u.test(text.slice(Math.max(0, at - 2), at))
  );
}
