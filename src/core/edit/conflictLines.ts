import type { TextEdit } from '../markdown/textEdit.ts';

/** The lines that every conflict has, in this order: one alone is text, such as what is shown in a fence. */
const SIDES = [/^<{7}(?=[ \r\n]|$)/gm, /^={7}(?=[ \r\n]|$)/gm, /^>{7}(?=[ \r\n]|$)/gm];
const MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$)/gm;

/**
 * Whether an edit replaces a marker of a merge conflict that is not resolved. Without it nobody can tell the two sides
 * from each other any more.
 */
export function removesConflictMarker(text: string, edits: readonly TextEdit[]): boolean {
  // Nearly no text has a conflict, and a row of `=` alone is a heading.
  if (!text.includes('<<<<<<<') || !hasConflict(text)) return false;
  return Array.from(text.matchAll(MARKER)).some(({ index }) =>
    edits.some(({ from, to }) => from < index + 7 && to > index),
  );
}

function hasConflict(text: string): boolean {
  let at = 0;
  for (const side of SIDES) {
    side.lastIndex = at;
    const found = side.exec(text);
    if (!found) return false;
    at = found.index;
  }
  return true;
}
