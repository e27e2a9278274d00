import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PlanSession } from '../../../src/extension/documents/session.ts';
import { PlanIndex } from '../../../src/extension/tree/planIndex.ts';
import { DECIDABLE } from '../features/plans.ts';
import { MemoryFileSystem } from './memoryFileSystem.ts';
import { closeAll, internals, soon } from './support.ts';

const TEMPLATE =
  '---\nplanwright: 1\nkind: note\nfiles: ["**/*.note.md"]\n---\n# Note\n\n## 1. Why\n\n- **Reason:** [Why]\n';

const folderUri = (name: string): vscode.Uri => {
  const folder = vscode.workspace.workspaceFolders?.find((one) => one.name === name);
  assert.ok(folder, `no folder "${name}"`);
  return folder.uri;
};

const uriOf = (folder: string, path: string): vscode.Uri => vscode.Uri.joinPath(folderUri(folder), path);
const write = (uri: vscode.Uri, text: string): Thenable<void> => vscode.workspace.fs.writeFile(uri, Buffer.from(text));
const read = async (uri: vscode.Uri): Promise<string> =>
  Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('utf8');

async function opened(uri: vscode.Uri, text: string): Promise<PlanSession> {
  await write(uri, text);
  const session = await (await internals()).open(uri);
  assert.ok(session, `${uri.toString()} is of no kind`);
  return session as PlanSession;
}

describe('a workspace of several folders', () => {
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('planwright');
  let provider: vscode.Disposable;

  before(async () => {
    provider = vscode.workspace.registerFileSystemProvider('planmem', new MemoryFileSystem('/three'), {
      isCaseSensitive: true,
    });
    await settings().update('approver', 'Ada Lovelace', vscode.ConfigurationTarget.Global);
  });

  afterEach(closeAll);

  after(async () => {
    await settings().update('approver', undefined, vscode.ConfigurationTarget.Global);
    provider.dispose();
  });

  for (const name of ['one', 'two', 'three']) {
    it(`edits, judges and decides on a plan in the folder "${name}", wherever that is`, async () => {
      const uri = uriOf(name, 'plans/PLANNING.md');
      const session = await opened(uri, DECIDABLE);
      const field = '1/out-of-scope';
      assert.equal((await session.edit([{ type: 'setText', field, text: `Said in ${name}.` }])).ok, true);
      assert.equal(await session.document.save(), true);
      assert.match(await read(uri), new RegExp(`Said in ${name}\\.`));
      await soon('findings', () =>
        vscode.languages.getDiagnostics(uri).some(({ source }) => source?.toLowerCase() === 'planwright'),
      );
      const gate = session.state.gates.find((one) => one.gate.id === 'requirements');
      assert.ok(gate);
      assert.equal(gate.state, 'ready', JSON.stringify(gate.blocking.map(({ message }) => message)));
      const request = { gate: 'requirements', type: 'acknowledge', digest: gate.digest, comment: '' } as const;
      const outcome = await session.decide(request);
      assert.equal(outcome.ok, true, JSON.stringify(outcome));
      const records = await vscode.workspace.fs.readDirectory(uriOf(name, '.planwright/decisions/plans/PLANNING.md'));
      assert.deepEqual(records.map(([file]) => file.replace(/^.*\./, '')).sort(), ['json', 'md']);
      assert.match(await read(uri), /"Requirements" acknowledged by Ada Lovelace/);
      const index = new PlanIndex(await internals());
      const found = await index.plansIn(folderUri(name));
      index.dispose();
      assert.deepEqual(found.map(String), [uri.toString()]);
    });
  }

  it('shows the form of a plan that is nowhere on the disk', async () => {
    const uri = uriOf('three', 'plans/PLANNING.md');
    await vscode.commands.executeCommand('vscode.openWith', uri, 'planwright.form');
    await soon('the form', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputCustom && input.uri.toString() === uri.toString();
    });
  });

  it('reads the templates of a folder for its own documents only', async () => {
    for (const name of ['one', 'three']) {
      await write(uriOf(name, '.planwright/templates/note.md'), TEMPLATE);
      const uri = uriOf(name, 'a.note.md');
      await write(uri, '# Note\n\n## 1. Why\n\n- **Reason:** So.\n');
      const { open } = await internals();
      let session = await open(uri);
      // Watchers tell of the template; the document is matched again then.
      await soon('the kind', () => {
        void open(uri).then((found) => (session = found));
        return session?.state.plan.kind.id === 'note';
      });
    }
    const elsewhere = uriOf('two', 'a.note.md');
    await write(elsewhere, '# Note\n\n## 1. Why\n\n- **Reason:** So.\n');
    assert.equal(await (await internals()).open(elsewhere), undefined);
  });
});
