import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { seenDigest } from '../../../src/core/gates/decide.ts';
import type { GateReport } from '../../../src/core/gates/gate.ts';
import type { DocumentSession } from '../../../src/extension/documents/planState.ts';
import { openFor } from '../../../src/extension/panels/noticeHandlers.ts';
import { PlanChannel } from '../../../src/extension/panels/planChannel.ts';
import { soon } from '../documents/support.ts';
import { FakeWebview } from '../panels/webview.ts';
import { activated, answering, closeAll, workspaceFolder } from './support.ts';

const FEATURE = 'docs/features/station-alerts';
const RECORDS = `.planwright/decisions/${FEATURE}`;
const WORKFLOW = `${FEATURE}/workflow.md`;
const REVIEW = `${FEATURE}/review.md`;
const REQUIREMENTS = `${FEATURE}/requirements.md`;
const CRITERION = 'Technical feasibility validated';

const at = (path: string): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), path);
const settings = () => vscode.workspace.getConfiguration('planwright');

/** The bytes of all files below a folder, by path. */
async function filesBelow(folder: string): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const [name, type] of await vscode.workspace.fs.readDirectory(at(folder))) {
    const path = `${folder}/${name}`;
    if (type === vscode.FileType.Directory) for (const [one, held] of await filesBelow(path)) found.set(one, held);
    else found.set(path, await vscode.workspace.fs.readFile(at(path)));
  }
  return found;
}

async function opened(path: string): Promise<DocumentSession> {
  const session = await (await activated()).open(at(path));
  assert.ok(session);
  return session;
}

function gateOf({ state }: DocumentSession, id: string): GateReport {
  const report = state.gates.find(({ gate }) => gate.id === id);
  assert.ok(report, `no gate ${id}`);
  return report;
}

const decisions = ({ state }: DocumentSession): readonly string[] =>
  state.history.decisions.map(({ record }) => `${record.type} ${record.gate} ${record.by}`);

/** Writes a document of the feature as another program does. */
async function rewrite(path: string, from: string, to: string): Promise<void> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(at(path)));
  assert.ok(text.includes(from), `${path} holds ${from}`);
  await vscode.workspace.fs.writeFile(at(path), new TextEncoder().encode(text.replace(from, to)));
}

