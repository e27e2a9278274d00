import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { HALF_WAY } from './plans.ts';
import { activated, answering, closeAll, eventually, openPlan, unique, workspaceFolder } from './support.ts';

const run = <T>(command: string, ...args: unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(`planwright.${command}`, ...args);

async function makeFolder(): Promise<vscode.Uri> {
  const folder = vscode.Uri.joinPath(workspaceFolder(), unique());
  await vscode.workspace.fs.createDirectory(folder);
  return folder;
}

const bytes = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

describe('commands', () => {
  afterEach(closeAll);

  it('make a new planning document and show its form', async () => {
    const folder = await makeFolder();
    const uri = await run<vscode.Uri>('newPlanningDocument', folder);
    assert.equal(uri.path, `${folder.path}/PLANNING.md`);
    const { kinds } = await activated();
    const kind = (await kinds.all()).find(({ id }) => id === 'planning');
    assert.equal(await bytes(uri), kind?.starter);
    await eventually('the form is shown', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputCustom && input.uri.toString() === uri.toString() ? input : undefined;
    });
  });

  it('never write over a document', async () => {
    const folder = await makeFolder();
    const taken = vscode.Uri.joinPath(folder, 'PLANNING.md');
    await vscode.workspace.fs.writeFile(taken, new TextEncoder().encode('mine'));
    const uri = await answering(['docs/retry.planning.md'], () => run<vscode.Uri>('newPlanningDocument', folder));
    assert.equal(await bytes(taken), 'mine');
    assert.equal(uri.path, `${folder.path}/docs/retry.planning.md`);
  });

  it('refuse paths that are taken, lead out of the folder, or are not Markdown', async () => {
    const folder = await makeFolder();
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'PLANNING.md'), new Uint8Array());
    for (const path of ['PLANNING.md', '../escape.md', 'docs//x.md', 'notes.txt']) {
      await assert.rejects(
        answering([path], () => run('newPlanningDocument', folder)),
        path,
      );
    }
  });

  it('answer a question', async () => {
    const { document } = await openPlan(HALF_WAY);
    await answering(['Yes, after Retry-After.'], () => run('answerQuestion'));
    assert.ok(
      document.getText().includes('- [x] Should a 429 be tried again?\n  - **Answer:** Yes, after Retry-After.\n'),
      document.getText(),
    );
  });

  it('ask a question', async () => {
    const { document } = await openPlan(HALF_WAY);
    await answering(['What of a 503?'], () => run('askQuestion'));
    assert.ok(document.getText().includes('  - **Answer:** Only the importer.\n- [ ] What of a 503?\n'));
  });

  it('add what is missing', async () => {
    const { session } = await openPlan(HALF_WAY);
    await run('addMissingSections');
    for (const id of ['2.2', '3', '4', '4.1']) assert.ok(session.state.plan.node(id), `${id} is there now`);
  });

  it('go round the findings', async () => {
    const { editor, session } = await openPlan(HALF_WAY);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const lines: number[] = [];
    for (let step = 0; step < 3; step++) {
      await run('goToNextIncomplete');
      lines.push(editor.document.offsetAt(editor.selection.active));
    }
    const grave = session.state.findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
    const places = [...new Set(grave.map(({ span }) => span.from))].filter((from) => from > 0);
    assert.deepEqual(lines, places.slice(0, 3));
  });

  it('resume nothing before the plan is approved', async () => {
    const { document } = await openPlan(HALF_WAY);
    const before = document.getText();
    const shown: string[] = [];
    const window = vscode.window as { showInformationMessage: unknown };
    const original = window.showInformationMessage;
    window.showInformationMessage = (message: string) => {
      shown.push(message);
      return Promise.resolve(undefined);
    };
    try {
      await run('resumeImplementation');
    } finally {
      window.showInformationMessage = original;
    }
    assert.match(shown[0] ?? '', /Implementation plan/);
    assert.equal(document.getText(), before);
  });

  it('keep the state of a commit in the document', async () => {
    const text = HALF_WAY.replace('DRAFT', 'IMPLEMENTATION_IN_PROGRESS');
    const { document, uri } = await openPlan(text);
    // The status says approved, and no decision does: the person is told, and goes on.
    await answering(['Go on', 'Commit 1', 'Start'], () => run('resumeImplementation', uri));
    const time = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ';
    assert.match(document.getText(), new RegExp(`in a row\\n- \\*\\*Status:\\*\\* in progress \\(${time}\\)\\n`));
    await answering(['Go on', 'Commit 1', 'Mark as done', '1a2b3c4'], () => run('resumeImplementation', uri));
    assert.match(document.getText(), new RegExp(`in a row\\n- \\*\\*Status:\\*\\* done \\(1a2b3c4, ${time}\\)\\n`));
    assert.equal(document.getText().replace(/- \*\*Status:\*\* done.*\n/, ''), text);
  });
});
