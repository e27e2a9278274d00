import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FORM_VIEW_TYPE } from '../../../src/extension/status/activePlan.ts';
import { at, closeAll, internals, plan, remove, soon, write } from '../documents/support.ts';

const PLAN =
  '# Plan\n\n**Document Status:** DRAFT\n\n## 1. Goal & Feature Requirements\n\n- **User Story/Goal:** One\n';

const tabs = (): number =>
  vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(({ input }) => input instanceof vscode.TabInputCustom && input.viewType === FORM_VIEW_TYPE).length;

describe('the form as an editor', () => {
  afterEach(async () => {
    await closeAll();
    await remove('forms');
  });

  it('opens once for a document, and is the active plan', async () => {
    const { openForm, forms, active } = await internals();
    const session = await plan('forms/a/PLANNING.md', PLAN);
    await openForm(session.document.uri);
    await soon('the form', () => tabs() === 1 && forms.size === 1);
    await soon('the active plan', () => active.session === session);
    await openForm(session.document.uri, '1/user-story-goal');
    assert.equal(tabs(), 1);
  });

  it('shows one document in two forms and an editor', async () => {
    const { openForm, forms, sessions } = await internals();
    const session = await plan('forms/b/PLANNING.md', PLAN);
    await vscode.window.showTextDocument(session.document);
    await vscode.commands.executeCommand('workbench.action.splitEditor');
    await openForm(session.document.uri);
    await soon('the form', () => forms.size === 1);
    assert.equal(vscode.window.visibleTextEditors.length, 1, 'the text beside it stays');
    await vscode.commands.executeCommand('workbench.action.splitEditor');
    await soon('the second form', () => forms.size === 2);
    assert.equal(sessions.get(session.document.uri), session, 'one session for all');
    assert.equal(sessions.all().filter(({ document }) => document === session.document).length, 1);
  });

  it('leaves nothing behind when it is closed, many times', async function () {
    this.timeout(60_000);
    const { openForm, forms } = await internals();
    const session = await plan('forms/c/PLANNING.md', PLAN);
    const before = session.listeners;
    for (let count = 0; count < 10; count++) {
      await openForm(session.document.uri);
      await soon('the form', () => forms.size === 1 && session.listeners > before);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await soon('the form to close', () => forms.size === 0);
      assert.equal(session.listeners, before);
    }
  });

  it('says so where a document is of no kind, and shows the fields once it is', async () => {
    const { openForm, forms, sessions } = await internals();
    await write('forms/d/other.md', '# Other\n\nText.\n');
    await openForm(at('forms/d/other.md'));
    await soon('the page', () => forms.size === 1);
    assert.equal(sessions.get(at('forms/d/other.md')), undefined);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(at('forms/d/other.md'), new vscode.Position(0, 0), '---\nplanwright: planning\n---\n\n');
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    const session = await soon('the session', () => sessions.get(at('forms/d/other.md')));
    assert.equal(session.state.plan.kind.id, 'planning');
  });

  it('opens the text at a field, and files at their lines', async () => {
    const { openMarkdown, openReference } = await internals();
    const session = await plan('forms/e/PLANNING.md', PLAN);
    await openMarkdown(session.document.uri, '1/user-story-goal');
    assert.equal(vscode.window.activeTextEditor?.selection.start.line, 6);
    await write('forms/e/code.ts', 'one\ntwo\nthree\n');
    await openReference(session.document.uri, '`code.ts:2-3`');
    assert.equal(vscode.window.activeTextEditor.document.uri.path, at('forms/e/code.ts').path);
    assert.equal(vscode.window.activeTextEditor.selection.start.line, 1);
    assert.equal(vscode.window.activeTextEditor.selection.end.line, 2);
  });
});
