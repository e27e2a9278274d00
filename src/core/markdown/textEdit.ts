/** Replaces `[from, to)` of a text with `insert`. Offsets are UTF-16 code units of the text before any edit. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

export class OverlappingEdits extends Error {
  constructor() {
    super('Two edits touch the same place. Apply one, read the result, then make the other.');
    this.name = 'OverlappingEdits';
  }
}

/** Applies edits that do not overlap, given in any order. Edits that insert at one place keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort((a, b) => a.edit.from - b.edit.from || a.edit.to - b.edit.to || a.index - b.index);
  let result = '';
  let at = 0;
  for (const { edit } of ordered) {
    if (edit.from < at) throw new OverlappingEdits();
    result += text.slice(at, edit.from) + edit.insert;
    at = edit.to;
  }
  return result + text.slice(at);
}

/**
 * The one edit that turns `before` into `after`, as small as a common start and a common end allow. It never begins or
 * ends within a line ending or a surrogate pair: editors move such places.
 */
export function minimalEdit(before: string, after: string): TextEdit | null {
  if (before === after) return null;
  let from = commonPrefix(before, after);
  if (isTornAt(before, from) || isTornAt(after, from)) from--;
  const limit = Math.min(before.length, after.length) - from;
  let tail = commonSuffix(before, after, limit);
  if (tail > 0 && (isTornAt(before, before.length - tail) || isTornAt(after, after.length - tail))) tail--;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}

function isTornAt(text: string, at: number): boolean {
  const left = text.charCodeAt(at - 1);
  const right = text.charCodeAt(at);
  return (left === 13 && right === 10) || (left >= 0xd800 && left < 0xdc00 && right >= 0xdc00 && right < 0xe000);
}

// Comparing slices lets the engine compare memory; halving finds the first difference in a few such comparisons.
function commonPrefix(a: string, b: string): number {
  let low = 0;
  let high = Math.min(a.length, b.length);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (a.slice(low, middle) === b.slice(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function commonSuffix(a: string, b: string, limit: number): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (a.slice(a.length - middle, a.length - low) === b.slice(b.length - middle, b.length - low)) low = middle;
    else high = middle - 1;
  }
  return low;
}
