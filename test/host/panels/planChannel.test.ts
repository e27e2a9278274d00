import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fromHostSchema } from '../../../src/contract/messages.ts';
import type { FormField, FormNode } from '../../../src/contract/form.ts';
import { PlanChannel } from '../../../src/extension/panels/planChannel.ts';
import { closeAll, internals, plan, remove, soon } from '../documents/support.ts';
import { FakeWebview } from './webview.ts';

const STORY = '1/user-story-goal';

const PLAN = `# Plan

**Document Status:** DRAFT

## 1. Goal & Feature Requirements

- **User Story/Goal:** One
- **Specific Requirements:**
  - First
  - Second
`;

async function channel(section: string | null = ''): Promise<{ page: FakeWebview; host: PlanChannel }> {
  const services = await internals();
  const page = new FakeWebview();
  const extension = vscode.Uri.file('/nowhere');
  const host = new PlanChannel({ webview: page, services, extension, section, isVisible: () => true });
  return { page, host };
}

let count = 0;

/** Every test has a file of its own: documents stay open in the host for a while. */
const fresh = (): ReturnType<typeof plan> => plan(`channel/${String(++count)}/PLANNING.md`, PLAN);

async function open(): Promise<{ page: FakeWebview; host: PlanChannel; session: Awaited<ReturnType<typeof plan>> }> {
  const session = await fresh();
  const { page, host } = await channel();
  host.attach(session);
  page.say({ type: 'ready' });
  await page.snapshot();
  return { page, host, session };
}

const edit = (id: number, field: string, text: string, expected: string | null, baseVersion = 1) => ({
  type: 'edit',
  id,
  intent: { type: 'setText', field, text },
  expected,
  baseVersion,
});

function fieldIn(node: FormNode | null, id: string): FormField | undefined {
  for (const slot of node?.slots ?? []) {
    if (slot.node === 'field' && slot.id === id) return slot;
    const below = slot.node === 'node' ? fieldIn(slot, id) : undefined;
    if (below) return below;
  }
  return undefined;
}

