import assert from 'node:assert/strict';
import { workspaceFiles } from '../../../src/extension/files/workspaceFiles.ts';
import { FileStoreError } from '../../../src/workspace/fileStore.ts';
import { at, remove, root } from './support.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

async function codeOf(run: Promise<unknown>): Promise<string> {
  try {
    await run;
    return 'done';
  } catch (error) {
    assert.ok(error instanceof FileStoreError, String(error));
    return error.code;
  }
}

describe('the files of a workspace folder', () => {
  const files = workspaceFiles(root());
  afterEach(() => remove('store'));

  it('are created once, and never over another', async () => {
    await files.create('store/a/b.md', Buffer.from('one'));
    assert.equal(text(await files.read('store/a/b.md')), 'one');
    assert.equal(await codeOf(files.create('store/a/b.md', Buffer.from('two'))), 'exists');
    assert.equal(text(await files.read('store/a/b.md')), 'one');
    assert.deepEqual(await files.list('store/a'), [{ name: 'b.md', type: 'file' }], 'a temporary file is left');
    assert.deepEqual(await files.list('store'), [{ name: 'a', type: 'directory' }]);
  });

  it('are replaced only while they hold what is expected', async () => {
    await files.create('store/c.md', Buffer.from('one'));
    assert.equal(await codeOf(files.replace('store/c.md', Buffer.from('two'), Buffer.from('zero'))), 'changed');
    assert.equal(await codeOf(files.replace('store/c.md', Buffer.from('two'), Buffer.from('one'))), 'done');
    assert.equal(text(await files.read('store/c.md')), 'two');
    assert.equal(await codeOf(files.replace('store/d.md', Buffer.from('x'), Buffer.from(''))), 'not-found');
    assert.deepEqual(await files.list('store'), [{ name: 'c.md', type: 'file' }]);
  });

  it('that are not there are told apart from those that cannot be read', async () => {
    assert.equal(await codeOf(files.read('store/none.md')), 'not-found');
    assert.deepEqual(await files.list('store/none'), []);
    assert.equal(await files.exists('store/none'), false);
  });

  it('outside the folder are never touched', async () => {
    for (const path of ['../out.md', 'store/../../out.md', '/etc/passwd', 'a//b', './a']) {
      assert.equal(await codeOf(files.read(path)), 'unreadable', path);
      assert.equal(await codeOf(files.create(path, Buffer.from('x'))), 'unreadable', path);
    }
    assert.ok(at('store'));
  });
});
