import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { BoardPage } from '../../../src/contract/board.ts';
import { toBoardSchema } from '../../../src/contract/board.ts';
import { BoardPanel } from '../../../src/extension/board/boardPanel.ts';
import { activated, answering, closeAll, workspaceFolder } from '../features/support.ts';
import { bytes, remove, soon, write } from '../documents/support.ts';
import { FakeWebview } from './webview.ts';

/** A panel without a page: messages are put in and looked at. */
class FakePanel {
  readonly webview = new FakeWebview();
  readonly visible = true;
  readonly active = true;
  readonly onDidChangeViewState = new vscode.EventEmitter<never>().event;
  reveal(): void {
    // Nothing to show.
  }
}

const PLAN = 'plans/ISSUES-1/ISSUES-1_rest-api/plan.md';
const KIRO = '.kiro/specs/readings';
const BEGUN = 'docs/features/heat-warnings';

describe('the board', () => {
  let page: FakePanel;
  let board: BoardPanel;

  const last = (): BoardPage | undefined =>
    page.webview.sent
      .map((message: unknown) => toBoardSchema.parse(message))
      .flatMap((message) => (message.type === 'board' ? [message.board] : []))
      .at(-1);
  const row = (name: string): BoardPage['rows'][number] | undefined => last()?.rows.find((one) => one.name === name);

  beforeEach(async () => {
    const services = await activated();
    page = new FakePanel();
    board = new BoardPanel(page as unknown as vscode.WebviewPanel, services, vscode.Uri.file('/nowhere'));
    page.webview.say({ type: 'ready' });
    await soon('the example on the board', () => row('Station alerts') !== undefined);
  });

  afterEach(async () => {
    board.dispose();
    await closeAll();
    await remove(BEGUN);
  });

  it('lets nothing run in its page but what comes with it', () => {
    assert.match(
      page.webview.html,
      /default-src 'none'; style-src [^;]* 'nonce-\w+'; font-src [^;]*; script-src 'nonce-\w+'"/,
    );
    assert.match(page.webview.html, /board\.js/);
    assert.equal(page.webview.options.enableScripts, true);
  });

  it('shows a feature that has passed all gates, with its figures', () => {
    const feature = row('Station alerts');
    assert.deepEqual(
      feature?.cells.map(({ state }) => state),
      Array.from({ length: 6 }, () => 'approved'),
    );
    assert.equal(feature.current, -1);
    assert.equal(last()?.columns.length, 6);
    assert.equal(last()?.figures.finished, 1);
  });

  it('shows a folder that another tool began, and adds the workflow to it when asked', async () => {
    await write(`${KIRO}/requirements.md`, '# Requirements Document\n\n### Requirement 1\n\nIt is kept.\n');
    await write(`${KIRO}/tasks.md`, '# Implementation Plan\n\n- [x] 1. Keep it\n- [ ] 2. Show it\n');
    // Watchers may miss what is in folders that are made in one go.
    page.webview.say({ type: 'ready' });
    await soon('the folder on the board', () => row('readings')?.cells[2]?.holds === 'tasks.md: 1 of 2 tasks done');
    assert.equal(row('readings')?.isLaidOut, false);
    assert.equal(last()?.figures.features, 1);
    await answering(['Add the workflow'], async () => {
      page.webview.say({ type: 'open', row: row('readings')?.id ?? '', gate: 'gate-1' });
      await soon('the workflow of the folder', () => row('readings')?.isLaidOut === true);
    });
    assert.match(await bytes(`${KIRO}/tasks.md`), /^- \[x\] 1\. Keep it$/m);
    await closeAll();
    await remove(KIRO);
  });

  it('gets a feature that is begun by command, and one that is gone goes', async () => {
    await answering(['Heat warnings'], () => vscode.commands.executeCommand('planwright.newFeature'));
    await soon('the new feature', () => row('Heat warnings') !== undefined);
    const [first, second] = row('Heat warnings')?.cells ?? [];
    assert.equal(first?.state, 'incomplete');
    assert.match(first.holds, /open criteria: Requirements document complete/);
    assert.deepEqual(first.waitsFor, ['Ada Okafor', 'Ben Lind']);
    assert.equal(second?.state, 'locked');
    await closeAll();
    await remove(BEGUN);
    await soon('the feature to go', () => row('Heat warnings') === undefined);
  });

  it('follows what is written into a document of a feature', async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), 'docs/features/station-alerts/requirements.md');
    const before = await vscode.workspace.fs.readFile(uri);
    try {
      const text = new TextDecoder().decode(before).replace('500 ms for 1,000', '900 ms for 1,000');
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      await soon('the gate to be lost', () => row('Station alerts')?.cells[0]?.state === 'changed');
      assert.match(row('Station alerts')?.cells[0]?.holds ?? '', /Requirements document approved/);
    } finally {
      await vscode.workspace.fs.writeFile(uri, before);
    }
    await soon('the gate to be whole again', () => row('Station alerts')?.cells[0]?.state === 'approved');
  });

  it('counts the verified rows of a functional plan that belongs to a feature', async () => {
    const plan = vscode.Uri.joinPath(workspaceFolder(), PLAN);
    const workflow = vscode.Uri.joinPath(workspaceFolder(), 'docs/features/station-alerts/workflow.md');
    const [planBefore, before] = [
      await vscode.workspace.fs.readFile(plan),
      await vscode.workspace.fs.readFile(workflow),
    ];
    assert.equal(row('Station alerts')?.verified, null);
    try {
      const first = '- `docs/features/station-alerts/requirements.md` – Requirements specification document';
      const text = new TextDecoder().decode(before).replace(first, `- \`${PLAN}\` – Functional plan\n${first}`);
      await vscode.workspace.fs.writeFile(workflow, new TextEncoder().encode(text));
      await soon('the rows of its plan', () => row('Station alerts')?.verified?.done === 0);
      const ticked = new TextDecoder().decode(planBefore).replace('| [ ] |', '| [x] |');
      await vscode.workspace.fs.writeFile(plan, new TextEncoder().encode(ticked));
      await soon('the row that is verified', () => row('Station alerts')?.verified?.done === 1);
    } finally {
      await vscode.workspace.fs.writeFile(workflow, before);
      await vscode.workspace.fs.writeFile(plan, planBefore);
    }
    await soon('the workflow as it was', () => row('Station alerts')?.verified === null);
  });

  it('opens a workflow at a gate, and nothing else', async () => {
    const { active } = await activated();
    const id = row('Station alerts')?.id;
    page.webview.say({ type: 'open', row: '0:../../etc/passwd', gate: '' });
    page.webview.say({ type: 'open', row: id, gate: 'gate-3', more: true });
    page.webview.say({ type: 'open', row: id, gate: 'gate-3' });
    await soon(
      'the workflow',
      () => active.session?.document.uri.path.endsWith('/station-alerts/workflow.md') === true,
    );
    assert.ok(vscode.workspace.textDocuments.every(({ uri }) => !uri.path.includes('passwd')));
  });

  it('takes ticks by command, as decisions', async () => {
    await answering(['Heat warnings'], () => vscode.commands.executeCommand('planwright.newFeature'));
    const { active } = await activated();
    await soon('the workflow', () => active.session?.document.uri.path.endsWith('/heat-warnings/workflow.md') === true);
    const uri = active.session?.document.uri;
    await answering(['Technical feasibility validated', 'Ada Okafor'], () =>
      vscode.commands.executeCommand('planwright.tickCriterion', { uri }),
    );
    const history = active.session?.state.history.decisions ?? [];
    assert.deepEqual(
      history.map(({ record }) => [record.type, record.by, record.criterion]),
      [['tick', 'Ada Okafor', 'Technical feasibility validated']],
    );
    assert.match(active.session?.document.getText() ?? '', /- \[x\] Technical feasibility validated \(Ada Okafor, 20/);
  });
});
