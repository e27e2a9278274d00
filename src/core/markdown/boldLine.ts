import type { Span } from './span.ts';
import { trimSpan } from './span.ts';

const LONGEST_TITLE = 300;

/** `Commit 1`, `Option A`, `FR-1`, `Phase 2`: a word and an ordinal, as a title leads an entry. */
const ORDINAL_LEAD = /^\p{L}[\p{L} ]{0,30}[ -](?:\d{1,4}[a-z]?|[A-Z])\s*[:：—–-]?$/u;

/** `Commit 2: Extract the parser`: the same with a title behind it. */
const TITLED_LEAD = /^\p{L}[\p{L} ]{0,30}[ -](?:\d{1,4}[a-z]?|[A-Z])\s*[:：—–-]\s*[^\s]/u;

/** What people put behind such a title: marks such as ✅ and remarks in brackets or in code marks. */
const REMARKS = /^(?:\s|\p{Extended_Pictographic}|[\u{fe0f}\u{200d}]|\([^()]*\)|\[[^[\]]*\]|`[^`]*`)*$/u;

/**
 * The title of a paragraph that is a heading in all but name: a line that is only bold, or one whose bold lead is a
 * numbered entry (`**Commit 1:** Add types`, `**Commit 1: Add types** ✅`). Null for any other paragraph.
 */
export function boldLineTitle(text: string, paragraph: Span): Span | null {
  const span = withoutTrailingComments(text, trimSpan(text, paragraph));
  if (span.to - span.from < 5 || span.to - span.from > LONGEST_TITLE) return null;
  const mark = text.slice(span.from, span.from + 2);
  if (mark !== '**' && mark !== '__') return null;
  const [line = '', ...below] = text.slice(span.from, span.to).split(/[ \t]*\r?\n/);
  // Guidance in italics may follow without a blank line.
  if (!below.every((more) => /^\s*[*_][^*_\s].*[*_]$/.test(more))) return null;
  const close = closingMark(line, mark);
  if (close < 3 || line.charCodeAt(close - 1) === 32) return null;
  const rest = line.slice(close + 2);
  if (rest === '') return { from: span.from + 2, to: span.from + close };
  if (/^\s*[:：]$/.test(rest)) return { from: span.from + 2, to: span.from + line.length };
  if (TITLED_LEAD.test(line.slice(2, close)) && REMARKS.test(rest))
    return { from: span.from + 2, to: span.from + close };
  return ORDINAL_LEAD.test(line.slice(2, close)) && /^\s*[:：—–-]?\s/.test(rest)
    ? { from: span.from, to: span.from + line.length }
    : null;
}

function withoutTrailingComments(text: string, span: Span): Span {
  let current = span;
  while (current.to - current.from > 7 && text.endsWith('-->', current.to)) {
    const open = text.lastIndexOf('<!--', current.to - 3);
    // One that is escaped opens nothing.
    if (open < current.from || /(?<!\\)(?:\\\\)*\\$/.test(text.slice(current.from, open))) return current;
    current = trimSpan(text, { from: current.from, to: open });
  }
  return current;
}

// An escaped star does not close: `**a \\***` ends in its last two.
function closingMark(line: string, mark: string): number {
  for (let at = 2; at < line.length; at++) {
    if (line.charCodeAt(at) === 92) at++;
    else if (line.startsWith(mark, at)) return at;
  }
  return -1;
}
