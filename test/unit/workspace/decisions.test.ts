import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { DecisionRecord } from '../../../src/core/gates/decision.ts';
import { newHasher } from '../../../src/node/newHasher.ts';
import { canonicalJson } from '../../../src/workspace/canonicalJson.ts';
import { DecisionStore } from '../../../src/workspace/decisions.ts';
import { memoryFiles } from '../support/memoryFiles.ts';

const DOCUMENT = 'docs/PLANNING.md';
const FOLDER = `.planwright/decisions/${DOCUMENT}`;

const record = (given: Partial<DecisionRecord> = {}): DecisionRecord => ({
  format: 1,
  document: DOCUMENT,
  kind: 'planning',
  gate: 'design',
  type: 'approve',
  by: 'Ada',
  time: '2026-11-21T09:30:00Z',
  digest: `v1:sha256:${'a'.repeat(64)}`,
  comment: '',
  previous: null,
  signature: null,
  ...given,
});

describe('DecisionStore', () => {
  const open = (): { files: ReturnType<typeof memoryFiles>; store: DecisionStore } => {
    const files = memoryFiles();
    return { files, store: new DecisionStore(files, newHasher) };
  };

  it('keeps decisions in order, with the text that each is about', async () => {
    const { files, store } = open();
    const second = record({ time: '2026-11-22T08:00:00Z', type: 'revoke' });
    await store.append(second, 'text\n');
    const first = await store.append(record(), 'text\n');
    const history = await store.load(DOCUMENT);
    assert.deepEqual(
      history.decisions.map((stored) => stored.record.type),
      ['approve', 'revoke'],
    );
    assert.deepEqual(history.problems, []);
    assert.equal(await store.decidedText(DOCUMENT, second.digest), 'text\n');
    assert.match(first.name, /^20261121T093000Z-design-[0-9a-f]{64}\.json$/);
    assert.equal(files.files.size, 3);
  });

  it('names a file after the hash of its bytes, so that any tool can verify it', async () => {
    const { files, store } = open();
    const { name } = await store.append(record(), '');
    const bytes = files.files.get(`${FOLDER}/${name}`) ?? new Uint8Array();
    assert.ok(name.includes(createHash('sha256').update(bytes).digest('hex')));
    assert.equal(files.text(`${FOLDER}/${name}`), canonicalJson({ ...record() }));
  });

  it('reads a record whose line ends version control has changed', async () => {
    const { files, store } = open();
    const { name } = await store.append(record(), '');
    files.files.set(`${FOLDER}/${name}`, Buffer.from(files.text(`${FOLDER}/${name}`).replaceAll('\n', '\r\n')));
    assert.equal((await store.load(DOCUMENT)).decisions.length, 1);
  });

  it('never replaces anything; the same record twice is one', async () => {
    const { files, store } = open();
    await store.append(record(), 'as approved\n');
    const before = new Map(files.files);
    await store.append(record(), 'something else\n');
    assert.deepEqual(files.files, before);
  });

  for (const [name, change, message] of [
    ['half-written', (text: string) => text.slice(0, 40), /not JSON/],
    ['edited', (text: string) => text.replace('Ada', 'Eve'), /name does not fit/],
    ['extended', (text: string) => text.replace('{', '{ "x": 1,'), /lacks something, or holds what does not belong/],
    ['binary', () => 'a\0', /NUL/],
    ['moved from another document', (text: string) => text.replace(DOCUMENT, 'other.md'), /is about other\.md/],
  ] as const) {
    it(`reports a record that is ${name}, and counts the others`, async () => {
      const { files, store } = open();
      await store.append(record({ comment: 'kept' }), '');
      const { name: file } = await store.append(record(), '');
      files.files.set(`${FOLDER}/${file}`, Buffer.from(change(files.text(`${FOLDER}/${file}`))));
      const { decisions, problems } = await store.load(DOCUMENT);
      assert.deepEqual(
        decisions.map((stored) => stored.record.comment),
        ['kept'],
      );
      assert.deepEqual(
        problems.map((problem) => problem.file),
        [`${FOLDER}/${file}`],
      );
      assert.match(problems[0]?.message ?? '', message);
    });
  }

  it('reports a record that was renamed', async () => {
    const { files, store } = open();
    const { name } = await store.append(record(), '');
    const bytes = files.files.get(`${FOLDER}/${name}`) ?? new Uint8Array();
    files.files.delete(`${FOLDER}/${name}`);
    files.files.set(`${FOLDER}/20270101T000000Z-${name.slice(17)}`, bytes);
    const { decisions, problems } = await store.load(DOCUMENT);
    assert.equal(decisions.length, 0);
    assert.match(problems[0]?.message ?? '', /renamed/);
  });

  it('shows that a decision was deleted', async () => {
    const { files, store } = open();
    const first = await store.append(record(), '');
    await store.append(record({ time: '2026-11-22T08:00:00Z', previous: first.name }), '');
    assert.deepEqual((await store.load(DOCUMENT)).problems, []);
    files.files.delete(`${FOLDER}/${first.name}`);
    const { decisions, problems } = await store.load(DOCUMENT);
    assert.equal(decisions.length, 1);
    assert.match(problems[0]?.message ?? '', /A decision was deleted/);
    assert.equal(problems[0]?.file, `${FOLDER}/${first.name}`);
  });

  it('takes two decisions after the same one, as two branches make them', async () => {
    const { store } = open();
    const first = await store.append(record(), '');
    await store.append(record({ time: '2026-11-22T08:00:00Z', previous: first.name, by: 'Ada' }), '');
    await store.append(record({ time: '2026-11-22T08:00:00Z', previous: first.name, by: 'Grace' }), '');
    const { decisions, problems } = await store.load(DOCUMENT);
    assert.equal(decisions.length, 3);
    assert.deepEqual(problems, []);
  });

  it('keeps nothing outside the folder, and nothing that could not be read back', async () => {
    const { store } = open();
    await assert.rejects(store.append(record({ document: '../x.md' }), ''), /outside the workspace folder/);
    await assert.rejects(store.append(record({ time: 'yesterday' }), ''));
  });

  it('makes a file name of any gate', async () => {
    const { store } = open();
    const { name } = await store.append(record({ gate: '../a b/ü' }), '');
    assert.match(name, /^20261121T093000Z--a-b--[0-9a-f]{64}\.json$/);
    assert.equal((await store.load(DOCUMENT)).decisions.length, 1);
  });
});
