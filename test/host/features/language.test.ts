import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { HALF_WAY } from './plans.ts';
import { closeAll, eventually, openPlan, positionOf, unique, workspaceFolder } from './support.ts';

const run = <T>(command: string, ...args: unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(command, ...args);

async function labelsAt(uri: vscode.Uri, at: vscode.Position): Promise<Map<string, vscode.CompletionItem>> {
  const list = await run<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, at);
  return new Map(list.items.map((item) => [typeof item.label === 'string' ? item.label : item.label.label, item]));
}

const textOf = ({ insertText }: vscode.CompletionItem): string =>
  typeof insertText === 'object' ? insertText.value : (insertText ?? '');

describe('language features', () => {
  afterEach(closeAll);

  it('list bold heads as symbols, and no heading twice', async () => {
    const { uri } = await openPlan(HALF_WAY);
    const symbols = await run<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri);
    const names: string[] = [];
    const visit = (all: readonly vscode.DocumentSymbol[]): void =>
      all.forEach(({ name, children }) => {
        names.push(name);
        visit(children);
      });
    visit(symbols);
    for (const name of ['Commit 1: Add the policy', 'Commit 2: Use it', 'Step 1: Locate the Change']) {
      assert.equal(names.filter((other) => other === name).length, 1, `${name} in ${JSON.stringify(names)}`);
    }
    assert.equal(names.filter((name) => name.includes('Phase 1: Retries')).length, 1);
  });

  it('fold below bold lines', async () => {
    const { uri, document } = await openPlan(HALF_WAY);
    const ranges = await run<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', uri);
    const start = positionOf(document, '**Commit 1').line;
    const fold = ranges.find((range) => range.start === start);
    assert.equal(fold?.end, positionOf(document, 'Three failures in a row').line);
  });

  it('tell the state of sections and gates above their headings', async () => {
    const { uri, document } = await openPlan(HALF_WAY);
    const lenses = await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    const titles = (mark: string): string[] =>
      lenses
        .filter(({ range }) => range.start.line === positionOf(document, mark).line)
        .map(({ command }) => command?.title ?? '');
    const research = titles('## 2. Research');
    assert.ok(
      research.some((title) => title.includes('1 open question')),
      JSON.stringify(research),
    );
    assert.ok(
      research.some((title) => title.includes('Blocked on 1')),
      JSON.stringify(research),
    );
    const settings = vscode.workspace.getConfiguration('planwright');
    try {
      await settings.update('codeLens.enabled', false, vscode.ConfigurationTarget.Global);
      const none = await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
      assert.equal(none.filter(({ command }) => command?.command.startsWith('planwright')).length, 0);
    } finally {
      await settings.update('codeLens.enabled', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('help on sections and fields', async () => {
    const { uri, document } = await openPlan(HALF_WAY);
    const helpAt = async (mark: string): Promise<string> => {
      const hovers = await run<vscode.Hover[]>('vscode.executeHoverProvider', uri, positionOf(document, mark));
      return hovers
        .flatMap(({ contents }) => contents)
        .map((part) => (part instanceof vscode.MarkdownString ? part.value : ''))
        .join('\n');
    };
    assert.match(await helpAt('## 1. Goal'), /What the change is for/);
    assert.match(await helpAt('**User Story'), /One sentence/);
    assert.match(await helpAt('backoff, et'), /wording\.vague\.md/);
    assert.match(await helpAt('## 2. Res'), /Checkpoint/);
  });

  it('complete options, missing labels, next entries and codes', async () => {
    const text = HALF_WAY.replace('**Document Status:** DRAFT', '**Document Status:** ')
      .replace('latency that is met]\n', 'latency that is met]\n\n\n')
      .concat('\n\n<!-- planwright-ignore  -->\n');
    const { uri, document } = await openPlan(text);
    const statuses = await labelsAt(uri, positionOf(document, '**Document Status:** '));
    assert.ok(statuses.has('DESIGN_APPROVED'), [...statuses.keys()].join());
    const line = positionOf(document, 'latency that is met]').translate(1).with({ character: 0 });
    const labels = await labelsAt(uri, line);
    assert.match(
      textOf(labels.get('Out of Scope')!),
      /^- \*\*Out of Scope:\*\* \$\{1:\[What this change leaves alone\]\}/,
    );
    const entries = await labelsAt(
      uri,
      positionOf(document, 'A 429 is tried again').translate(1).with({ character: 0 }),
    );
    assert.match(textOf(entries.get('Commit 3')!), /^\*\*Commit 3: \$\{1:\[Title\]\}\*\*/);
    assert.ok(entries.has('Phase 2'), [...entries.keys()].join());
    const codes = await labelsAt(uri, positionOf(document, '<!-- planwright-ignore '));
    assert.ok(codes.has('wording.vague') && codes.has('section.missing'));
  });

  it('complete and follow references to files', async () => {
    const folder = unique();
    const source = vscode.Uri.joinPath(workspaceFolder(), folder, 'src/api.ts');
    await vscode.workspace.fs.writeFile(source, new TextEncoder().encode('one\ntwo\nthree\n'));
    const { uri, document } = await openPlan(HALF_WAY, `${folder}/PLANNING.md`);
    const links = await run<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri, 50);
    const link = links.find(({ range }) => document.getText(range) === 'src/api.ts:2-3');
    assert.equal(link?.target?.path, source.path);
    assert.equal(link.target.fragment, 'L2-L3');
    await eventually('the file is offered', async () => {
      const items = await labelsAt(uri, positionOf(document, '- **Files:** `src/'));
      return [...items.keys()].find((label) => label.endsWith('src/api.ts'));
    });
  });
});
