import assert from 'node:assert/strict';
import { coveredText, digestOf } from '../../../src/core/gates/canonical.ts';
import { readPlan } from '../../../src/core/plan/readPlan.ts';
import { newHasher } from '../../../src/node/newHasher.ts';
import { DecisionStore } from '../../../src/workspace/decisions.ts';
import { keptTextProblems } from '../../../src/workspace/keptTexts.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { complete, planning } from '../support/plans.ts';

describe('the texts that are kept beside decisions', () => {
  const files = memoryFiles();
  const store = new DecisionStore(files, newHasher);
  const plan = readPlan(planning, `${complete}\n## Our own section\n\nx\n`);
  let path = '';
  before(async () => {
    for (const { id, covers } of planning.gates) {
      const digest = digestOf(plan, covers, newHasher);
      path = store.textPath('PLANNING.md', digest);
      const record = {
        format: 1,
        document: 'PLANNING.md',
        kind: 'planning',
        gate: id,
        type: 'approve',
        by: 'Ada',
      } as const;
      const rest = { time: '2026-11-21T09:30:00Z', comment: '', previous: null, signature: null };
      await store.append({ ...record, ...rest, digest }, coveredText(plan, covers));
    }
  });
  const problems = async (): Promise<readonly string[]> => {
    const found = await keptTextProblems(store, await store.load('PLANNING.md'), planning, newHasher);
    return found.map(({ file, message }) => `${file === path ? '' : file}${message}`);
  };
  const set = (change: (text: string) => string): void => {
    files.files.set(path, Buffer.from(change(files.text(path))));
  };

  it('are what the records are bound to', async () => assert.deepEqual(await problems(), []));

  it('are the same with other line ends', async () => {
    set((text) => text.replaceAll('\n', '\r\n'));
    assert.deepEqual(await problems(), []);
  });

  it('are told of when they were edited, or are gone', async () => {
    set((text) => text.replace('600 requests', '900 requests'));
    assert.match((await problems()).join('\n'), /^The text that was decided on was edited: .* Restore it/);
    files.files.delete(path);
    assert.match((await problems()).join('\n'), /^The text that was decided on is gone: .* Restore it/);
  });
});
