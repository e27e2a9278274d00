import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { PlanSession } from '../../../src/extension/documents/session.ts';
import { DECIDABLE as PLAN } from '../features/plans.ts';
import { canonicalJson, type Json } from '../../../src/workspace/canonicalJson.ts';
import { at, bytes, closeAll, plan, remove, soon, textOf, watching, watchingIn, write } from './support.ts';

// Every test has a file of its own: documents stay open in the host for a while after their editors are closed.
let count = 0;
let file = '';
let folder = '';

function gate(session: PlanSession, id: string) {
  const report = session.state.gates.find((one) => one.gate.id === id);
  assert.ok(report, `no gate ${id}`);
  return report;
}

async function records(): Promise<Record<string, unknown>[]> {
  const entries = await vscode.workspace.fs.readDirectory(at(folder));
  const names = entries.map(([name]) => name).filter((name) => name.endsWith('.json'));
  return Promise.all(
    names.sort().map(async (name) => JSON.parse(await bytes(`${folder}/${name}`)) as Record<string, unknown>),
  );
}

const acknowledge = (session: PlanSession, digest = gate(session, 'requirements').digest) =>
  session.decide({ gate: 'requirements', type: 'acknowledge', digest, comment: 'Fine' });

const isRecord = (name: string): boolean => name.endsWith('.json');

/** Changes a document as another program does, and waits until the workbench has read it. */
async function rewrite({ document }: PlanSession, from: string, to: string): Promise<void> {
  const path = vscode.workspace.asRelativePath(document.uri, false);
  await write(path, (await bytes(path)).replace(from, to));
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.files.revert');
  await soon('the text from the disk', () => document.getText().includes(to));
}

