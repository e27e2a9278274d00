import type { Span } from '../markdown/span.ts';

/** A path in a text, without line numbers and symbols. */
export interface FoundPath extends Span {
  readonly path: string;
  /** Marked `(new)`. */
  readonly isNew: boolean;
}

interface Raw {
  readonly raw: string;
  readonly at: number;
}

const CODE = /`([^`\n]+)`/g;
const BARE = /(?:[\w@~.+-]+\/)*[\w@~+-][\w@~.+-]*\.[A-Za-z]\w{0,7}(?![\w/])|(?:[\w@~.+-]+\/)+[\w@~+-]*/g;
/** What may be a path is looked at run by run: the pattern takes its time with long ones, and no path is so long. */
const RUN = /[\w@~.+/-]+/g;
const LONGEST_PATH = 500;
const URL = /\b[a-z][a-z\d+.-]{0,20}:\/\/[^\s`<>]+/gi;
const LINK = /(\[)([^[\]\n]*)(\]\(<?)([^()<>\s]*)(>?\))/g;

/**
 * The paths in a text: those in code marks, or the bare ones where none has marks. Where a bare one comes first, code
 * marks behind it are part of what is said about it.
 */
export function pathsIn(whole: string): readonly FoundPath[] {
  const text = withoutLinks(whole);
  const marked = markedIn(text);
  const bare = bareIn(text, marked[0]?.at ?? text.length);
  const leads = bare[0] !== undefined && text.slice(0, bare[0].at).trim() === '';
  const paths = marked.filter(({ raw }) => isPath(raw));
  if (leads) return placed(text, [...bare, ...paths]);
  return placed(text, paths.length > 0 || marked.length > 0 ? paths : bare);
}

/** The files that a text names in code marks: paths with a folder and an ending. */
export const filesIn = (whole: string): readonly FoundPath[] => {
  const text = withoutLinks(whole);
  const files = markedIn(text).filter(({ raw }) => isPath(raw) && /\/[^/]*\.[A-Za-z]\w{0,7}$/.test(normalize(raw)));
  return placed(text, files);
};

const markedIn = (text: string): Raw[] =>
  Array.from(text.matchAll(CODE), (match) => ({ raw: match[1] ?? '', at: match.index + 1 }));

function bareIn(text: string, end: number): Raw[] {
  const found = Array.from(text.slice(0, end).matchAll(RUN)).flatMap((run) =>
    run[0].length > LONGEST_PATH
      ? []
      : Array.from(run[0].matchAll(BARE), (match) => ({ raw: match[0], at: run.index + match.index })),
  );
  return found.filter(({ raw }) => isPath(raw));
}

const placed = (text: string, all: readonly Raw[]): FoundPath[] =>
  all.map(({ raw, at }, index) => {
    const end = at + raw.length;
    const after = text.slice(end, all[index + 1]?.at ?? text.length);
    return { path: normalize(raw), isNew: /^`?\s*\((?:new|create[ds]?|added?)\b/i.test(after), from: at, to: end };
  });

// Addresses are no files. Of a link, its text counts where that is a path, else its target. Offsets stay.
function withoutLinks(whole: string): string {
  const text = whole.includes('://') ? whole.replace(URL, blank) : whole;
  if (!text.includes('](')) return text;
  return text.replace(LINK, (_, open: string, label: string, between: string, target: string, close: string) => {
    const isNamed = isPath(label.replace(/^`|`$/g, ''));
    return isNamed
      ? blank(open) + label + blank(between + target + close)
      : blank(open + label + between) + target + blank(close);
  });
}

const blank = (text: string): string => ' '.repeat(text.length);

function isPath(raw: string): boolean {
  const path = normalize(raw);
  if (/[\s(){}<>|*?$"']/.test(path) || /^[a-z]+:\/\//i.test(raw) || path === '' || /^n\/a$/i.test(path)) return false;
  return path.includes('/') ? /[\p{L}\p{N}]/u.test(path) : /^[\w@~+-][\w@~.+-]*\.[A-Za-z]\w{0,7}$/.test(path);
}

function normalize(raw: string): string {
  return raw
    .trim()
    .replace(/\\/g, '/')
    .replace(/(?:::|#).*$/, '')
    .replace(/:(?:\d[\d,:L–-]*|L\d.*|[A-Za-z_]\w*(?:\.\w+)*(?:\(\))?)$/, '')
    .replace(/^\.\//, '');
}
