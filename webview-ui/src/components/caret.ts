/** Where a caret at `at` of the old text belongs in the new one: behind what both begin with it moves with the end. */
export function moveCaret(old: string, fresh: string, at: number): number {
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1;
  if (at <= start) return at;
  let end = 0;
  const most = Math.min(old.length, fresh.length) - start;
  while (end < most && old[old.length - 1 - end] === fresh[fresh.length - 1 - end]) end += 1;
  return at >= old.length - end ? fresh.length - (old.length - at) : Math.min(at, fresh.length - end);
}
