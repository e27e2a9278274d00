import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { at as fileAt, closeAll, plan, remove, write } from '../documents/support.ts';

const PLAN = 'trace/plans/T-1/plan.md';
const OTHER = 'trace/plans/T-2/plan.md';
const NOTES = 'trace/notes.md';
const example = readFileSync(path.join(__dirname, '../../examples/plans/ISSUES-1/ISSUES-1_rest-api/plan.md'), 'utf8');
const other = example.replace('A tracker of issues', `It rests on ${PLAN}#FR-2 and FR-2. A tracker of issues`);

const run = <T>(command: string, ...args: unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(command, ...args);

describe('ids of a functional plan in the editor', () => {
  afterEach(closeAll);
  after(() => remove('trace'));

  async function open(): Promise<vscode.TextDocument> {
    await write(OTHER, other);
    await write(
      NOTES,
      `- FR-2 is somebody else's\n- ../../${PLAN}#FR-2 leads out\n- plans/T-1/plan.md#FR-1..FR-3 are ours\n`,
    );
    return (await plan(PLAN, example)).document;
  }
  const at = (document: vscode.TextDocument, mark: string, by = 1): vscode.Position =>
    document.positionAt(document.getText().indexOf(mark) + by);
  const texts = async (locations: readonly vscode.Location[]): Promise<readonly string[]> =>
    Promise.all(
      locations.map(async ({ uri, range }) => {
        const document = await vscode.workspace.openTextDocument(uri);
        return `${uri.path.slice(uri.path.indexOf('trace/'))} ${document.getText(range)}`;
      }),
    );

  it('lead to where they are declared, in this document or the one that is named', async () => {
    const document = await open();
    const declared = (of: vscode.TextDocument, place: vscode.Position): Thenable<vscode.Location[]> =>
      run('vscode.executeDefinitionProvider', of.uri, place);
    const rows = await declared(document, at(document, '| FR-2 | AC-', 3));
    assert.deepEqual(await texts(rows), [`${PLAN} FR-2`]);
    assert.equal(document.lineAt(rows[0]!.range.start.line).text.startsWith('### FR-2: '), true);
    const away = (await plan(OTHER, other)).document;
    assert.deepEqual(await texts(await declared(away, at(away, `${PLAN}#FR-2`, PLAN.length + 2))), [`${PLAN} FR-2`]);
    assert.deepEqual(await texts(await declared(away, at(away, 'and FR-2. A', 5))), [`${OTHER} FR-2`]);
  });

  it('are found and renamed where they are named, and nowhere else', async () => {
    const document = await open();
    const place = at(document, '### FR-2: ', 5);
    const uses = await texts(await run('vscode.executeReferenceProvider', document.uri, place));
    assert.equal(uses.filter((use) => use === `${OTHER} ${PLAN}#FR-2`).length, 1);
    assert.equal(uses.filter((use) => use.startsWith(OTHER)).length, 1);
    assert.deepEqual(
      uses.filter((use) => use.startsWith(NOTES)),
      [`${NOTES} plans/T-1/plan.md#FR-1..FR-3`],
    );
    const rename = (name: string, from = place): Thenable<vscode.WorkspaceEdit> =>
      run('vscode.executeDocumentRenameProvider', document.uri, from, name);
    await assert.rejects(async () => rename('FR-3', at(document, '| FR-2 | AC-', 3)), /FR-3 is there already/);
    // In a heading, Markdown's own renaming must not take over.
    assert.equal((await rename('FR-3')).size, 0);
    assert.ok(await vscode.workspace.applyEdit(await rename('FR-200')));
    const textOf = async (path: string): Promise<string> =>
      (await vscode.workspace.openTextDocument(fileAt(path))).getText();
    const own = await textOf(PLAN);
    assert.match(own, /^### FR-200: /m);
    assert.match(own, /\| FR-1, FR-200, FR-3, FR-13/);
    assert.doesNotMatch(own, /(?<!N)FR-2(?!\d)/);
    const away = await textOf(OTHER);
    assert.match(away, new RegExp(`It rests on ${PLAN}#FR-200 and FR-2\\. A`));
    assert.match(away, /^### FR-2: /m);
    assert.equal(
      await textOf(NOTES),
      `- FR-2 is somebody else's\n- ../../${PLAN}#FR-2 leads out\n- plans/T-1/plan.md#FR-1, plans/T-1/plan.md#FR-200, plans/T-1/plan.md#FR-3 are ours\n`,
    );
  });

  it('tell what they stand for, what covers it and what is missing', async () => {
    await open();
    const { document } = await plan('trace/plans/T-3/plan.md', example.replaceAll(/^\| FR-2 \| AC-\d+ .*\n/gm, ''));
    const help = async (place: vscode.Position): Promise<string> => {
      const hovers = await run<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, place);
      return hovers
        .flatMap(({ contents }) => contents)
        .map((part) => (part instanceof vscode.MarkdownString ? part.value : ''))
        .join('\n');
    };
    const requirement = await help(at(document, '### FR-2: ', 5));
    assert.match(requirement, /\*\*FR\\-2\*\* List issues across repositories/);
    assert.match(requirement, /Criteria: AC\\-\d+/);
    assert.match(requirement, /\*\*Missing:\*\* .*a row of the verification contract/);
    assert.match(await help(at(document, '| WS-2: API', 3)), /Agent: api\\-designer/);
  });

  it('are offered with their titles, those of another document behind its path', async () => {
    await open();
    const { document } = await plan(
      'trace/plans/T-4/plan.md',
      example.replace('A tracker of issues', `See FR- ${OTHER}#AC-1 A tracker of issues`),
    );
    const offered = async (mark: string): Promise<Map<string, string | undefined>> => {
      const place = at(document, mark, mark.length);
      const list = await run<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, place);
      return new Map(list.items.map(({ label, detail }) => [typeof label === 'string' ? label : label.label, detail]));
    };
    const own = await offered(' FR-');
    assert.equal(own.get('FR-2'), 'List issues across repositories');
    assert.ok(![...own.keys()].some((label) => label.startsWith('AC-')));
    assert.ok((await offered(`${OTHER}#AC-1`)).has('AC-2'));
  });
});