describe('decisions', () => {
  const settings = () => vscode.workspace.getConfiguration('planwright');

  before(watching);
  before(() => settings().update('approver', 'Ada Lovelace', vscode.ConfigurationTarget.Global));
  after(() => settings().update('approver', undefined, vscode.ConfigurationTarget.Global));

  beforeEach(() => {
    count++;
    file = `decisions-test/${String(count)}/PLANNING.md`;
    folder = `.planwright/decisions/${file}`;
  });

  afterEach(closeAll);

  // Not after each test: a folder that goes and comes back at once can be lost to the workbench's file watcher.
  after(async () => {
    await remove('decisions-test');
    await remove('.planwright/decisions/decisions-test');
  });

  it('leave a record, the text that was decided on, and their traces in the document', async () => {
    const session = await plan(file, PLAN);
    const { digest } = gate(session, 'requirements');
    const outcome = await acknowledge(session);
    assert.equal(outcome.ok, true, JSON.stringify(outcome));
    const [record, ...others] = await records();
    assert.deepEqual(others, []);
    assert.ok(record);
    const { time, ...rest } = record;
    assert.match(String(time), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.deepEqual(rest, {
      format: 1,
      document: file,
      kind: 'planning',
      gate: 'requirements',
      type: 'acknowledge',
      by: 'Ada Lovelace',
      digest,
      comment: 'Fine',
      previous: null,
      signature: null,
    });
    const kept = await session.approvedText('requirements');
    assert.equal(kept, PLAN.slice(PLAN.indexOf('## 1.'), PLAN.indexOf('## 3.')));
    const now = await bytes(file);
    assert.equal(now, session.document.getText(), 'it was clean before, so it is saved');
    const line = `- **[${String(time)}]** Checkpoint "Requirements" acknowledged by Ada Lovelace: Fine`;
    const expected = PLAN.replace('[Timestamp]', String(time))
      .replace('Phase:** Section 1', 'Phase:** Section 2')
      .replace('## Change Log\n', `## Change Log\n\n${line}\n`);
    assert.equal(now, expected);
    assert.equal(gate(session, 'requirements').state, 'approved');
  });

  it('are refused on a text that has moved on', async () => {
    const session = await plan(file, PLAN);
    const { digest } = gate(session, 'requirements');
    await session.edit([{ type: 'setText', field: '1/out-of-scope', text: 'Reads.' }]);
    const outcome = await acknowledge(session, digest);
    assert.equal(outcome.ok ? '' : outcome.code, 'stale');
    assert.equal(session.state.history.decisions.length, 0);
  });

  it('are refused where the gate does not allow them', async () => {
    const session = await plan(file, PLAN.replace('Writes.', '[What this change leaves alone]'));
    const outcome = await acknowledge(session);
    assert.equal(outcome.ok ? '' : outcome.code, 'refused');
    const approve = await session.decide({
      gate: 'design',
      type: 'approve',
      digest: gate(session, 'design').digest,
      comment: '',
    });
    assert.equal(approve.ok ? '' : approve.code, 'refused');
  });

  it('save what they are made on, and show when the text is changed afterwards', async () => {
    const session = await plan(file, PLAN);
    await session.edit([{ type: 'setText', field: '1/out-of-scope', text: 'Reads.' }]);
    const outcome = await acknowledge(session);
    assert.equal(outcome.ok, true, JSON.stringify(outcome));
    assert.equal(session.document.isDirty, false);
    assert.match(await bytes(file), /Reads\./);
    assert.equal(gate(session, 'requirements').state, 'approved');
    await session.edit([{ type: 'setText', field: '1/out-of-scope', text: 'Nothing.' }]);
    assert.equal(gate(session, 'requirements').state, 'changed');
    assert.match((await session.approvedText('requirements')) ?? '', /Reads\./);
    await session.edit([{ type: 'setText', field: '1/out-of-scope', text: 'Reads.' }]);
    assert.equal(gate(session, 'requirements').state, 'approved', 'the same text is approved again');
  });

  it('can be taken back, each record naming the one before it', async () => {
    const session = await plan(file, PLAN);
    await acknowledge(session);
    const { digest } = gate(session, 'requirements');
    const outcome = await session.decide({ gate: 'requirements', type: 'revoke', digest, comment: '' });
    assert.equal(outcome.ok, true, JSON.stringify(outcome));
    assert.equal(gate(session, 'requirements').passed, false);
    const { decisions } = session.state.history;
    const last = decisions.find(({ record }) => record.type === 'revoke');
    const first = decisions.find(({ record }) => record.type === 'acknowledge');
    assert.equal(last?.record.previous, first?.name);
  });

  it('approve alternatives: who approved stands in the change log, for the document is not approved yet', async () => {
    const session = await plan(file, PLAN);
    const { digest, state, blocking } = gate(session, 'alternatives');
    assert.equal(state, 'ready', JSON.stringify(blocking.map(({ message }) => message)));
    const outcome = await session.decide({ gate: 'alternatives', type: 'approve', digest, comment: '' });
    assert.equal(outcome.ok, true, JSON.stringify(outcome));
    assert.match(await bytes(file), /Checkpoint "Design alternatives" approved by Ada Lovelace/);
    assert.equal(textOf(session, 'header/approved-by'), '[User handle/name]');
    assert.equal(textOf(session, 'header/current-phase'), 'Section 4');
  });

  it('are seen when their folder comes in one go, and nothing else happens', async () => {
    const session = await plan(file, PLAN);
    await acknowledge(session);
    const name = (await vscode.workspace.fs.readDirectory(at(folder))).map(([one]) => one).find(isRecord);
    const text = await bytes(`${folder}/${String(name)}`);
    // The same document elsewhere, and a record about it in a folder that is there from one moment to the next.
    const other = file.replace('/PLANNING.md', 'b/PLANNING.md');
    const second = await plan(other, PLAN);
    const record = { ...(JSON.parse(text) as Readonly<Record<string, Json>>), document: other };
    const hash = createHash('sha256').update(canonicalJson(record)).digest('hex');
    await watchingIn('.planwright/decisions/decisions-test');
    const made = at(`${file}.made`).fsPath;
    mkdirSync(join(made, 'PLANNING.md'), { recursive: true });
    writeFileSync(join(made, 'PLANNING.md', String(name).replace(/[0-9a-f]{64}/, hash)), canonicalJson(record));
    renameSync(made, dirname(at(`.planwright/decisions/${other}`).fsPath));
    await soon('the decision', () => gate(second, 'requirements').state === 'approved');
  });

  // Watchers are late, and miss folders that were made in one go: what comes with the document must be seen with it.
  it('are read again with the document, when a record comes from elsewhere or goes', async () => {
    const session = await plan(file, PLAN);
    await acknowledge(session);
    const name = (await vscode.workspace.fs.readDirectory(at(folder))).map(([one]) => one).find(isRecord);
    const text = await bytes(`${folder}/${String(name)}`);
    await vscode.workspace.fs.delete(at(`${folder}/${String(name)}`));
    await rewrite(session, 'Writes.', 'Reads.');
    await soon('the gate to open again', () => gate(session, 'requirements').state === 'ready');
    await vscode.workspace.fs.writeFile(at(`${folder}/${String(name)}`), Buffer.from(text));
    await rewrite(session, 'Reads.', 'Writes.');
    await soon('the decision', () => gate(session, 'requirements').state === 'approved');
  });

  it('set the status by lawful steps only', async () => {
    const session = await plan(file, PLAN);
    const outcome = await session.setStatus('COMPLETE');
    assert.equal(outcome.ok ? '' : outcome.code, 'refused');
    const early = await session.setStatus('DESIGN_APPROVED');
    assert.equal(early.ok ? '' : early.code, 'refused');
    assert.equal(textOf(session, 'header/document-status'), 'DRAFT');
  });
});
