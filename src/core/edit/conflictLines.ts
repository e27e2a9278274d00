import type { TextEdit } from '../markdown/textEdit.ts';

const OPEN = /^<{7}(?=[ \r\n]|$)/m;
const MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$)/gm;

/**
 * Whether an edit replaces a marker of a merge conflict that is not resolved. Without it nobody can tell the two sides
 * from each other any more.
 */
export function removesConflictMarker(text: string, edits: readonly TextEdit[]): boolean {
  // Nearly no text has a conflict, and a row of `=` alone is a heading.
  if (!text.includes('<<<<<<<') || !OPEN.test(text)) return false;
  return Array.from(text.matchAll(MARKER)).some(({ index }) =>
    edits.some(({ from, to }) => from < index + 7 && to > index),
  );
}
