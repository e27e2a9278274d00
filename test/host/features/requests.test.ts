import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { openQuestions } from '../../../src/extension/summary/openQuestions.ts';
import { newHasher } from '../../../src/node/newHasher.ts';
import { answerTo, readRequests } from '../../harness/requests.ts';
import { activated, answering, closeAll, eventually, focusWindow, unique, workspaceFolder } from './support.ts';

const requests = readRequests(path.join(__dirname, '../../test/fixtures/requests'));
const KINDS = { spec: 'Specification', maintenance: 'Maintenance plan' };

describe('requests in many domains, in the editor', () => {
  afterEach(closeAll);

  for (const given of requests) {
    it(`${given.name} is selected, asked about, answered, and in the clipboard as a prompt`, async () => {
      const { open } = await activated();
      const uri = await newFrom(given.request, KINDS[given.kind]);
      const session = await open(uri);
      assert.ok(session, 'the new document is read');
      const { plan } = session.state;
      assert.equal(plan.kind.id, given.kind);
      assert.ok(plan.text.includes(given.request), 'word for word');
      const isOpen = (): boolean | undefined =>
        session.state.gates.find(({ gate }) => gate.id === plan.kind.reflection?.gate)?.passed;
      assert.equal(isOpen(), false);

      const needs = plan.kind.reflection?.criteria.flatMap((criterion) => criterion.needs) ?? [];
      const asked = openQuestions(plan);
      assert.ok(asked.length > 0);
      for (const { field, index, text } of asked) {
        const outcome = await session.edit([{ type: 'answer', field, index, text: answerTo(given, needs, text) }]);
        assert.equal(outcome.ok, true, JSON.stringify(outcome));
      }
      await eventually('the checkpoint opens', () => isOpen() || undefined);

      await vscode.env.clipboard.writeText('');
      await vscode.window.showTextDocument(session.document);
      const agent = await titleOf(given.agent, uri, given.kind);
      await answering([agent, 'Copy to the clipboard'], () => vscode.commands.executeCommand('planwright.handOn', uri));
      const copied = await vscode.env.clipboard.readText();
      assert.ok(copied.startsWith(`# ${agent}`), copied.slice(0, 80));
      assert.ok(copied.includes(given.request));
      for (const { text } of asked) {
        assert.ok(squeezed(copied).includes(squeezed(answerTo(given, needs, text))), text);
      }
      const hasher = newHasher();
      hasher.update(session.document.getText());
      assert.ok(copied.includes(`version sha256:${hasher.digest()}`));
    });
  }
});

describe('a request', () => {
  afterEach(closeAll);

  it('comes from the clipboard when the person says so', async () => {
    const { open } = await activated();
    const request = 'Checkout throws 500 on large carts.\nIt worked last week.';
    await vscode.env.clipboard.writeText(`\n${request}\n`);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await focusWindow();
    const file = `${unique()}/MAINTENANCE.md`;
    await answering(['Take it from the clipboard', KINDS.maintenance, file], () =>
      vscode.commands.executeCommand('planwright.newFromRequest'),
    );
    const session = await open(vscode.Uri.joinPath(workspaceFolder(), file));
    assert.equal(session?.state.plan.kind.id, 'maintenance');
    assert.ok(session.document.getText().includes(`\n${request}\n`));
  });

  it('is reflected on again by the command, which notes the outcome', async () => {
    const { open } = await activated();
    const uri = await newFrom('We need a simple inventory app.', KINDS.spec);
    const session = await open(uri);
    assert.ok(session);
    const runs = (): number => session.document.getText().match(/Reflection: insufficient/g)?.length ?? 0;
    const before = runs();
    const asked = openQuestions(session.state.plan).length;
    await vscode.commands.executeCommand('planwright.runReflection', uri);
    assert.equal(runs(), before + 1);
    assert.equal(openQuestions(session.state.plan).length, asked, 'nothing is asked twice');
  });
});

/** Selects a request in an editor among other text, and makes a document of it. */
async function newFrom(request: string, kind: string): Promise<vscode.Uri> {
  const before = 'Mail of Tuesday.\n\n';
  // A file, since an untitled editor gets the name, and for a moment the text, of the one before it.
  const mail = vscode.Uri.joinPath(workspaceFolder(), unique(), 'mail.txt');
  await vscode.workspace.fs.writeFile(mail, new TextEncoder().encode(`${before}${request}\n\nRegards\n`));
  const document = await vscode.workspace.openTextDocument(mail);
  const selection = new vscode.Selection(
    document.positionAt(before.length),
    document.positionAt(before.length + request.length),
  );
  // A form that the test before has closed may still take the focus away.
  await eventually('the selection', async () => {
    await vscode.window.showTextDocument(document, { selection });
    const editor = vscode.window.activeTextEditor;
    return editor?.document.getText(editor.selection) === request ? true : undefined;
  });
  const file = `${unique()}/${kind === KINDS.spec ? 'SPEC' : 'MAINTENANCE'}.md`;
  await answering([kind, file], () => vscode.commands.executeCommand('planwright.newFromRequest'));
  return vscode.Uri.joinPath(workspaceFolder(), file);
}

async function titleOf(agent: string, document: vscode.Uri, kind: string): Promise<string> {
  const prompts = await (await activated()).prompts(document);
  const found = prompts.find((prompt) => prompt.agent === agent && prompt.kinds.includes(kind));
  assert.ok(found, `There is no prompt for ${agent}.`);
  return found.title;
}

/** Without the indentation that a list gives to the second line of an answer. */
const squeezed = (text: string): string => text.replace(/\s+/g, ' ');
