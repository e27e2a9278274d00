import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  fromHostSchema,
  fromWebviewSchema,
  noticeSchema,
  replySchema,
  requestSchema,
} from '../../src/contract/messages.ts';

const intents = [
  { type: 'setText', field: '1/a', text: 'x' },
  { type: 'clear', field: '1/a' },
  { type: 'addItem', field: '1/a', text: 'x' },
  { type: 'addItem', field: '1/a', text: 'x', at: 0 },
  { type: 'setItem', field: '1/a', index: 0, text: 'x' },
  { type: 'removeItem', field: '1/a', index: 0 },
  { type: 'moveItem', field: '1/a', index: 0, to: 1 },
  { type: 'toggle', field: '1/a', index: 0, done: true },
  { type: 'choose', field: '1/a', index: null },
  { type: 'answer', field: '1/a', index: 0, text: '' },
  { type: 'setCell', field: '1/a', row: 0, column: 0, text: '' },
  { type: 'addRow', field: '1/a', cells: ['a', 'b'] },
  { type: 'addRows', field: '1/a', rows: [['a'], []] },
  { type: 'removeRow', field: '1/a', row: 0 },
  { type: 'moveRow', field: '1/a', row: 0, to: 1 },
  { type: 'setCode', field: '1/a', text: 'x', language: 'ts' },
  { type: 'addEntry', node: '3', entry: 'option', title: 'x' },
  { type: 'renameEntry', node: '3/option-a', title: 'x' },
  { type: 'removeEntry', node: '3/option-a' },
  { type: 'moveEntry', node: '3/option-a', to: 1 },
  { type: 'addMissing', id: '2' },
  { type: 'setMarkdown', node: 'notes', text: '# x' },
  { type: 'replace', from: 0, to: 1, expected: 'a', text: 'b' },
  { type: 'appendChange', time: '2026-11-21T09:30:00Z', text: 'x' },
];

const edit = (intent: unknown): unknown => ({ type: 'edit', id: 1, intent, expected: null, baseVersion: 1 });

const messages: unknown[] = [
  ...intents.map(edit),
  { type: 'decide', id: 1, gate: 'design', decision: 'approve', digest: 'v1:sha256:0', comment: '' },
  { type: 'decide', id: 1, gate: 'design', decision: 'revoke', digest: '', comment: 'x' },
  { type: 'setStatus', id: 1, status: 'COMPLETE' },
  { type: 'fix', id: 1, code: 'field.empty', target: '1/a', index: 0 },
  { type: 'completePath', id: 1, query: 'src' },
  { type: 'ready' },
  { type: 'view', section: '2', unfolded: ['3/option-a'] },
  { type: 'open', what: 'markdown', target: '1/a' },
];

describe('messages from a page', () => {
  it('are taken in each of their forms', () => {
    for (const message of messages) {
      assert.equal(fromWebviewSchema.safeParse(message).success, true, JSON.stringify(message));
    }
  });

  it('are refused with a key that nobody knows, or without one that is needed', () => {
    for (const message of messages) {
      const record = message as Record<string, unknown>;
      assert.equal(fromWebviewSchema.safeParse({ ...record, more: 1 }).success, false, JSON.stringify(message));
      for (const key of Object.keys(record)) {
        const { [key]: _, ...rest } = record;
        assert.equal(fromWebviewSchema.safeParse(rest).success, false, `${JSON.stringify(message)} without ${key}`);
      }
    }
  });

  it('are refused with an intent that nobody knows', () => {
    for (const intent of [
      null,
      {},
      { type: 'eval' },
      { type: 'setText', field: '', text: 'x' },
      { type: 'setText', field: '1/a', text: 'x'.repeat(1_000_001) },
      { type: 'removeItem', field: '1/a', index: -1 },
      { type: 'removeItem', field: '1/a', index: 0.5 },
      { type: 'setText', field: '1/a', text: 'x', node: '1' },
    ]) {
      assert.equal(requestSchema.safeParse(edit(intent)).success, false, JSON.stringify(intent).slice(0, 80));
    }
  });

  it('cannot ask for what only an agent asks for', () => {
    const message = { type: 'decide', id: 1, gate: 'design', decision: 'request', digest: '', comment: '' };
    assert.equal(requestSchema.safeParse(message).success, false);
  });

  it('never throw when they are parsed, whatever they are', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        fromWebviewSchema.safeParse(value);
        noticeSchema.safeParse(value);
      }),
      { numRuns: 500 },
    );
  });

  it('are requests exactly where they have an id', () => {
    for (const message of messages) {
      assert.equal(requestSchema.safeParse(message).success, 'id' in (message as object), JSON.stringify(message));
    }
  });
});

describe('messages from the host', () => {
  const replies = [
    { type: 'reply', id: 1, ok: true, version: 2 },
    { type: 'reply', id: 1, ok: true, version: 2, paths: ['a.ts'] },
    { type: 'reply', id: 1, ok: false, code: 'conflict', message: 'x', current: 'y' },
    { type: 'reply', id: 1, ok: false, code: 'stale', message: 'x' },
  ];

  it('are taken in each of their forms', () => {
    for (const reply of replies) assert.equal(replySchema.safeParse(reply).success, true, JSON.stringify(reply));
    for (const message of [
      ...replies,
      { type: 'empty' },
      { type: 'reveal', section: '2', target: '2/a' },
      { type: 'strings', language: 'de', bundle: { Sections: 'Abschnitte' } },
    ]) {
      assert.equal(fromHostSchema.safeParse(message).success, true, JSON.stringify(message));
    }
  });

  it('have a code that says what went wrong', () => {
    const reply = { type: 'reply', id: 1, ok: false, code: 'whatever', message: 'x' };
    assert.equal(fromHostSchema.safeParse(reply).success, false);
  });
});
