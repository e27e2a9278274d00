import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { nodeFiles } from '../../../src/node/nodeFiles.ts';
import { FileStoreError } from '../../../src/workspace/fileStore.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const code = (wanted: string) => (error: unknown) => error instanceof FileStoreError && error.code === wanted;

const onPosix = process.platform === 'win32' ? it.skip : it;

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

  onPosix('does not wait at a pipe, nor at a link to one', async () => {
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

  it('lets one of many win that replace the same text, in one process or several', async () => {
    for (let round = 0; round < 20; round++) {
      writeFileSync(inside('x.md'), 'one');
      const texts = ['a', 'b', 'c', 'd'];
      // Each has a store of its own, as processes have.
      const replacing = texts.map((text) => nodeFiles(inside()).replace('x.md', bytes(text), bytes('one')));
      const settled = await Promise.allSettled(replacing);
      const won = texts.filter((_, at) => settled[at]?.status === 'fulfilled');
      assert.deepEqual(won, [readFileSync(inside('x.md'), 'utf8')]);
    }
    assert.deepEqual(readdirSync(inside()), ['x.md']);
  });

  it('goes on where a process was stopped while it wrote', async () => {
    writeFileSync(inside('x.md'), 'one');
    writeFileSync(inside('.x.md.lock'), '');
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(inside('.x.md.lock'), longAgo, longAgo);
    await nodeFiles(inside()).replace('x.md', bytes('two'), bytes('one'));
    assert.deepEqual([readFileSync(inside('x.md'), 'utf8'), readdirSync(inside())], ['two', ['x.md']]);
  });

  onPosix('keeps the mode and the owner of a file that it replaces', async () => {
    writeFileSync(inside('x.md'), 'one');
    chmodSync(inside('x.md'), 0o664);
    // Only who may do anything can give a file away.
    const owner = process.getuid?.() === 0 ? 65_534 : statSync(inside('x.md')).uid;
    chownSync(inside('x.md'), owner, statSync(inside('x.md')).gid);
    const umask = process.umask(0o077);
    try {
      await nodeFiles(inside()).replace('x.md', bytes('two'), bytes('one'));
    } finally {
      process.umask(umask);
    }
    const { mode, uid } = statSync(inside('x.md'));
    assert.deepEqual([mode & 0o777, uid, readFileSync(inside('x.md'), 'utf8')], [0o664, owner, 'two']);
  });

  it('does not replace a file that can only be read', async () => {
    writeFileSync(inside('x.md'), 'one', { mode: 0o444 });
    const refused = { code: 'unreadable', message: /is read-only/ };
    await assert.rejects(nodeFiles(inside()).replace('x.md', bytes('two'), bytes('one')), refused);
    assert.deepEqual([readFileSync(inside('x.md'), 'utf8'), readdirSync(inside())], ['one', ['x.md']]);
  });

  onPosix('leaves nothing behind where there is no room for a file', () => {
    writeFileSync(inside('x.md'), 'one');
    const store = pathToFileURL(path.join(import.meta.dirname, '../../../src/node/nodeFiles.ts')).href;
    const script = `
      import { nodeFiles } from ${JSON.stringify(store)};
      const store = nodeFiles(${JSON.stringify(inside())});
      const [large, one] = [new Uint8Array(1_000_000), new TextEncoder().encode('one')];
      const why = [];
      for (const write of [() => store.replace('x.md', large, one), () => store.create('y.md', large)])
        await write().catch((error) => why.push(error.message));
      console.log(why.join(' '));`;
    // A limit on the size of files does what a full disk does, to one process.
    const limited = 'trap "" XFSZ; ulimit -f 8; exec "$0" --import tsx --input-type=module -e "$1"';
    const env = { ...process.env, TSX_DISABLE_CACHE: '1' };
    const said = execFileSync('sh', ['-c', limited, process.execPath, script], { encoding: 'utf8', env });
    assert.match(said, /^x\.md cannot be written: .* y\.md cannot be written: /);
    assert.deepEqual([readFileSync(inside('x.md'), 'utf8'), readdirSync(inside())], ['one', ['x.md']]);
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
