/** A document as lines of text, without what marks them: for notations that no template describes. */
export type PlainLine =
  /** A heading (1 to 6), or a line that only announces what follows (7). */
  | { readonly type: 'head'; readonly level: number; readonly text: string }
  | {
      readonly type: 'item';
      readonly indent: number;
      readonly text: string;
      readonly done: boolean;
      /** It ends in a colon. */
      readonly announces: boolean;
    }
  | { readonly type: 'row'; readonly cells: readonly string[] }
  | { readonly type: 'text'; readonly text: string };

const FRONT_MATTER = /^\uFEFF?---\r?\n[^]*?\r?\n---[ \t]*(?:\r?\n|$)/;
const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/;
const ITEM = /^([ \t]*)(?:[-*+•]|\d{1,4}[.)])[ \t]+(?:\[([ xX~-])\][ \t]+)?(.*)$/;
const COLON = /[:：][*_]{0,2}\s*$/;
const ROW = /^[ \t]*\|(.*?)\|?[ \t]*$/;
const ONLY_BOLD = /^[ \t]*(?:\*\*|__)([^*_].*?)(?:\*\*|__)[ \t]*[:：]?[ \t]*$/;
/** A bold label, which begins a paragraph of its own. */
const LABELLED = /^[ \t]*(?:\*\*|__)[^*_]{2,60}(?:[:：](?:\*\*|__)|(?:\*\*|__)[:：])/;
/** What is longer is no sentence; and what is looked for in it would take long to find. */
const LONGEST = 2000;
const ANNOUNCES = /^ {0,3}(\p{L}[^.!?|]{2,60})[:：][ \t]*$/u;

/** Reads a text line by line: continued items and paragraphs become one line, code and comments are left out. */
export function plainLines(text: string): readonly PlainLine[] {
  const lines: PlainLine[] = [];
  let open: { indent: number | null; text: string; done: boolean } | null = null;
  let fence = '';
  const close = (): void => {
    if (open) {
      const said = bare(open.text);
      lines.push(
        open.indent === null
          ? { type: 'text', text: said }
          : { type: 'item', indent: open.indent, text: said, done: open.done, announces: COLON.test(open.text) },
      );
    }
    open = null;
  };
  for (const line of text
    .replace(FRONT_MATTER, '')
    .replace(/<!--[^]*?-->/g, '')
    .split(/\r?\n/)) {
    const mark = /^[ \t]*(```+|~~~+)/.exec(line)?.[1] ?? '';
    if (fence !== '' || mark !== '') {
      close();
      if (fence === '') fence = mark;
      else if (mark.startsWith(fence)) fence = '';
      continue;
    }
    const head = headOf(line);
    const item = ITEM.exec(line);
    if (line.trim() === '') close();
    else if (head) {
      close();
      lines.push(head);
    } else if (item) {
      close();
      open = { indent: widthOf(item[1] ?? ''), text: item[3] ?? '', done: /x/i.test(item[2] ?? '') };
    } else if (ROW.test(line)) {
      close();
      lines.push({ type: 'row', cells: cellsOf(line) });
    } else if (open && !LABELLED.test(line)) {
      if (open.text.length < LONGEST) open.text += ` ${line.trim()}`;
    } else {
      close();
      open = { indent: null, text: line, done: false };
    }
  }
  close();
  return lines;
}

function headOf(line: string): PlainLine | null {
  const heading = HEADING.exec(line);
  if (heading) return { type: 'head', level: heading[1]?.length ?? 1, text: bare(heading[2] ?? '') };
  const label = ONLY_BOLD.exec(line)?.[1] ?? ANNOUNCES.exec(line)?.[1];
  return label === undefined ? null : { type: 'head', level: 7, text: bare(label) };
}

const widthOf = (indent: string): number => indent.replace(/\t/g, '    ').length;

const cellsOf = (line: string): readonly string[] =>
  (ROW.exec(line)?.[1] ?? '').split(/(?<!\\)\|/).map((cell) => bare(cell.replace(/\\\|/g, '|')));

/** Without emphasis; code keeps its marks, since it names something. */
const bare = (text: string): string =>
  text
    .slice(0, LONGEST)
    .replace(/(?<![\p{L}\p{N}])(?:\*\*|__)(?=\S)|(?<=\S)(?:\*\*|__)(?![\p{L}\p{N}])|\*\*/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/[:：]$/, '')
    .trim();
