import assert from 'node:assert/strict';
import { threadsFor } from '../../../src/extension/lister/threadsFor.ts';

describe('the threads that many plans are read on', () => {
  it('leave a processor to the editor, and are few', () => {
    assert.equal(threadsFor(1000, 1), 1);
    assert.equal(threadsFor(1000, 2), 1);
    assert.equal(threadsFor(1000, 4), 3);
    assert.equal(threadsFor(1000, 32), 4);
  });

  it('are as many as have enough to read', () => {
    assert.equal(threadsFor(60, 32), 1);
    assert.equal(threadsFor(300, 32), 2);
  });
});
