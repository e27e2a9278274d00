import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { bytes, closeAll, plan, remove, soon, watchingIn, write } from '../documents/support.ts';

const FOLDER = 'feature/docs/features';
const SPEC_FILE = `${FOLDER}/FEAT-012-spec.md`;
const PLAN_FILE = `${FOLDER}/FEAT-012-plan.md`;
const example = (name: string): string =>
  readFileSync(path.join(__dirname, '../../examples/docs/features', name), 'utf8');
// The plan names its specification from the top of the folder.
const atFolder = (text: string): string => text.replaceAll('`docs/features/', `\`${FOLDER}/`);

describe('a feature plan in the editor', () => {
  // Watchers may miss what happens in folders that were taken away and made anew: this one stays.
  before(() => watchingIn(FOLDER));
  afterEach(async () => {
    await closeAll();
    await remove(PLAN_FILE);
    await remove(SPEC_FILE);
  });
  after(() => remove('feature'));

  const codes = (session: Awaited<ReturnType<typeof plan>>): string[] => session.state.findings.map(({ code }) => code);

  it('follows its specification, which it reads from the disk', async () => {
    const spec = example('FEAT-012-spec.md');
    await write(SPEC_FILE, spec);
    const session = await plan(PLAN_FILE, atFolder(example('FEAT-012-plan.md')));
    await soon('the specification is read', () => !codes(session).includes('spec.changed'));
    await write(SPEC_FILE, spec.replace('20 minutes', '10 minutes'));
    await soon('the change is noticed', () => codes(session).includes('spec.changed'));
    await write(SPEC_FILE, spec);
    await soon('the change is taken back', () => !codes(session).includes('spec.changed'));
  });

  it('is searched for patterns by its command', async () => {
    await write(SPEC_FILE, example('FEAT-012-spec.md'));
    await write(
      'feature/src/stock.ts',
      'export function countShelf(items: string[]): number {\n  return items.length;\n}\n',
    );
    const session = await plan(PLAN_FILE, atFolder(example('FEAT-012-plan.md')));
    const done = vscode.commands.executeCommand('planwright.analyseCodeBase', session.document.uri);
    await soon('the place in the plan', () => session.document.getText().includes('feature/src/stock.ts:1'));
    await done;
    assert.ok((await bytes(PLAN_FILE)).includes('FEAT-012'));
  });

  it('knows its ids in its specification, too', async () => {
    await write(SPEC_FILE, example('FEAT-012-spec.md'));
    const { document } = await plan(PLAN_FILE, atFolder(example('FEAT-012-plan.md')));
    const at = (text: string): vscode.Position => document.positionAt(document.getText().indexOf(text) + 1);
    const places = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at('AC-2: A count'),
    );
    assert.deepEqual(
      places.map(({ uri }) => uri.path.endsWith(SPEC_FILE)),
      [true],
    );
    const uses = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      at('US-1 AC-1'),
    );
    // Its head and two requirements in the specification, two criteria in the plan.
    assert.equal(uses.length, 5);
  });

  it('renames an id in both documents, and not to one that is there', async () => {
    await write(SPEC_FILE, example('FEAT-012-spec.md'));
    const { document } = await plan(PLAN_FILE, atFolder(example('FEAT-012-plan.md')));
    const at = document.positionAt(document.getText().indexOf('AC-3: Low') + 1);
    const rename = (name: string): Thenable<vscode.WorkspaceEdit> =>
      vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, at, name);
    await assert.rejects(async () => rename('AC-1'), /AC-1 is there already/);
    await assert.rejects(async () => rename('XY-1'), /Give a number after/);
    assert.ok(await vscode.workspace.applyEdit(await rename('AC-30')));
    assert.match(document.getText(), /- \[ \] US-2 AC-30: Low items are listed/);
    const spec = vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith(SPEC_FILE));
    assert.match(spec?.getText() ?? '', /^\*\*AC-30: Low items are listed\*\*$/m);
  });
});
