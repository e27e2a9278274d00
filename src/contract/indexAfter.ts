/**
 * Where an item of a list is after others came or went: told by what the list held before and what it holds now. Null
 * where it went, or where nobody can tell. An item in whose place another text stands is the same item: it was changed.
 */
export function indexAfter(before: readonly string[], after: readonly string[], index: number): number | null {
  if (index >= before.length) return null;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  if (index < head) return index;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const more = after.length - before.length;
  if (index >= before.length - tail) return index + more;
  const same = after.flatMap((text, at) => (text === before[index] ? [at] : []));
  const [only] = same;
  if (only !== undefined && same.length === 1) return only;
  return more === 0 ? index : null;
}
