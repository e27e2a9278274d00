/*
 * Between what a person types and what stands in the file. Typed text must never become structure, and must read back
 * as it was typed. So each construct that could open a block is kept from doing so by one backslash before it (or by a
 * character reference, for leading blanks), and reading takes exactly that backslash away again. For every frame
 * `decodeSlot(encodeSlot(text)) === normalizeTyped(text)`.
 */

/** Where the text of a slot stands. */
export interface SlotFrame {
  /** What every line after the first is indented by. */
  readonly indent: string;
  /** Whether something (a label, a task mark) stands before the first line, so that it cannot open a block. */
  readonly leads: boolean;
  /** How a blank line is kept: as one, as a line `<br>`, or not at all (one line only). */
  readonly blank: 'line' | 'break' | 'none';
  /** Whether a line that looks like a label would be read as one. */
  readonly labels: boolean;
  /** Whether a bold label further on in a line could be read as one: see `hidesLabels`. */
  readonly behind?: true;
  /** Such labels are escaped. Left to where it is needed, since bold words with a colon are mostly no labels. */
  readonly hidesLabels?: true;
  /** Whether a line with a bold lead could be read as a label, too. */
  readonly bold?: true;
  /** Finds what would begin another clause of a sentence, as `Clauses.opener` does. */
  readonly clause?: RegExp;
  /** A cell of a table: one line, in which a line break is `<br>` and a pipe is escaped. */
  readonly cell?: true;
  /** A question: what would be read as its answer (`→ A: …`) is escaped. */
  readonly question?: true;
  /** Text between marks that strike it out. */
  readonly struck?: true;
  /** The end of a heading: number signs there would be taken for its closing marks. */
  readonly heading?: true;
}

const BLOCK_OPENERS = [
  '#{1,6}(?:[ \\t]|$)',
  '>',
  '[-+*](?:[ \\t]|$)',
  '(?:-[ \\t]*){3,}$',
  '(?:_[ \\t]*){3,}$',
  '(?:\\*[ \\t]*){3,}$',
  '=+[ \\t]*$',
  '-+[ \\t]*$',
  '```',
  '~~~',
  '[|:-][ \\t|:-]*$',
  '<(?!!--)[A-Za-z/!?]',
  '\\[[^\\]]*\\]:',
  '\\[.\\]\\*?(?:[ \\t]|$)',
  '&#(?:32|9);',
  // Markers of a merge conflict: where one stands, nothing is edited.
  '(?:<{7}|\\|{7}|={7})(?:[ \\t]|$)',
];
const BOLD_LABEL = '(\\*\\*|__)(?=[^*_]*(?:[:：?][ \\t]*\\3|\\3[ \\t]*(?:\\([^()]+\\)[ \\t]*)?[:：]|\\3[ \\t]*$))';

const ITALIC_LABEL = "([*_])(?=[\\p{L}\\p{N} /&().'’-]{1,61}(?:[:：]\\4|\\4[:：])(?:\\s|$))";

const BOLD_LEAD = '(?:\\*\\*|__)(?=\\S)';

const opener = (alternatives: readonly string[]): RegExp =>
  new RegExp(`^([ \\t]*)(\\\\*)(?=${alternatives.join('|')})`, 'u');

