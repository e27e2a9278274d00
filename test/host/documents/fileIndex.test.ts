import assert from 'node:assert/strict';
import { FileIndex } from '../../../src/extension/documents/fileIndex.ts';
import { resolvePath } from '../../../src/workspace/paths.ts';
import { remove, root, soon, watching, write } from './support.ts';

describe('the index of files', () => {
  before(watching);
  afterEach(() => remove('index'));

  it('resolves paths within the folder only', () => {
    assert.equal(resolvePath('', 'src/a.ts'), 'src/a.ts');
    assert.equal(resolvePath('docs', '../src/./a.ts'), 'src/a.ts');
    assert.equal(resolvePath('docs', 'b\\c.ts'), 'docs/b/c.ts');
    for (const path of ['../a', '/etc/passwd', '', 'https://example.org/a', 'C:\\a', 'a/../../b', 'a\0b']) {
      assert.equal(resolvePath('', path), null, JSON.stringify(path));
    }
  });

  it('learns what it was asked for, and forgets it when it changes', async () => {
    const index = new FileIndex(root());
    await write('index/here.ts', '');
    let events = 0;
    index.onDidChange(() => events++);
    assert.equal(index.has('', 'index/here.ts'), null);
    assert.equal(index.has('index', 'gone.ts'), null);
    await soon('the answers', () => events === 1);
    assert.equal(index.has('index', 'here.ts'), true);
    assert.equal(index.has('', 'index/gone.ts'), false);
    await write('index/gone.ts', '');
    await soon('the new file', () => index.has('', 'index/gone.ts') === true);
    index.dispose();
  });
});
