const STATE =
  /^[\s*_`✅☑✔🟢🟡🔴⏳️]*(?:(?:done|completed?|finished|merged|in[ -]progress|started|open|todo)\b)?[\s*_`✅☑✔🟢🟡🔴⏳️.]*/iu;
/** What may stand in brackets behind a state: a commit and a time. */
const STAMP = /^\((?:[0-9a-f]{7,40}|\d{4}-\d\d-\d\dT[\d:.]+Z)(?:,\s*\d{4}-\d\d-\d\dT[\d:.]+Z)?\)[\s.]*/i;

/** What a line of state says beyond the state itself, a commit and a time: that is no progress, but text. */
export function beyondState(text: string): string {
  const behind = text.replace(STATE, '');
  const rest = behind.replace(STAMP, '').trim();
  // A hint that is left says nothing.
  return /^\[[^\]]*\]$/.test(rest) ? '' : rest;
}
