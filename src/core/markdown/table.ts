import type { BlockContext, Element, LeafBlock, LeafBlockParser, Line, MarkdownConfig } from '@lezer/markdown';

/*
 * Tables of GFM (https://github.github.com/gfm/#tables-extension-), without the inline syntax of their cells. The
 * parser's own extension takes no blanks behind the delimiter row, and so no carriage return that is masked as one.
 */

const DELIMITER_ROW = /^\|?[ \t]*:?-+:?(?:[ \t]*\|[ \t]*:?-+:?)*(?:[ \t]*\|)?$/;

function isDelimiterRow(text: string): boolean {
  const row = text.trim();
  // Dashes alone are a rule or the underline of a heading.
  return /[|:]/.test(row) && DELIMITER_ROW.test(row);
}

/** The offsets of the pipes that part cells; a backslash before a pipe makes it text. */
export function pipesIn(text: string, from: number, to: number): number[] {
  const pipes: number[] = [];
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 124) pipes.push(at);
  }
  return pipes;
}

function cellCount(text: string): number {
  const row = text.trim();
  const pipes = pipesIn(row, 0, row.length);
  const outer = (pipes[0] === 0 ? 1 : 0) + (row.length > 1 && pipes.at(-1) === row.length - 1 ? 1 : 0);
  return pipes.length + 1 - outer;
}

class TableReader implements LeafBlockParser {
  // Null until the second line is seen; that tells whether this is a table at all.
  #rows: Element[] | false | null = null;

  /** Whether a line is one of the table's. */
  takes(line: Line, leaf: LeafBlock): boolean {
    return this.#rows === null ? isBelow(line, leaf) : this.#rows !== false;
  }

  nextLine(cx: BlockContext, line: Line, leaf: LeafBlock): boolean {
    const from = cx.lineStart + line.pos;
    const to = cx.lineStart + line.text.length;
    if (this.#rows === null) {
      const head = cx.elt('TableHeader', leaf.start, leaf.start + leaf.content.length);
      this.#rows = isBelow(line, leaf) ? [head, cx.elt('TableDelimiter', from, to)] : false;
    } else if (this.#rows) {
      this.#rows.push(cx.elt('TableRow', from, to));
    }
    return false;
  }

  finish(cx: BlockContext, leaf: LeafBlock): boolean {
    if (!this.#rows) return false;
    cx.addLeafElement(leaf, cx.elt('Table', leaf.start, leaf.start + leaf.content.length, this.#rows));
    return true;
  }
}

function isBelow(line: Line, leaf: LeafBlock): boolean {
  if (line.next !== 45 && line.next !== 58 && line.next !== 124) return false;
  if (line.indent >= line.baseIndent + 4) return false;
  const text = line.text.slice(line.pos);
  return isDelimiterRow(text) && cellCount(leaf.content) === cellCount(text);
}

// The last line of a paragraph is the header of a table if a delimiter row follows it.
function startsTable(cx: BlockContext, line: Line, leaf: LeafBlock): boolean {
  const header = line.text.slice(line.basePos);
  if (!header.includes('|')) return false;
  if (leaf.parsers.some((parser) => parser instanceof TableReader && parser.takes(line, leaf))) return false;
  const next = cx.peekLine().replace(/^[>\s]*/, '');
  return isDelimiterRow(next) && cellCount(header) === cellCount(next);
}

export const tables: MarkdownConfig = {
  defineNodes: [{ name: 'Table', block: true }, 'TableHeader', 'TableRow', 'TableDelimiter'],
  parseBlock: [{ name: 'Table', leaf: () => new TableReader(), endLeaf: startsTable, before: 'SetextHeading' }],
};
