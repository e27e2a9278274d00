import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { at as uriOf, bytes, closeAll, plan, remove, soon, watchingIn, write } from '../documents/support.ts';
import { openFor } from '../../../src/extension/panels/noticeHandlers.ts';
import { activated, answering, copiedBy } from './support.ts';

const FOLDER = 'feature/docs/features';
const SPEC_FILE = `${FOLDER}/FEAT-012-spec.md`;
const PLAN_FILE = `${FOLDER}/FEAT-012-plan.md`;
/** Others than those of the other tests, which the editor may still hold as they were. */
const own = (number: string) => ({
  spec: `${FOLDER}/FEAT-${number}-spec.md`,
  plan: `${FOLDER}/FEAT-${number}-plan.md`,
  of: (text: string): string => text.replaceAll('FEAT-012', `FEAT-${number}`),
});
const FREE = own('031');
const TOLD = own('032');
const RENAMED = own('033');
const SHOWN = own('034');
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
    for (const { spec, plan } of [FREE, TOLD, RENAMED, SHOWN]) {
      await remove(plan);
      await remove(spec);
    }
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

  it('is made by its command, and the specification names it on the disk', async () => {
    const spec = example('FEAT-012-spec.md').replace('**Status:** DRAFT', '**Status:** APPROVED');
    const { document } = await plan(SPEC_FILE, spec);
    await answering(['Leave the code base alone'], () =>
      vscode.commands.executeCommand('planwright.planFeature', document.uri),
    );
    assert.match(await bytes(PLAN_FILE), /^ {2}- \[ \] US-2 AC-3: Low items are listed$/m);
    const line = `**Plan:** \`${PLAN_FILE}\`\n`;
    await soon('the specification is saved', () => !document.isDirty && document.getText().includes(line));
    assert.equal((await bytes(SPEC_FILE)).replace(line, ''), spec);
  });

  it('is shown, and nothing is asked, where it is there already', async () => {
    const { document } = await plan(SHOWN.spec, example('FEAT-012-spec.md'));
    const written = example('FEAT-012-plan.md');
    await write(SHOWN.plan, written);
    // Nobody answers: a question would keep the command waiting.
    const shown = await vscode.commands.executeCommand<vscode.Uri>('planwright.planFeature', document.uri);
    assert.equal(shown.toString(), uriOf(SHOWN.plan).toString());
    assert.equal(await bytes(SHOWN.plan), written);
  });

  it('is made from a specification in a notation of its own, which is of no kind', async () => {
    const spec =
      '# Bulk prices\n\nStatus: Approved\n\n## Problem\n\nA day is lost.\n\n## Acceptance Criteria\n\n- [ ] 500 prices change at once\n\n## Questions\n\n- RQ4: Which rounding?\n';
    await write(FREE.spec, spec);
    const document = await vscode.workspace.openTextDocument(uriOf(FREE.spec));
    await vscode.window.showTextDocument(document);
    await answering(['Leave the code base alone'], () => vscode.commands.executeCommand('planwright.planFeature'));
    const made = await bytes(FREE.plan);
    assert.match(made, /^ {2}- \[ \] AC-1: 500 prices change at once$/m);
    assert.match(made, /^### RQ-4: Which rounding\?$/m);
    assert.match(made, /^\*\*Problem:\*\* A day is lost\.$/m);
    assert.equal((await bytes(FREE.spec)).replace(`**Plan:** \`${FREE.plan}\`\n`, ''), spec);
  });

  it('lists the skills that a person leaves ticked', async () => {
    await write(SPEC_FILE, example('FEAT-012-spec.md'));
    for (const name of ['counting', 'reviewing']) {
      const head = `---\nname: ${name}\ndescription: '[KNOWLEDGE] Counting stock and movements'\n---\n`;
      await write(`feature/skills/${name}/SKILL.md`, head);
    }
    const { document } = await plan(PLAN_FILE, atFolder(example('FEAT-012-plan.md')));
    await answering(['reviewing'], () => vscode.commands.executeCommand('planwright.chooseSkills', document.uri));
    assert.match(document.getText(), /^- counting \[KNOWLEDGE\], `feature\/skills\/counting\/SKILL\.md`$/m);
    assert.ok(!document.getText().includes('reviewing'));
  });

  it('gives an agent the brief for a question, in the clipboard and in a file', async () => {
    await write(SPEC_FILE, example('FEAT-012-spec.md'));
    const open = example('FEAT-012-plan.md').replace('**State:** Researched', '**State:** Queued');
    const session = await plan(PLAN_FILE, atFolder(open));
    const { document } = session;
    const research = (way: string): Promise<unknown> =>
      answering(['How long do browsers', way], () =>
        vscode.commands.executeCommand('planwright.researchQuestion', document.uri),
      );
    const brief = await copiedBy(() => research('Copy a brief'));
    assert.match(brief, /^Research this question, and nothing else: How long do browsers keep data/);
    assert.ok(brief.includes(`RQ-1 of \`${PLAN_FILE}\``));
    // The button beside a question asks for the way alone.
    const target = Array.from(session.state.plan.walk()).find(({ node }) => node.schema?.role === 'research')?.node.id;
    assert.ok(target !== undefined);
    const opening = { session, services: await activated(), extension: document.uri };
    const take = (): Promise<void> => openFor({ type: 'open', what: 'research', target }, opening);
    assert.equal(await copiedBy(() => answering(['Copy a brief'], take)), brief);
    assert.match(brief, /`knowledge\/how-long-do-browsers-[\w-]+-\d{4}-\d\d-\d\d\.md`/);
    const file = `${FOLDER}/brief.md`;
    await savingTo(file, () => research('Write a brief'));
    assert.equal(await bytes(file), brief);
    await remove(file);
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

  it('tells what the ids of its specification stand for, offers them, and takes "US-2 AC-1" for the one of US-2', async () => {
    await write(TOLD.spec, TOLD.of(example('FEAT-012-spec.md')).replace('**AC-3: Low', '**AC-1: Low'));
    const text = TOLD.of(atFolder(example('FEAT-012-plan.md'))).replace('US-2 AC-3', 'US-2 AC-1');
    const { document } = await plan(TOLD.plan, `${text}\nSee RQ-1 and US-\n`);
    const at = (mark: string, by: number): vscode.Position => document.positionAt(text.indexOf(mark) + by);
    const told = async (place: vscode.Position): Promise<string> => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        place,
      );
      const parts = hovers.flatMap(({ contents }) => contents);
      return parts.map((part) => (part instanceof vscode.MarkdownString ? part.value : '')).join('\n');
    };
    const low = await told(at('US-2 AC-1', 6));
    assert.match(low, /\*\*AC\\-1\*\* Low items are listed/);
    assert.match(low, /Given: /);
    assert.match(low, /In feature\/docs\/features\/FEAT\\-032\\-spec\\\.md/);
    assert.doesNotMatch(low, /The count becomes the stock/);
    assert.match(await told(at('US-2 AC-1', 1)), /\*\*US\\-2\*\* See what runs low/);
    const declared = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at('US-2 AC-1', 6),
    );
    const spec = await vscode.workspace.openTextDocument(uriOf(TOLD.spec));
    assert.deepEqual(
      declared.map(({ range }) => spec.lineAt(range.start.line).text),
      ['**AC-1: Low items are listed**'],
    );
    const end = document.lineAt(document.lineCount - 2).range.end;
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      end,
    );
    const offered = new Map(
      list.items.map(({ label, detail }) => [typeof label === 'string' ? label : label.label, detail]),
    );
    assert.equal(offered.get('US-1'), 'Count a shelf');
    assert.equal(offered.get('US-2'), 'See what runs low');
  });

  it('renames an id in both documents, and not to one that is there', async () => {
    await write(RENAMED.spec, RENAMED.of(example('FEAT-012-spec.md')));
    const { document } = await plan(RENAMED.plan, RENAMED.of(atFolder(example('FEAT-012-plan.md'))));
    const at = document.positionAt(document.getText().indexOf('AC-3: Low') + 1);
    const rename = (name: string): Thenable<vscode.WorkspaceEdit> =>
      vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, at, name);
    await assert.rejects(async () => rename('AC-1'), /AC-1 is there already/);
    await assert.rejects(async () => rename('XY-1'), /Give a number after/);
    assert.ok(await vscode.workspace.applyEdit(await rename('AC-30')));
    assert.match(document.getText(), /- \[ \] US-2 AC-30: Low items are listed/);
    const spec = vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith(RENAMED.spec));
    assert.match(spec?.getText() ?? '', /^\*\*AC-30: Low items are listed\*\*$/m);
  });
});

/** Answers the dialog that asks where a file goes. */
async function savingTo(file: string, run: () => Promise<unknown>): Promise<void> {
  const window = vscode.window as { showSaveDialog: unknown };
  const original = window.showSaveDialog;
  window.showSaveDialog = () => Promise.resolve(uriOf(file));
  try {
    await run();
  } finally {
    window.showSaveDialog = original;
  }
}
