/*
 * How the state of a commit may stand in its line: a mark, a word, and a commit with its time in brackets, each of which
 * may be absent and dressed: `✅ **done** (1a2b3c4)`.
 */

const DONE = ['done', 'completed?', 'finished', 'merged'];
const WORDS = [...DONE, 'in[ -]progress', 'started', 'open', 'todo'].join('|');
const DONE_MARK = /[✅✔☑]/u;
/** What may surround the word. */
const DRESS = '[\\s*_`✅✔☑🟢🟡🔴⏳\\u{fe0f}]';

const IS_DONE = new RegExp(`^(?:${DONE.join('|')})$`, 'iu');
const IS_OPEN = /^(?:open|todo)$/iu;
const STATE = new RegExp(`^${DRESS}*(?:(${WORDS})\\b)?(?:${DRESS}|\\.)*`, 'iu');
const STAMPED = /^\(([^()]*)\)/;
const HASH = /^[0-9a-f]{7,40}$/i;
const TIME = /^\d{4}-\d\d-\d\dT/;
/** What the brackets hold where they are no text: a commit, a time, or both. */
const STAMP = /^\((?:[0-9a-f]{7,40}|\d{4}-\d\d-\d\dT[\d:.]+Z)(?:,\s*\d{4}-\d\d-\d\dT[\d:.]+Z)?\)[\s.]*/i;

export interface CommitState {
  readonly state: 'open' | 'in progress' | 'done';
  readonly hash: string | null;
  readonly time: string | null;
}

export function readState(text: string): CommitState {
  const line = text.trim();
  const [whole = '', said] = STATE.exec(line) ?? [];
  const word = said ?? (DONE_MARK.test(whole) ? 'done' : 'open');
  const parts = (STAMPED.exec(line.slice(whole.length))?.[1] ?? '').split(',').map((part) => part.trim());
  return {
    state: IS_DONE.test(word) ? 'done' : IS_OPEN.test(word) ? 'open' : 'in progress',
    hash: parts.find((part) => HASH.test(part)) ?? null,
    time: parts.find((part) => TIME.test(part)) ?? null,
  };
}

/** What a line of state says beyond the state itself, a commit and a time: that is no progress, but text. */
export function beyondState(text: string): string {
  const behind = text.replace(STATE, '');
  const rest = behind.replace(STAMP, '').trim();
  // A hint that is left says nothing.
  return /^\[[^\]]*\]$/.test(rest) ? '' : rest;
}
