/*
 * Where the core reads something else than mdast does, and why it may. `core` and `mdast` are the lines that only one of
 * them has (see structure.ts). The test fails on a deviation that is not listed, and on one that has gone.
 */

export interface Deviation {
  readonly example: string;
  readonly core: readonly string[];
  readonly mdast: readonly string[];
  readonly reason: string;
}

const infoAsWritten = 'The info string is kept as it is written, so that setting it to the same value changes no byte.';
const bareMark = 'A task whose words are gone, or not there yet, stays a task: editors trim the blank after the mark.';
const lazyTable =
  'A line of a table may lack the mark of its quotation, as other lazy lines may; no text is lost by it.';

export const deviations: readonly Deviation[] = [
  {
    example: 'commonmark 24',
    core: ['1 fence foo\\+bar'],
    mdast: ['1 fence foo+bar'],
    reason: infoAsWritten,
  },
  {
    example: 'commonmark 34',
    core: ['1 fence f&ouml;&ouml;'],
    mdast: ['1 fence föö'],
    reason: infoAsWritten,
  },
  {
    example: 'commonmark 215',
    core: ['2 heading'],
    mdast: ['1 heading'],
    reason: 'mdast lets a heading begin at a link definition above it; the core lets it begin at its own text.',
  },
  {
    example: 'table that a lazy line follows',
    core: ['1 table of 2 rows, 2 columns'],
    mdast: ['1 table of 1 rows, 2 columns'],
    reason: lazyTable,
  },
  {
    example: 'header that a lazy delimiter row follows',
    core: ['1 table of 1 rows, 2 columns'],
    mdast: [],
    reason: lazyTable,
  },
  {
    example: 'task without words',
    core: ['1 item open', '2 item done'],
    mdast: ['1 item', '2 item'],
    reason: bareMark,
  },
  {
    example: 'task after a blank line',
    core: ['1 item'],
    mdast: ['1 item open'],
    reason: 'A mark is looked for behind the bullet, in its line, where people write it and a click can change it.',
  },
  {
    example: 'empty item right below a label',
    core: ['2 item'],
    mdast: ['1 heading'],
    reason:
      'A list whose first item is emptied by hand stays a list, and its label a label. The core itself never writes it.',
  },
  {
    example: 'link that looks like a task',
    core: ['1 item done'],
    mdast: ['1 item'],
    reason: bareMark,
  },
];
