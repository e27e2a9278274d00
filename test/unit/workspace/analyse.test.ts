import assert from 'node:assert/strict';
import { analyse } from '../../../src/workspace/analyse.ts';
import { kindOf, lines, planOf } from '../support/plans.ts';
import { memoryFiles } from '../support/memoryFiles.ts';

const kind = kindOf([
  '# Spec',
  '',
  '## 1. Stories',
  '',
  '### US-1: [Title] <!-- planwright: repeat=1.. role=story -->',
  '',
  '- **As:** [Who]',
]);
const spec = planOf(lines('# Spec', '', '## 1. Stories', '', '### US-1: Count the stock', '', '- **As:** Staff'), kind);

const CODE = 'def count_stock(shelf):\n    return 1\n';
const files = memoryFiles({
  'a.py': CODE,
  'b/c.py': CODE,
  'b/d/e.py': CODE,
  'b/large.py': CODE.repeat(100),
  'notes.md': CODE,
});
const BOUNDS = { files: 100, bytes: 1000, milliseconds: 1000 };

describe('the search of a code base', () => {
  it('reads what is code and not too large, and tells how far it is', async () => {
    const told: string[] = [];
    const found = await analyse(files, spec, {
      bounds: BOUNDS,
      now: () => 0,
      onProgress: (done, total) => told.push(`${done}/${total}`),
    });
    assert.deepEqual(
      found.patterns.map(({ file }) => file),
      ['a.py', 'b/c.py', 'b/d/e.py'],
    );
    assert.deepEqual(told, ['1/4', '2/4', '3/4', '4/4']);
    assert.equal(found.stopped, '');
  });

  it('ends after as many files as it may read', async () => {
    const found = await analyse(files, spec, { bounds: { ...BOUNDS, files: 2 }, now: () => 0 });
    assert.deepEqual([found.files, found.stopped], [2, 'files']);
  });

  it('ends after its time, with what it has, also while it still looks for files', async () => {
    for (const [ticks, read] of [
      [2, 0],
      [400, 1],
    ] as const) {
      let time = 0;
      const step = 1000 / ticks;
      const found = await analyse(files, spec, {
        bounds: BOUNDS,
        now: () => (time += step),
        onProgress: () => (time += 1000),
      });
      assert.deepEqual([found.files, found.stopped], [read, 'time']);
    }
  });

  it('ends when it is cancelled, with what it has', async () => {
    let done = 0;
    const found = await analyse(files, spec, {
      bounds: BOUNDS,
      now: () => 0,
      onProgress: () => done++,
      isCancelled: () => done === 2,
    });
    assert.deepEqual([found.files, found.patterns.length, found.stopped], [2, 2, 'cancelled']);
  });
});