describe('a feature under review', () => {
  let files: ReadonlyMap<string, Uint8Array>;

  before(async () => {
    files = new Map([...(await filesBelow(FEATURE)), ...(await filesBelow(RECORDS))]);
    await settings().update('approver', 'Cleo Marsh', vscode.ConfigurationTarget.Global);
  });
  afterEach(async () => {
    await closeAll();
    for (const path of [...(await filesBelow(RECORDS)).keys()])
      if (!files.has(path)) await vscode.workspace.fs.delete(at(path));
    for (const [path, held] of files) await vscode.workspace.fs.writeFile(at(path), held);
  });
  after(() => settings().update('approver', undefined, vscode.ConfigurationTarget.Global));

  it('is rejected: the improvements become questions, and the gates that it names open again', async () => {
    const review = await opened(REVIEW);
    const workflow = await opened(WORKFLOW);
    await soon('the gates of the workflow', () => gateOf(workflow, 'gate-2').state === 'approved');
    const before = decisions(workflow).length;
    const added = await review.edit([{ type: 'addItem', field: '4/improvements', text: 'Say who may mute an alert' }]);
    assert.equal(added.ok, true, JSON.stringify(added));
    // As by the button of the form, which runs the command.
    const opening = { session: review, services: await activated(), extension: review.document.uri };
    const offered: (string | undefined)[] = [];
    const choose = (): Promise<void> => openFor({ type: 'open', what: 'rejection', target: 'go' }, opening);
    await answering(['Reject'], choose, offered);
    assert.match(offered[0] ?? '', /Opens "Gate 2: [^"]+" again. Asks 1 question. Covers/);
    assert.equal(decisions(review).at(-1), 'reject go Cleo Marsh');
    assert.match(review.document.getText(), /- \[ \] Is this improved: Say who may mute an alert\?/);
    assert.equal(review.document.isDirty, false);
    assert.deepEqual(decisions(workflow).slice(before), ['request-changes gate-2 Cleo Marsh']);
    assert.equal(gateOf(workflow, 'gate-2').passed, false);
    assert.equal(gateOf(workflow, 'gate-1').passed, true);
    assert.equal(gateOf(workflow, 'gate-3').passed, false, 'no gate is passed while an earlier one is open');
  });

  it('is not rejected where nothing is said that could be improved', async () => {
    const text = new TextDecoder().decode(files.get(REVIEW));
    await rewrite(REVIEW, text.slice(text.indexOf('- **Improvements:**'), text.indexOf('- **Reopens:**')), '');
    const review = await opened(REVIEW);
    await soon('the text from the disk', () => !review.document.getText().includes('**Improvements:**'));
    // Without those of the test before, which are gone from the disk.
    const kept = [...files.keys()].filter((path) => path.startsWith(`${RECORDS}/review.md/`) && path.endsWith('.json'));
    await soon('the records of the example', () => decisions(review).length === kept.length);
    await vscode.commands.executeCommand('planwright.rejectCheckpoint', { uri: review.document.uri, gate: 'go' });
    assert.equal(decisions(review).length, kept.length);
  });

  it('takes no decision on a gate whose documents have changed since it was shown', async () => {
    const workflow = await opened(WORKFLOW);
    // Not before: what the test before wrote may still be seen, and would change under the page.
    await soon(
      'the documents of the gate, as they were approved',
      () => gateOf(workflow, 'gate-1').state === 'approved',
    );
    const shown = seenDigest(gateOf(workflow, 'gate-1'));
    await rewrite(REQUIREMENTS, '500 ms for 1,000', '900 ms for 1,000');
    await soon('the change to be seen', () => seenDigest(gateOf(workflow, 'gate-1')) !== shown);
    const before = decisions(workflow).length;
    const outcome = await workflow.decide({ gate: 'gate-1', type: 'request-changes', digest: shown, comment: 'No' });
    assert.equal(outcome.ok ? '' : outcome.code, 'stale');
    assert.equal(decisions(workflow).length, before);
  });

  it('takes ticks from its form, as decisions on what the page shows', async () => {
    const workflow = await opened(WORKFLOW);
    // Not before: what the test before wrote may still be seen, and would change under the page.
    await soon(
      'the documents of the gate, as they were approved',
      () => gateOf(workflow, 'gate-1').state === 'approved',
    );
    const page = new FakeWebview();
    const options = { webview: page, services: await activated(), extension: vscode.Uri.file('/nowhere') };
    const channel = new PlanChannel({ ...options, section: '', isVisible: () => true });
    try {
      channel.attach(workflow);
      page.say({ type: 'ready' });
      const { version } = await page.snapshot();
      const line = gateOf(workflow, 'gate-1').criteria.find(({ text }) => text === CRITERION);
      assert.ok(line?.place);
      const { field, index } = line.place;
      const tick = (id: number, done: boolean, baseVersion: number): void =>
        page.say({ type: 'edit', id, intent: { type: 'toggle', field, index, done }, expected: null, baseVersion });
      tick(1, false, version);
      const reply = await page.reply(1);
      assert.equal(reply.ok, true, JSON.stringify(reply));
      assert.equal(decisions(workflow).at(-1), 'untick gate-1 Cleo Marsh');
      assert.match(workflow.document.getText(), new RegExp(`- \\[ \\] ${CRITERION}$`, 'm'));
      const { version: after } = reply;
      await soon('the page after it', () => page.snapshots.some((one) => one.version === after));
      tick(2, true, after);
      const second = await page.reply(2);
      assert.equal(second.ok, true, JSON.stringify(second));
      assert.match(workflow.document.getText(), new RegExp(`- \\[x\\] ${CRITERION} \\(Cleo Marsh, 20`));
      tick(3, false, version + 1000);
      const third = await page.reply(3);
      assert.equal(third.ok ? '' : third.code, 'stale', 'nobody knows what such a page shows');
    } finally {
      channel.dispose();
    }
  });
});
