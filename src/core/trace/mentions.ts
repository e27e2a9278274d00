/*
 * Where texts name entries by their ids. Documents have hundreds of both, and rules ask at every keystroke: each text is
 * looked through once for a prefix, never once for each id.
 */

const EMPTY: ReadonlySet<never> = new Set();

/** Prefixes stand in templates, so there are few; but a template is anybody's. */
const MOST_PATTERNS = 200;
const patterns = new Map<string, RegExp>();

function patternFor(prefix: string): RegExp {
  const known = patterns.get(prefix);
  if (known) return known;
  const literal = prefix.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])${literal}[ -]*([\\p{L}\\p{N}.]+)`, 'giu');
  if (patterns.size >= MOST_PATTERNS) patterns.clear();
  patterns.set(prefix, pattern);
  return pattern;
}

type Parts = readonly [prefix: string, ordinal: string];

const MOST_PARTS = 10_000;
const partsByLabel = new Map<string, Parts>();

/** The two parts of an id, in lower case: `h` and `12` of `H-12`. */
function partsOf(label: string): Parts {
  const known = partsByLabel.get(label);
  if (known) return known;
  const found = /^(.*?)[ -]*([\p{L}\p{N}.]+)$/u.exec(label);
  const parts: Parts = [(found?.[1] ?? '').toLowerCase(), (found?.[2] ?? label).toLowerCase()];
  if (partsByLabel.size >= MOST_PARTS) partsByLabel.clear();
  partsByLabel.set(label, parts);
  return parts;
}

/** What follows a prefix in a text: `1`, `12.1` and `12` for "h1, H-12.1". */
function ordinalsAfter(prefix: string, text: string): ReadonlySet<string> {
  const pattern = patternFor(prefix);
  pattern.lastIndex = 0;
  let found: Set<string> | null = null;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found ??= new Set();
    // A full stop may end the sentence, or be part of the id.
    for (let ordinal = (match[1] ?? '').toLowerCase(); ; ordinal = ordinal.slice(0, ordinal.lastIndexOf('.'))) {
      found.add(ordinal);
      if (!ordinal.includes('.')) break;
    }
    // "H H-1": what looked like an ordinal may be the next prefix.
    pattern.lastIndex = match.index + 1;
  }
  return found ?? EMPTY;
}

/** Whether a text names an entry by its id: `H-1`, `h1`, `H 1`; never `H-12` for `H-1`. */
export function names(text: string, label: string): boolean {
  const [prefix, ordinal] = partsOf(label);
  return ordinalsAfter(prefix, text).has(ordinal);
}

/** What a text names, looked for when it is asked about a prefix first: worth keeping with what holds the text. */
export class Mentions {
  readonly #text: string;
  readonly #ordinals = new Map<string, ReadonlySet<string>>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether it names one of some entries. */
  some(ids: IdSet): boolean {
    for (const [prefix, known] of ids) {
      for (const ordinal of this.#after(prefix)) if (known.has(ordinal)) return true;
    }
    return false;
  }

  /** What it names as the entries are named, and is none of them: `EV-7`. */
  strange(labels: readonly string[]): readonly string[] {
    const known = new Set(labels);
    const prefixes = new Set(labels.map((label) => label.replace(/\d+$/, '')));
    const named = this.#text.matchAll(/(?<![\p{L}\p{N}_-])(\p{L}+-)\d+(?![\p{L}\p{N}])/gu);
    return Array.from(named).flatMap(([id, prefix = '']) => (prefixes.has(prefix) && !known.has(id) ? [id] : []));
  }

  #after(prefix: string): ReadonlySet<string> {
    const known = this.#ordinals.get(prefix);
    if (known) return known;
    const found = ordinalsAfter(prefix, this.#text);
    this.#ordinals.set(prefix, found);
    return found;
  }
}

/** Ids by their prefixes. */
export type IdSet = ReadonlyMap<string, ReadonlySet<string>>;

export function idSet(labels: readonly string[]): IdSet {
  const ids = new Map<string, Set<string>>();
  for (const label of labels) {
    const [prefix, ordinal] = partsOf(label);
    const known = ids.get(prefix);
    if (known) known.add(ordinal);
    else ids.set(prefix, new Set([ordinal]));
  }
  return ids;
}

/** Answers which of some texts name an entry, by their indexes. */
export function namedIn(texts: readonly string[]): (label: string) => ReadonlySet<number> {
  const byPrefix = new Map<string, ReadonlyMap<string, ReadonlySet<number>>>();
  return (label) => {
    const [prefix, ordinal] = partsOf(label);
    let byOrdinal = byPrefix.get(prefix);
    if (!byOrdinal) {
      byOrdinal = indexAfter(prefix, texts);
      byPrefix.set(prefix, byOrdinal);
    }
    return byOrdinal.get(ordinal) ?? EMPTY;
  };
}

function indexAfter(prefix: string, texts: readonly string[]): ReadonlyMap<string, ReadonlySet<number>> {
  const index = new Map<string, Set<number>>();
  texts.forEach((text, at) => {
    for (const ordinal of ordinalsAfter(prefix, text)) {
      const known = index.get(ordinal);
      if (known) known.add(at);
      else index.set(ordinal, new Set([at]));
    }
  });
  return index;
}
