import { endsLine } from './source.ts';
import type { Span } from './span.ts';

/** The YAML front matter of a document: the lines between the marks, and all of it with its marks. Null if none. */
export interface FrontMatter {
  readonly yaml: Span;
  /** From the first mark to the start of the line after the closing mark. */
  readonly whole: Span;
}

const MARK = /^---[ \t]*$/;
const CLOSE = /^(?:---|\.\.\.)[ \t]*$/;
/** What no YAML has: the mark was a rule, or the closing one was forgotten. */
const MARKDOWN = /^\*\*/;

/**
 * Finds front matter. A byte order mark may stand before it; an opening mark that is never closed, or
 * that a blank line or Markdown follows, is not one.
 */
export function findFrontMatter(text: string): FrontMatter | null {
  const from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!text.startsWith('---', from)) return null;
  const first = lineEnd(text, from);
  if (!MARK.test(lineText(text, from, first))) return null;
  for (let at = first + 1; at < text.length;) {
    const end = lineEnd(text, at);
    const line = lineText(text, at, end);
    if (MARKDOWN.test(line) || (at === first + 1 && line.trim() === '')) return null;
    if (CLOSE.test(line)) {
      return { yaml: { from: first + 1, to: at }, whole: { from, to: Math.min(end + 1, text.length) } };
    }
    at = end + 1;
  }
  return null;
}

/** The last character of the line's ending; the end of the text where it has none. */
function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (endsLine(text, at)) return at;
  return text.length;
}

function lineText(text: string, from: number, end: number): string {
  return text.slice(from, text.charCodeAt(end - 1) === 13 ? end - 1 : end);
}
