import type { TaskMark } from './block.ts';
import { isBlank } from './span.ts';

const BRACKETED = /\[(.)\](?=\*?(?:[ \t\r\n]|$))/uy;
const EMOJI = /(?:✅|☑️?|✔️?|☒|☐|⬜|🔲)(?=[ \t]|$)/uy;
const DONE = new Set(['x', 'X', '✓', '✔', '✅', '☑', '☑️', '✔️', '☒']);
const OPEN = new Set([' ', '☐', '⬜', '🔲']);
const PARTIAL = new Set(['~', '-', '/']);

/**
 * The task mark at the start of a list item's text, GFM's or one of the forms that people write instead
 * (`[~]`, `[✓]`, `✅`, Kiro's optional `[ ]*`). Offsets are those of `text`. Null where there is none.
 */
export function taskMarkAt(text: string, at: number, end: number): TaskMark | null {
  return bracketed(text, at, end) ?? emoji(text, at, end);
}

function bracketed(text: string, at: number, end: number): TaskMark | null {
  if (text.charCodeAt(at) !== 91) return null;
  BRACKETED.lastIndex = at;
  const match = BRACKETED.exec(text);
  const mark = match?.[1];
  if (!match || mark === undefined || match.index + match[0].length > end) return null;
  const state = stateOf(mark);
  if (!state) return null;
  const to = at + match[0].length;
  const gfm = (mark === ' ' || mark === 'x' || mark === 'X') && text.charCodeAt(to) !== 42;
  return { from: at, to, state, mark: { from: at + 1, to: at + 1 + mark.length }, gfm };
}

function emoji(text: string, at: number, end: number): TaskMark | null {
  if (text.charCodeAt(at) < 128) return null;
  EMOJI.lastIndex = at;
  const match = EMOJI.exec(text);
  if (!match || at + match[0].length > end) return null;
  const state = stateOf(match[0]);
  if (!state) return null;
  const to = at + match[0].length;
  return { from: at, to, state, mark: { from: at, to }, gfm: false };
}

function stateOf(mark: string): TaskMark['state'] | null {
  if (DONE.has(mark)) return 'done';
  if (OPEN.has(mark)) return 'open';
  return PARTIAL.has(mark) ? 'partial' : null;
}

/** The first offset after the mark and the blanks (and Kiro's star) that follow it. */
export function afterTaskMark(text: string, task: TaskMark, end: number): number {
  let at = task.to;
  if (text.charCodeAt(at) === 42) at++;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Whether a text, such as that of a cell, is a task mark and nothing else. */
export function isTick(text: string): boolean {
  const bare = text.trim();
  return bare !== '' && taskMarkAt(bare, 0, bare.length)?.to === bare.length;
}