const AT_LINE_START = opener(BLOCK_OPENERS);
const AT_LINE_START_OR_LABEL = opener([...BLOCK_OPENERS, BOLD_LABEL, ITALIC_LABEL]);
const AT_LINE_START_OR_BOLD = opener([...BLOCK_OPENERS, BOLD_LEAD, ITALIC_LABEL.replaceAll('4', '3')]);
const NUMBERED = /^([ \t]*\d{1,9})(\\*)(?=[.)](?:[ \t]|$))/u;
const PLAIN_LABEL = /^([ \t]*[\p{L}\p{N}][\p{L}\p{N} /&().'’-]{0,60}?[ ]?)(\\*)(?=[:：](?:\s|$))/u;
const LINE_BREAK = /^<br>$/;
const ESCAPED_OR_SPACED = /[\\&\0\u0085]|[^\S ]| {2}/;

/** Line ends become line feeds, blanks at the ends of lines and blank lines at both ends go. */
export function normalizeTyped(text: string, frame?: SlotFrame): string {
  const lines = text.replace(/\r\n?|[\u2028\u2029\v\f\u0085]/g, '\n').replace(/\0/g, '\ufffd');
  if (frame?.blank === 'none') return lines.replace(/\s+/g, ' ').trim();
  return lines
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

/** Whether nothing is left of typed text. */
export const isNothing = (text: string): boolean => normalizeTyped(text) === '';

/** The lines of the file for typed text, joined by line feeds; the caller sets the document's line ending. */
export function encodeSlot(text: string, frame: SlotFrame): string {
  if (frame.cell) return encodeCell(text);
  const lines = normalizeTyped(text, frame).split('\n');
  const encoded = lines.map((line, index) => encodeLine(line, index === 0, afterBlank(lines, index), frame));
  return encoded.map((line, index) => (index === 0 || line === '' ? line : frame.indent + line)).join('\n');
}

/** What a person would have typed for text that stands in the file. Line ends are line feeds. */
export function decodeSlot(raw: string, frame: SlotFrame): string {
  if (frame.cell) return decodeCell(raw);
  // Most slots are one line without anything that could be escaped.
  if (!ESCAPED_OR_SPACED.test(raw)) return raw.trim();
  const lines = raw.replace(/\r\n?/g, '\n').split('\n');
  const bare = lines.map((line, index) => (index === 0 ? line : withoutIndent(line, frame.indent.length)));
  const decoded = bare.map((line, index) => decodeLine(line, index === 0, frame));
  return normalizeTyped(decoded.join('\n'), frame);
}

/**
 * Like `encodeSlot`, but lines that the slot holds already keep their bytes, so that changing one line of a text leaves
 * the Markdown that somebody wrote in the other lines as it was.
 */
export function encodeChanged(text: string, raw: string, frame: SlotFrame): string {
  if (frame.cell) return encodeCell(text);
  const typed = normalizeTyped(text, frame).split('\n');
  const rawLines = raw.replace(/\r\n?/g, '\n').split('\n');
  const known = rawLines.map((line, index) => {
    const bare = index === 0 ? line : withoutIndent(line, frame.indent.length);
    return decodeLine(bare, index === 0, frame).trimEnd();
  });
  const encoded = encodeSlot(text, frame).split('\n');
  if (encoded.length !== typed.length) return encoded.join('\n');
  const same = (a: number, b: number): boolean => typed[a] === known[b] && (a === 0) === (b === 0);
  let head = 0;
  while (head < typed.length && head < known.length && same(head, head)) head++;
  let tail = 0;
  const most = Math.min(typed.length, known.length) - head;
  while (tail < most && same(typed.length - 1 - tail, known.length - 1 - tail)) tail++;
  return [
    ...rawLines.slice(0, head),
    ...encoded.slice(head, typed.length - tail),
    ...rawLines.slice(known.length - tail),
  ].join('\n');
}

const afterBlank = (lines: readonly string[], index: number): boolean => index > 0 && lines[index - 1] === '';

function encodeLine(line: string, first: boolean, fresh: boolean, frame: SlotFrame): string {
  if (line === '') return !first && frame.blank === 'break' ? '<br>' : '';
  const shown = frame.struck ? escapeMark(line, '~~') : line;
  const plain = hideClauses(hideClosing(hideAnswers(hideComments(shown), frame), frame), frame);
  const safe = hideLabels(plain, first, frame);
  if (first && frame.leads) return safe;
  return hideIndent(safe, first || fresh) ?? hideLineStart(safe, frame);
}

function decodeLine(line: string, first: boolean, frame: SlotFrame): string {
  if (!first && frame.blank === 'break' && LINE_BREAK.test(line.trim())) return '';
  const shown = first && frame.leads ? line : (showIndent(line) ?? showLineStart(line, frame));
  const plain = showClauses(showLabels(shown, first, frame), frame);
  const bare = showComments(showAnswers(showClosing(plain, frame), frame));
  return frame.struck ? unescapeMark(bare, '~~') : bare;
}

const lineStarts = (frame: SlotFrame): readonly RegExp[] =>
  frame.labels
    ? [frame.bold ? AT_LINE_START_OR_BOLD : AT_LINE_START_OR_LABEL, NUMBERED, PLAIN_LABEL]
    : [AT_LINE_START, NUMBERED];

function hideLineStart(line: string, frame: SlotFrame): string {
  for (const pattern of lineStarts(frame)) {
    if (pattern.test(line)) return line.replace(pattern, '$1\\$2');
  }
  return line;
}

function showLineStart(line: string, frame: SlotFrame): string {
  for (const pattern of lineStarts(frame)) {
    const match = pattern.exec(line);
    if (!match) continue;
    return match[2] === '' ? line : (match[1] ?? '') + line.slice((match[1] ?? '').length + 1);
  }
  return line;
}

// Four columns at the start of a paragraph would be code.
function hideIndent(line: string, opensParagraph: boolean): string | null {
  if (!opensParagraph || !/^(?: {4}| {0,3}\t)/.test(line)) return null;
  return (line.startsWith('\t') ? '&#9;' : '&#32;') + line.slice(1);
}

function showIndent(line: string): string | null {
  const match = /^&#(32|9);/.exec(line);
  return match && String.fromCharCode(Number(match[1])) + line.slice(match[0].length);
}

/** Doubles the backslashes before a mark and adds one, so that the mark itself is what is escaped. */
export function escapeMark(text: string, mark: string): string {
  return eachMark(text, mark, (run) => run + run + '\\');
}

/** Undoes `escapeMark`; a mark after an even number of backslashes is no escaped one, and stays as it is. */
export function unescapeMark(text: string, mark: string): string {
  return eachMark(text, mark, (run) => (run.length % 2 === 1 ? run.slice(0, (run.length - 1) / 2) : run));
}

function eachMark(text: string, mark: string, replace: (run: string, at: number) => string): string {
  if (!text.includes(mark)) return text;
  let result = '';
  let at = 0;
  for (let found = text.indexOf(mark); found >= 0; found = text.indexOf(mark, at)) {
    let from = found;
    while (from > at && text.charCodeAt(from - 1) === 92) from--;
    result += text.slice(at, from) + replace(text.slice(from, found), found) + mark;
    at = found + mark.length;
  }
  return result + text.slice(at);
}

// Each has what stands before the backslashes, the backslashes, and the mark that they are to hide.
const ANSWER_BOLD = /((?:→|->|=>)[ \t]*|(?<!\\)(?=\\*\*\*(?:Answer|Resolved|Decision|Decided)))(\\*)(\*\*)/gu;
const ANSWER_COLON = /((?:→|->|=>)[ \t]*(?:A|Answer|Answered|Resolved|Decision|Decided)[ \t]*)(\\*)([:：])/gu;

const hideAnswers = (line: string, frame: SlotFrame): string =>
  frame.question ? line.replace(ANSWER_BOLD, '$1\\$2$3').replace(ANSWER_COLON, '$1\\$2$3') : line;

const withOneLess = (_: string, before: string, run: string, mark: string): string => before + run.slice(1) + mark;

const showAnswers = (line: string, frame: SlotFrame): string =>
  frame.question ? line.replace(ANSWER_BOLD, withOneLess).replace(ANSWER_COLON, withOneLess) : line;

const hideClauses = (line: string, { clause }: SlotFrame): string => (clause ? line.replace(clause, '$1\\$2') : line);

const showClauses = (line: string, { clause }: SlotFrame): string =>
  clause ? line.replace(clause, (_, run: string, mark: string) => run.slice(1) + mark) : line;

const LABEL_BEHIND = /\*\*[^*]{1,120}(?::\*\*|：\*\*|\*\*[ \t]?[:：])/uy;

/** Adds a backslash to those before a bold label, or takes one away. */
function eachLabel(line: string, first: boolean, frame: SlotFrame, change: (run: string) => string): string {
  if (!frame.behind) return line;
  // A label that begins a line is escaped as what begins a line, where that is done.
  const start = frame.labels && !(first && frame.leads) ? line.search(/\S/) : -1;
  return eachMark(line, '**', (run, at) => {
    LABEL_BEHIND.lastIndex = at;
    return at - run.length > start && LABEL_BEHIND.test(line) ? change(run) : run;
  });
}

const hideLabels = (line: string, first: boolean, frame: SlotFrame): string =>
  eachLabel(line, first, frame, (run) => (run === '' && !frame.hidesLabels ? run : `${run}\\`));

const showLabels = (line: string, first: boolean, frame: SlotFrame): string =>
  eachLabel(line, first, frame, (run) => run.slice(1));

const CLOSING_MARKS = /(?<=^|[ \t])\\*(?=#+$)/;

const hideClosing = (line: string, frame: SlotFrame): string =>
  frame.heading ? line.replace(CLOSING_MARKS, '\\$&') : line;

const showClosing = (line: string, frame: SlotFrame): string =>
  frame.heading ? line.replace(CLOSING_MARKS, (run) => run.slice(1)) : line;

const hideComments = (line: string): string => escapeMark(line, '<!--');
const showComments = (line: string): string => unescapeMark(line, '<!--');

function withoutIndent(line: string, columns: number): string {
  let at = 0;
  let column = 0;
  while (column < columns && (line[at] === ' ' || line[at] === '\t')) {
    column += line[at] === '\t' ? 4 - (column % 4) : 1;
    at++;
  }
  return line.slice(at);
}

/** A cell is one line: a typed line break becomes `<br>`, a pipe gets a backslash. */
export function encodeCell(text: string): string {
  const lines = normalizeTyped(text).split('\n');
  const encoded = lines.map((line) => escapeMark(escapeMark(escapeMark(line, '<br>'), '<!--'), '|'));
  const last = encoded.pop() ?? '';
  // Backslashes before a break are doubled; one before the end must not touch the pipe that may follow.
  const broken = encoded.map((line) => line.replace(/\\+$/, '$&$&') + '<br>').join('');
  return broken + last + (last.endsWith('\\') ? ' ' : '');
}

function decodeCell(raw: string): string {
  // Most cells hold nothing that could be escaped.
  if (!raw.includes('\\') && !raw.includes('<br>')) return raw.trim();
  const lines = splitBreaks(raw.trim());
  const last = lines.length - 1;
  const halved = lines.map((line, at) => (at === last ? line : line.replace(/(\\+)\1$/, '$1')));
  return halved.map((line) => unescapeMark(unescapeMark(unescapeMark(line, '|'), '<!--'), '<br>')).join('\n');
}

// `<br>` after an odd number of backslashes is text.
function splitBreaks(raw: string): string[] {
  const lines: string[] = [];
  let from = 0;
  for (let at = raw.indexOf('<br>'); at >= 0; at = raw.indexOf('<br>', at + 4)) {
    let slashes = 0;
    while (raw.charCodeAt(at - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 1) continue;
    lines.push(raw.slice(from, at));
    from = at + 4;
  }
  return [...lines, raw.slice(from)];
}
