import assert from 'node:assert/strict';
import { discover } from '../../../src/workspace/discover.ts';
import { memoryFiles } from '../support/memoryFiles.ts';

describe('discover', () => {
  it('finds Markdown files, sorted, and leaves out what is never a plan', async () => {
    const store = memoryFiles({
      'b.md': '',
      'a/z.MD': '',
      'a/y.markdown': '',
      'a/x.txt': '',
      '.git/notes.md': '',
      'node_modules/p/README.md': '',
      'a/node_modules/p/README.md': '',
      '.planwright/decisions/b.md/1.md': '',
      '.planwright/templates/t.md': '',
      '.github/plan.md': '',
    });
    assert.deepEqual((await discover(store, '')).files, ['.github/plan.md', 'a/y.markdown', 'a/z.MD', 'b.md']);
  });

  it('ignores what git ignores: nested files, negations, folders', async () => {
    const store = memoryFiles({
      '.gitignore': '\ufeff/build\n*.tmp.md\ndocs/*\n!docs/keep.md\n',
      'build/a.md': '',
      'sub/build/a.md': '',
      'x.tmp.md': '',
      'docs/a.md': '',
      'docs/keep.md': '',
      'sub/.gitignore': '!*.tmp.md\nprivate/\n',
      'sub/y.tmp.md': '',
      'sub/private/a.md': '',
      'sub/deeper/private/b.md': '',
    });
    assert.deepEqual((await discover(store, '')).files, ['docs/keep.md', 'sub/build/a.md', 'sub/y.tmp.md']);
  });

  it('leaves out what the repository excludes for itself, unless a file of the folder takes it in', async () => {
    const store = memoryFiles({
      '.git/info/exclude': 'mine/\n*.draft.md\n',
      '.gitignore': '!kept.draft.md\n',
      'mine/a.md': '',
      'b.draft.md': '',
      'kept.draft.md': '',
      'c.md': '',
    });
    assert.deepEqual((await discover(store, '')).files, ['c.md', 'kept.draft.md']);
  });

  it('goes no further when it is stopped, and gives what it has', async () => {
    const store = memoryFiles({ 'a.md': '', 'b/c.md': '', 'b/d/e.md': '' });
    let folders = 0;
    const { files } = await discover(store, '', { isStopped: () => ++folders > 2 });
    assert.deepEqual(files, ['a.md', 'b/c.md']);
  });

  it('applies the rules of the folders above the one that is named, and reads that one even if it is ignored', async () => {
    const store = memoryFiles({ '.gitignore': 'out\n*.tmp.md\n', 'out/a.md': '', 'out/b.tmp.md': '', 'src/c.md': '' });
    assert.deepEqual((await discover(store, '')).files, ['src/c.md']);
    assert.deepEqual((await discover(store, 'src')).files, ['src/c.md']);
  });

  it('reports folders that cannot be read, and reads the others', async () => {
    const store = memoryFiles({ 'a/x.md': '', 'b/y.md': '' });
    store.denied.add('a');
    const { files, findings } = await discover(store, '');
    assert.deepEqual(files, ['b/y.md']);
    assert.deepEqual(
      findings.map(({ code, severity, file }) => [code, severity, file]),
      [['file.unreadable', 'error', 'a']],
    );
  });

  it('says so when there is more than it reads', async () => {
    const store = memoryFiles(Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`d${index}/e/x.md`, ''])));
    const { files, findings } = await discover(store, '', { limit: 4 });
    assert.equal(files.length, 4);
    assert.equal(findings[0]?.code, 'workspace.too-large');
  });
});