describe('the channel to a page', () => {
  const hosts: PlanChannel[] = [];
  const opened = async () => {
    const all = await open();
    hosts.push(all.host);
    return all;
  };

  afterEach(async () => {
    for (const host of hosts.splice(0)) host.dispose();
    await closeAll();
    await remove('channel');
  });

  it('sends nothing before the page is there, then strings and a snapshot that fit the contract', async () => {
    const session = await fresh();
    const { page, host } = await channel();
    hosts.push(host);
    host.attach(session);
    assert.deepEqual(page.sent, []);
    page.say({ type: 'ready' });
    const snapshot = await page.snapshot();
    for (const message of page.sent)
      assert.equal(fromHostSchema.safeParse(message).success, true, JSON.stringify(message));
    assert.equal(snapshot.section?.id, '1');
    assert.equal(fieldIn(snapshot.section, STORY)?.value.type, 'text');
    assert.equal(fieldIn(snapshot.section, '1/out-of-scope')?.present, false);
  });

  it('answers an edit once, and names a snapshot that has it', async () => {
    const { page } = await opened();
    page.say(edit(7, STORY, 'Mine', 'One'));
    const reply = await page.reply(7);
    assert.ok(reply.ok, JSON.stringify(reply));
    const { version } = reply;
    const first = await soon('the snapshot', () => page.snapshots.find((one) => one.version === version));
    assert.deepEqual(fieldIn(first.section, STORY)?.value, { type: 'text', text: 'Mine', placeholder: false });
    const before = page.snapshots.filter((one) => one.version < version);
    assert.ok(before.every(({ section }) => JSON.stringify(fieldIn(section, STORY)?.value).includes('One')));
    assert.equal(page.replies(7).length, 1);
  });

  it('says what the slot holds when it holds something else', async () => {
    const { page, session } = await opened();
    await session.edit([{ type: 'setText', field: STORY, text: 'Theirs' }]);
    page.say(edit(8, STORY, 'Mine', 'One'));
    const reply = await page.reply(8);
    assert.deepEqual(reply.ok ? null : [reply.code, reply.current], ['conflict', 'Theirs']);
    assert.match(session.document.getText(), /Theirs/);
  });

  it('does not take the wrong item away when others came before it', async () => {
    const { page, session } = await opened();
    await session.edit([{ type: 'removeItem', field: '1/specific-requirements', index: 0 }]);
    const intent = { type: 'removeItem', field: '1/specific-requirements', index: 0 };
    page.say({ type: 'edit', id: 9, intent, expected: null, baseVersion: 1 });
    const reply = await page.reply(9);
    assert.equal(reply.ok ? '' : reply.code, 'stale');
    assert.match(session.document.getText(), /Second/);
  });

  it('refuses what is no message, and replies where there is an id', async () => {
    const { page, session } = await opened();
    const text = session.document.getText();
    const hostile: unknown[] = [
      null,
      'edit',
      { type: 'edit' },
      { type: 'edit', id: 20, intent: { type: 'setText', field: STORY, text: 5 }, expected: null, baseVersion: 1 },
      { type: 'edit', id: 21, intent: { type: 'eval', code: '1' }, expected: null, baseVersion: 1 },
      { ...edit(22, STORY, 'x', null), more: true },
      { type: 'decide', id: 23, gate: 'requirements', decision: 'request', digest: '', comment: '' },
      { type: 'setStatus', id: -1, status: 'COMPLETE' },
      { type: 'open', what: 'shell', target: 'rm' },
      { type: 'view', section: '1', unfolded: 'all' },
      { type: '__proto__', id: 24 },
    ];
    for (const message of hostile) page.say(message);
    for (const id of [20, 21, 22, 23, 24]) {
      const reply = await page.reply(id);
      assert.equal(reply.ok ? '' : reply.code, 'invalid');
    }
    assert.equal(page.replies(-1).length, 0);
    assert.equal(session.document.getText(), text);
    assert.equal(session.document.isDirty, false);
  });

  it('replies also when a handler throws', async () => {
    const session = await fresh();
    const services = await internals();
    const page = new FakeWebview();
    const broken = { ...services, completePath: () => Promise.reject(new Error('no index')) };
    const extension = vscode.Uri.file('/nowhere');
    const host = new PlanChannel({ webview: page, services: broken, extension, section: '', isVisible: () => true });
    hosts.push(host);
    host.attach(session);
    page.say({ type: 'completePath', id: 30, query: 'src' });
    const reply = await page.reply(30);
    assert.deepEqual(reply.ok ? null : [reply.code, reply.message.includes('no index')], ['failed', true]);
  });

  it('sends one snapshot for many changes while one is on its way, and none that says nothing new', async () => {
    const { page, session } = await opened();
    let release: (value?: unknown) => void = () => undefined;
    page.gate = new Promise((resolve) => (release = resolve));
    const before = page.snapshots.length;
    for (const text of ['A', 'B', 'C', 'D']) await session.edit([{ type: 'setText', field: STORY, text }]);
    await soon('the one on its way', () => page.snapshots.length > before);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(page.snapshots.length, before + 1);
    release();
    await soon('the last', () => JSON.stringify(page.snapshots.at(-1)).includes('"D"'));
    assert.ok(page.snapshots.length <= before + 2, String(page.snapshots.length - before));
    const count = page.snapshots.length;
    session.judgeAgain();
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(page.snapshots.length, count);
  });

  it('shows another section when asked, and its version goes up', async () => {
    const { page } = await opened();
    const first = await page.snapshot();
    page.say({ type: 'view', section: '2', unfolded: [] });
    const second = await soon('the section', () => page.snapshots.find(({ section }) => section?.id === '2'));
    assert.ok(second.version > first.version);
    assert.equal(second.section?.missing, true);
  });

  it('applies the fix that was asked for', async () => {
    const { page, session } = await opened();
    const finding = session.state.findings.find(({ fixes }) => fixes.length > 0);
    assert.ok(finding, 'no finding has a fix');
    const target = finding.field ?? finding.node;
    page.say({ type: 'fix', id: 40, code: finding.code, target, index: 0 });
    const reply = await page.reply(40);
    assert.equal(reply.ok, true, JSON.stringify(reply));
    assert.notEqual(session.document.getText(), PLAN);
    page.say({ type: 'fix', id: 41, code: 'no.such', target, index: 0 });
    const refused = await page.reply(41);
    assert.equal(refused.ok ? '' : refused.code, 'not-found');
  });

  it('completes paths of the workspace', async () => {
    const { page } = await opened();
    page.say({ type: 'completePath', id: 50, query: `channel/${String(count)}/PLA` });
    const reply = await page.reply(50);
    assert.ok(reply.ok);
    assert.deepEqual(reply.paths, [`channel/${String(count)}/PLANNING.md`]);
  });

  it('follows another plan, or none', async () => {
    const { page, host } = await opened();
    const other = await plan('channel/other/PLANNING.md', PLAN.replace('# Plan', '# Other'));
    host.attach(other);
    await soon('the other plan', () => page.snapshots.at(-1)?.title === 'Other');
    host.attach(undefined);
    await soon('the empty page', () => page.sent.at(-1)?.type === 'empty');
  });

  it('leaves no listener when it is closed a hundred times', async () => {
    const session = await fresh();
    const before = session.listeners;
    const page = new FakeWebview();
    const services = await internals();
    const extension = vscode.Uri.file('/nowhere');
    for (let count = 0; count < 100; count++) {
      const host = new PlanChannel({ webview: page, services, extension, section: '', isVisible: () => true });
      host.attach(session);
      page.say({ type: 'ready' });
      host.dispose();
    }
    assert.equal(page.listeners, 0);
    assert.equal(session.listeners, before);
  });
});
