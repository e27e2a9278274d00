import { endsLine as endsLineOf } from '../markdown/source.ts';
import type { Span } from '../markdown/span.ts';
import { isBlank } from '../markdown/span.ts';

/** The start of the line that an offset stands in, behind a byte order mark. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !endsLine(text, at - 1)) at--;
  return at;
}

// What follows a byte order mark begins a line, too.
const endsLine = (text: string, at: number): boolean =>
  endsLineOf(text, at) || (at === 0 && text.charCodeAt(0) === 0xfeff);

/** The end of the line that an offset stands in, before its line ending. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
  return at;
}

/** The start of the next line; the end of the text after its last line. */
export function nextLineStart(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return Math.min(text.length, end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1));
}

/**
 * What to cut so that the lines of a span go, and no blank line is left where they stood. The last lines of a text take
 * the line ending before them along.
 */
export function wholeLines(text: string, span: Span): Span {
  const from = lineStart(text, span.from);
  const to = nextLineStart(text, span.to);
  if (to < text.length || /[\r\n]$/.test(text) || from === 0) return { from, to };
  return { from: text.charCodeAt(from - 2) === 13 ? from - 2 : from - 1, to };
}

/** The blanks (or quotation marks) between the start of a line and an offset in it. */
export const indentOf = (text: string, offset: number): string =>
  text.slice(lineStart(text, offset), offset).replace(/[^\s>]/g, ' ');

/** The end of what is written in a span: blank lines and rules (`---`) at its end left out. */
export function contentEnd(text: string, span: Span): number {
  let to = span.to;
  for (;;) {
    while (to > span.from && (isBlank(text.charCodeAt(to - 1)) || text[to - 1] === '\n' || text[to - 1] === '\r')) to--;
    const from = lineStart(text, to);
    if (from <= span.from || !/^ {0,3}(?:-[ \t]*){3,}$/.test(text.slice(from, to))) return to;
    // A line of dashes right below text is the underline of a heading, not a rule.
    if (text.slice(lineStart(text, from - 1), from).trim() !== '') return to;
    to = from;
  }
}
