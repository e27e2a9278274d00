/** A run of words that both texts have, or one of them. */
export interface Run {
  readonly side: 'both' | 'mine' | 'theirs';
  readonly text: string;
}

// The table of the algorithm is quadratic; beyond this the texts are shown as wholes.
const MOST = 1_000_000;

/** The longest common subsequence of words, as runs in reading order. */
export function diffWords(mine: string, theirs: string): Run[] {
  const a = mine.match(/\s+|[^\s]+/g) ?? [];
  const b = theirs.match(/\s+|[^\s]+/g) ?? [];
  if (a.length * b.length > MOST)
    return joined([
      { side: 'theirs', text: theirs },
      { side: 'mine', text: mine },
    ]);
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      runs.push({ side: 'both', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (j < b.length && (i === a.length || at(i, j + 1) >= at(i + 1, j))) {
      runs.push({ side: 'theirs', text: b[j] ?? '' });
      j += 1;
    } else {
      runs.push({ side: 'mine', text: a[i] ?? '' });
      i += 1;
    }
  }
  return joined(runs);
}

function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last?.side === run.side) result[result.length - 1] = { side: run.side, text: last.text + run.text };
    else result.push(run);
  }
  return result;
}
