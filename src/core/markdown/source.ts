import type { Span } from './span.ts';

/** Zero-based line and UTF-16 character, as in the Language Server Protocol and in VS Code. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Translates between offsets and positions of one text. Line starts are found at first use, once. */
export class LineMap {
  readonly text: string;
  #starts: number[] | null = null;

  constructor(text: string) {
    this.text = text;
  }

  get starts(): readonly number[] {
    return (this.#starts ??= lineStarts(this.text));
  }

  positionAt(offset: number): Position {
    const starts = this.starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (starts[low] ?? 0) };
  }

  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.from), end: this.positionAt(span.to) };
  }
}

/** Whether a line ends with the character: a line feed, or a carriage return that stands alone. */
export function endsLine(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10);
}

function lineStarts(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    if (endsLine(text, at)) starts.push(at + 1);
  }
  return starts;
}

/** The line ending that new lines should get: the one that most lines of the text have. */
export function dominantLineEnding(text: string): '\n' | '\r\n' | '\r' {
  if (!text.includes('\n')) return text.includes('\r') ? '\r' : '\n';
  let pairs = 0;
  let feeds = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (text.charCodeAt(at - 1) === 13) pairs++;
    else feeds++;
  }
  return pairs > feeds ? '\r\n' : '\n';
}

/** A hundred lists or quotations opened in one line: the parser's time grows with the square of their number. */
const TOO_DEEP = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])){100}/m;
const ALL_TOO_DEEP = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])){100,}/gm;

/** A list item, say, that as many lines lead down to: the same. */
const FAR_IN = /^[ \t]{200,}(?:[-+*>]|\d)/m;
const ALL_FAR_IN = /^[ \t]{200,}(?:[-+*>]|\d{1,9}[.)])/gm;

/**
 * The text as the parser sees it, of the same length so that every offset holds in both. A carriage return becomes
 * trailing white space (or a line feed where it stands alone), a byte order mark becomes an empty line: the parser knows
 * neither, and Markdown means the same either way. `offset` is where a part stands in its document.
 */
export function maskForParser(text: string, offset = 0): string {
  let masked = TOO_DEEP.test(text) ? text.replace(ALL_TOO_DEEP, (line) => line.replace(/[^\s]/g, 'x')) : text;
  if (FAR_IN.test(masked)) masked = masked.replace(ALL_FAR_IN, (line) => line.replace(/[^\s]/g, 'x'));
  if (text.includes('\r')) masked = masked.replace(/\r\n/g, ' \n').replace(/\r/g, '\n');
  if (offset === 0 && masked.charCodeAt(0) === 0xfeff) masked = '\n' + masked.slice(1);
  return masked;
}
