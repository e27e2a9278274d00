import type { Span } from '../markdown/span.ts';

/** One id, or a range of them, as a text names it. Offsets are those of the text. */
export interface NamedId extends Span {
  /** `FR-`. */
  readonly prefix: string;
  /** `FR-3a`, however it is written. */
  readonly id: string;
  /** The last number of a range, and its id; null for a single id. */
  readonly last: { readonly number: number; readonly id: string } | null;
  readonly number: number;
  /** The path of the document that the id belongs to, where it is another one. */
  readonly scope: string | null;
}

/** Finds the ids with some prefixes in a text. */
export type IdFinder = (text: string) => readonly NamedId[];

/** A text for a regular expression that finds it as it is. */
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * A finder for ids that begin with the prefixes, such as `FR-`. `FR1` and `FR-1` are the same; `NFR-1` is no FR-1.
 * `FR-1..FR-3`, `FR-1–3` and `FR-1 to FR-3` are ranges; `docs/spec.md#FR-1` is the id of another document.
 */
export function idFinder(prefixes: readonly string[]): IdFinder {
  if (prefixes.length === 0) return () => [];
  const bare = [...new Set(prefixes)].map((prefix) => prefix.replace(/-$/, ''));
  const names = bare.sort((a, b) => b.length - a.length).map(escaped);
  const rough = new RegExp(`(?:${names.join('|')})-?\\d`);
  const scope = '(?:([\\w@.][\\w@./-]{0,200})#)?';
  const range = '(?:(?:\\.\\.|[–—])(?:\\2-?)?|\\s*(?:\\.\\.|[–—-]|\\bto\\b)\\s*\\2-?)(\\d+)([a-z])?';
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_#-])${scope}(${names.join('|')})-?(\\d+(?:\\.\\d+)*)([a-z])?(?:${range})?(?![\\p{L}\\p{N}_]|-\\d|\\.\\d)`,
    'gu',
  );
  // Most cells hold one id and nothing else.
  const only = new RegExp(`^(${names.join('|')})-(\\d+)$`);
  return (text) => {
    if (!rough.test(text)) return NOTHING;
    const [whole, name = '', number = ''] = only.exec(text) ?? [];
    if (whole === undefined) return Array.from(text.matchAll(pattern), namedId);
    const prefix = `${name}-`;
    return [{ from: 0, to: whole.length, prefix, id: whole, number: Number(number), last: null, scope: null }];
  };
}

const NOTHING: readonly NamedId[] = [];

function namedId(match: RegExpExecArray): NamedId {
  const [whole, scope, name = '', number = '', letter = '', last, lastLetter = ''] = match;
  return {
    from: match.index,
    to: match.index + whole.length,
    prefix: `${name}-`,
    id: `${name}-${number}${letter}`,
    number: Number.parseInt(number, 10),
    last: last === undefined ? null : { number: Number(last), id: `${name}-${last}${lastLetter}` },
    scope: scope ?? null,
  };
}

/** What leads a text: `WS-1: Data layer`, `**BR-2** – …`. Null where it is no id with the prefix. */
export function leadingId(
  text: string,
  prefix: string,
): (Span & { readonly id: string; readonly rest: string }) | null {
  const match = leadPattern(prefix).exec(text);
  if (!match) return null;
  const from = match[1]?.length ?? 0;
  const rest = text.slice(match[0].length).trim();
  return { from, to: from + (match[2]?.length ?? 0), id: `${prefix.replace(/-$/, '')}-${match[3] ?? ''}`, rest };
}

const patterns = new Map<string, RegExp>();

// A handful of prefixes, asked for once for every row.
function leadPattern(prefix: string): RegExp {
  const known = patterns.get(prefix);
  if (known) return known;
  const name = escaped(prefix.replace(/-$/, ''));
  const made = new RegExp(
    `^([\\s*_\`]*)(${name}-?(\\d+(?:\\.\\d+)*[a-z]?))(?![\\p{L}\\p{N}_])[\\s*_\`]*[:：.)—–-]?[\\s*_]*`,
    'u',
  );
  if (patterns.size > 100) patterns.clear();
  patterns.set(prefix, made);
  return made;
}
