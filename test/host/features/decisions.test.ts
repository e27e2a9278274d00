import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { READY } from './plans.ts';
import { answering, closeAll, eventually, openPlan, positionOf, type OpenPlan } from './support.ts';

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`planwright.${command}`, ...args);

const stateOf = ({ session }: OpenPlan, id: string): string | undefined =>
  session.state.gates.find(({ gate }) => gate.id === id)?.state;

const reaches = (plan: OpenPlan, state: string): Promise<unknown> =>
  eventually(`the checkpoint is ${state}`, () => (stateOf(plan, 'requirements') === state ? true : undefined));

describe('commands on checkpoints', () => {
  before(() =>
    vscode.workspace.getConfiguration('planwright').update('approver', 'Ada', vscode.ConfigurationTarget.Global),
  );
  after(() =>
    vscode.workspace.getConfiguration('planwright').update('approver', undefined, vscode.ConfigurationTarget.Global),
  );
  afterEach(closeAll);

  it('decide, show what changed since, and revoke', async () => {
    const plan = await openPlan(READY);
    assert.equal(stateOf(plan, 'requirements'), 'ready', JSON.stringify(plan.session.state.gates[0]?.blocking));
    await answering(['Acknowledge'], () => run('acknowledgeCheckpoint'));
    await reaches(plan, 'approved');
    assert.match(plan.document.getText(), /Checkpoint "Requirements" acknowledged by Ada/);

    await plan.editor.edit((edit) => edit.insert(positionOf(plan.document, 'survive a rate limit'), ' or two'));
    await reaches(plan, 'changed');
    await run('showChangesSinceApproval', { uri: plan.uri, gate: 'requirements' });
    const diff = await eventually('the difference is shown', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff ? input : undefined;
    });
    const [before, now] = await Promise.all(
      [diff.original, diff.modified].map((uri) => vscode.workspace.openTextDocument(uri)),
    );
    assert.match(before?.getText() ?? '', /survive a rate limit\./);
    assert.match(now?.getText() ?? '', /survive a rate limit or two\./);

    await answering(['Revoke'], () => run('revokeDecision', { uri: plan.uri, gate: 'requirements' }));
    await reaches(plan, 'ready');
  });

  it('ask for changes with a comment', async () => {
    const plan = await openPlan(READY);
    await answering(['Name the limit.'], () => run('requestChanges', { uri: plan.uri, gate: 'requirements' }));
    await reaches(plan, 'changes-requested');
    assert.match(plan.document.getText(), /changes requested by Ada: Name the limit\./);
  });

  it('decide only on the text that was shown', async () => {
    const plan = await openPlan(READY);
    const shown: string[] = [];
    const window = vscode.window as { showErrorMessage: unknown; showQuickPick: unknown };
    const original = { ...window };
    window.showErrorMessage = (message: string) => Promise.resolve(void shown.push(message));
    window.showQuickPick = async (items: readonly vscode.QuickPickItem[]) => {
      await plan.editor.edit((edit) => edit.insert(positionOf(plan.document, 'survive a rate limit'), ' or two'));
      return items[0];
    };
    try {
      await run('acknowledgeCheckpoint');
    } finally {
      Object.assign(window, { showErrorMessage: original.showErrorMessage, showQuickPick: original.showQuickPick });
    }
    assert.equal(shown.length, 1);
    assert.equal(stateOf(plan, 'requirements'), 'ready');
  });

  it('offer only the statuses that may follow', async () => {
    const plan = await openPlan(READY);
    const before = plan.document.getText();
    const told: string[] = [];
    const window = vscode.window as { showWarningMessage: unknown };
    const original = window.showWarningMessage;
    window.showWarningMessage = (message: string) => Promise.resolve(void told.push(message));
    try {
      await answering(['DESIGN_APPROVED'], () => run('setStatus'));
    } finally {
      window.showWarningMessage = original;
    }
    assert.match(told[0] ?? '', /not approved/);
    assert.equal(plan.document.getText(), before);
  });
});
