import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { nodeFiles } from '../../../src/node/nodeFiles.ts';
import { FileStoreError } from '../../../src/workspace/fileStore.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const code = (wanted: string) => (error: unknown) => error instanceof FileStoreError && error.code === wanted;

describe('nodeFiles', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'planwright-files-'));
    mkdirSync(path.join(folder, 'ws'));
    writeFileSync(path.join(folder, 'secret.md'), 'secret');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const inside = (...names: string[]): string => path.join(folder, 'ws', ...names);

  it('creates files with their folders, never over another', async () => {
    const store = nodeFiles(inside());
    await store.create('a/b/c.md', bytes('one'));
    await assert.rejects(store.create('a/b/c.md', bytes('two')), code('exists'));
    assert.equal(readFileSync(inside('a/b/c.md'), 'utf8'), 'one');
    assert.deepEqual(readdirSync(inside('a/b')), ['c.md']);
  });

  (process.platform === 'win32' ? it.skip : it)('does not wait at a pipe, nor at a link to one', async () => {
    execFileSync('mkfifo', [inside('pipe.md')]);
    symlinkSync(inside('pipe.md'), inside('link.md'));
    const store = nodeFiles(inside());
    for (const name of ['pipe.md', 'link.md'])
      await assert.rejects(store.read(name), { code: 'unreadable', message: /is no regular file/ });
  });

  it('lets one of two creators win', async () => {
    const store = nodeFiles(inside());
    const results = await Promise.allSettled([store.create('x.md', bytes('1')), store.create('x.md', bytes('2'))]);
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  });

  it('replaces a file only if it holds what is expected', async () => {
    const store = nodeFiles(inside());
    writeFileSync(inside('x.md'), 'one', { mode: 0o600 });
    await store.replace('x.md', bytes('two'), bytes('one'));
    await assert.rejects(store.replace('x.md', bytes('three'), bytes('one')), code('changed'));
    await assert.rejects(store.replace('y.md', bytes('three'), bytes('one')), code('not-found'));
    assert.equal(readFileSync(inside('x.md'), 'utf8'), 'two');
    assert.deepEqual(readdirSync(inside()), ['x.md']);
  });

  it('never leaves the folder, by name or by link', async function () {
    const store = nodeFiles(inside());
    await assert.rejects(store.read('../secret.md'), code('unreadable'));
    try {
      symlinkSync(path.join(folder, 'secret.md'), inside('link.md'));
      symlinkSync(folder, inside('up'));
      symlinkSync(inside('nowhere.md'), inside('dangling.md'));
    } catch {
      this.skip();
    }
    await assert.rejects(store.read('link.md'), code('unreadable'));
    await assert.rejects(store.read('up/secret.md'), code('unreadable'));
    await assert.rejects(store.replace('link.md', bytes('x'), bytes('secret')), code('unreadable'));
    await assert.rejects(store.create('up/new/x.md', bytes('x')), code('unreadable'));
    assert.deepEqual(readdirSync(folder).sort(), ['secret.md', 'ws']);
    assert.deepEqual(
      (await store.list('')).map(({ name, type }) => `${name} ${type}`),
      ['dangling.md file', 'link.md file', 'up other'],
    );
  });

  it('follows a link to a file inside', async function () {
    const store = nodeFiles(inside());
    writeFileSync(inside('x.md'), 'one');
    try {
      symlinkSync('x.md', inside('link.md'));
    } catch {
      this.skip();
    }
    await store.replace('link.md', bytes('two'), bytes('one'));
    assert.equal(readFileSync(inside('x.md'), 'utf8'), 'two');
  });

  it('lists nothing where nothing is, and says why it cannot read', async () => {
    const store = nodeFiles(inside());
    assert.deepEqual(await store.list('none'), []);
    await assert.rejects(
      store.read('none.md'),
      (error) => code('not-found')(error) && /none\.md does not exist/.test(String(error)),
    );
    mkdirSync(inside('d.md'));
    await assert.rejects(store.read('d.md'), /is a directory/);
  });
});
