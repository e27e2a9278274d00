import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Internals } from '../../../src/extension/main.ts';
import { listedPlan, type ListedPlan } from '../../../src/extension/summary/listedPlan.ts';
import { PlanIndex } from '../../../src/extension/tree/planIndex.ts';
import type { PlanItem } from '../../../src/extension/tree/item.ts';
import { watching } from '../documents/support.ts';
import { HALF_WAY } from './plans.ts';
import { activated, closeAll, eventually, openPlan, unique, workspaceFolder } from './support.ts';

async function labelsBelow(item?: PlanItem): Promise<string[]> {
  const { plans } = await activated();
  const items = await plans.tree.getChildren(item);
  const shown = await Promise.all(items.map((child) => plans.tree.getTreeItem(child)));
  return shown.map(({ label, description }) =>
    [typeof label === 'string' ? label : label?.label, description].filter(Boolean).join(' | '),
  );
}

describe('the plans tree', () => {
  afterEach(closeAll);

  it('shows sections, checkpoints and open questions of a plan', async () => {
    const { uri } = await openPlan(HALF_WAY);
    const { plans } = await activated();
    const labels = await labelsBelow(plans.tree.planItem(uri));
    assert.ok(
      labels.some((label) => label.startsWith('1 Goal & Feature Requirements | ')),
      JSON.stringify(labels),
    );
    assert.ok(
      labels.some((label) => label.includes('Blocked on 1')),
      JSON.stringify(labels),
    );
    assert.ok(labels.includes('4 Detailed Design | missing'), JSON.stringify(labels));
    assert.equal(labels.at(-1), '1 open question');
    assert.deepEqual(await labelsBelow({ type: 'questions', uri }), ['Should a 429 be tried again?']);
    const below = await labelsBelow({ type: 'section', uri, target: '2', parent: null });
    assert.ok(
      below.some((label) => label.startsWith('2.1 Codebase Reconnaissance')),
      JSON.stringify(below),
    );
  });

  it('says of each plan its status and how far it is', async () => {
    const { uri } = await openPlan(HALF_WAY);
    const { plans } = await activated();
    const item = await plans.tree.getTreeItem(plans.tree.planItem(uri));
    assert.equal(item.label, 'Retry policy');
    assert.match(String(item.description), /^DRAFT · \d+ % · /);
    assert.match(item.contextValue ?? '', /\bplan\b.*\bcanAsk\b/);
    assert.match(item.accessibilityInformation?.label ?? '', /^Plan Retry policy, DRAFT/);
  });

  it('says of a plan deep down in which folder it is, and not in which that one is', async () => {
    const { uri } = await openPlan(HALF_WAY, `${unique()}/docs/features/station-alerts/PLANNING.md`);
    const { plans } = await activated();
    const item = await plans.tree.getTreeItem(plans.tree.planItem(uri));
    assert.match(String(item.description), /^DRAFT · \d+ % · station-alerts$/);
  });

  it('says how many rows of a verification contract are ticked, once one is', async () => {
    const { plans } = await activated();
    const plan = readFileSync(path.join(__dirname, '../../examples/plans/ISSUES-1/ISSUES-1_rest-api/plan.md'), 'utf8');
    const shown = async (text: string): Promise<string> => {
      const { uri } = await openPlan(text, `${unique()}/plans/plan.md`);
      return String((await plans.tree.getTreeItem(plans.tree.planItem(uri))).description);
    };
    assert.doesNotMatch(await shown(plan), /verified/);
    assert.match(await shown(plan.replace('| [ ] |', '| [x] |')), /^DRAFT · 100 % · 1 of \d\d verified · /);
  });

  it('finds plans that are not open, and none that git ignores', async () => {
    const folder = unique();
    const write = (path: string, text: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(
        vscode.Uri.joinPath(workspaceFolder(), folder, path),
        new TextEncoder().encode(text),
      );
    await write('.gitignore', 'build/\n');
    await write('build/PLANNING.md', HALF_WAY);
    await write('docs/PLANNING.md', HALF_WAY.replace('# Retry policy', '# Another plan'));
    await vscode.commands.executeCommand('planwright.refreshPlans');
    const labels = await eventually('the plan is found', async () => {
      const all = await labelsBelow();
      return all.some((label) => label.startsWith('Another plan')) ? all : undefined;
    });
    assert.equal(labels.filter((label) => label.includes(`${folder}/build`)).length, 0, JSON.stringify(labels));
    assert.equal(
      vscode.workspace.textDocuments.some(({ uri }) => uri.path.includes(folder)),
      false,
      'looking does not open',
    );
  });

  it('reads many plans on other threads, and says of each what it says of one', async () => {
    const { plans, sessions, listMany, glance } = await activated();
    const folder = unique();
    const pathOf = (at: number): string => `${folder}/${at}/PLANNING.md`;
    for (let at = 0; at < 60; at++) {
      const text = at === 7 ? 'Not a plan' : HALF_WAY.replace('# Retry policy', `# Plan ${at}`);
      const uri = vscode.Uri.joinPath(workspaceFolder(), pathOf(at));
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    }
    const notes = vscode.Uri.joinPath(workspaceFolder(), folder, 'notes.md');
    await vscode.workspace.fs.writeFile(notes, new TextEncoder().encode('Milk, bread'));
    const paths = Array.from({ length: 60 }, (_, at) => pathOf(at));
    const told = new Map<string, ListedPlan | null>();
    await listMany({
      folder: workspaceFolder(),
      paths: [...paths, `${folder}/notes.md`, `${folder}/gone.md`],
      told: (path, listed) => told.set(path, listed),
      signal: new AbortController().signal,
    });
    assert.equal(told.get(`${folder}/notes.md`), null);
    assert.equal(told.has(`${folder}/gone.md`), false, 'the editor may be able to read what the thread cannot');
    const one = await glance(vscode.Uri.joinPath(workspaceFolder(), pathOf(3)));
    assert.ok(one);
    assert.deepEqual(told.get(pathOf(3)), listedPlan(one, ''));
    const shared = new Map<string, ListedPlan | null>();
    await listMany({
      folder: workspaceFolder(),
      paths,
      told: (path, listed) => shared.set(path, listed),
      signal: new AbortController().signal,
      threads: 3,
    });
    assert.deepEqual([...shared.keys()].sort(), [...paths].sort());
    for (const [path, listed] of shared) assert.deepEqual(listed, told.get(path));
    // The tree asks the thread, and reads the rest by itself where that fails.
    const services = await activated();
    for (const failsAfter of [100, 20]) {
      const failing: Internals['listMany'] = (many) =>
        listMany({ ...many, paths: many.paths.slice(0, failsAfter) }).then(() => {
          if (many.paths.length > failsAfter) throw new Error('The thread has come to an end.');
        });
      const index = new PlanIndex({ ...services, listMany: failing });
      const titles: (string | undefined)[] = [];
      for (const uri of await index.plansIn(workspaceFolder()))
        if (uri.path.includes(`/${folder}/`)) titles.push((await index.listed(uri))?.title);
      index.dispose();
      const wanted = paths.map((_, at) => (at === 7 ? 'Planning document' : `Plan ${at}`));
      assert.deepEqual(titles.sort(), wanted.sort());
    }
    // A refresh ends the thread, and the next reading tells all.
    const refreshed = new PlanIndex(services);
    const stale = refreshed.plansIn(workspaceFolder());
    refreshed.refresh();
    await stale;
    refreshed.refresh();
    await refreshed.plansIn(workspaceFolder());
    const last = vscode.Uri.joinPath(workspaceFolder(), pathOf(59));
    assert.equal((await refreshed.listed(last))?.title, 'Plan 59');
    refreshed.dispose();
    const item = plans.tree.planItem(vscode.Uri.joinPath(workspaceFolder(), pathOf(3)));
    const { tooltip } = await plans.tree.resolveTreeItem(new vscode.TreeItem(''), item);
    assert.match((tooltip as vscode.MarkdownString).value, /PLANNING.*\n\nAdd ./);
    assert.ok(
      sessions.all().every(({ document }) => !document.uri.path.includes(folder)),
      'looking does not open',
    );
  });

  it('follows files that come, change and go without being opened', async () => {
    await watching();
    // In a folder that is there already: watchers miss those that are made in one go with their files.
    const uri = vscode.Uri.joinPath(workspaceFolder(), `${unique()}.planning.md`);
    const put = (text: string): Thenable<void> => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const isListed = async (title: string): Promise<true | undefined> =>
      (await labelsBelow()).some((label) => label.startsWith(`${title} | `)) || undefined;
    await labelsBelow();
    await put(HALF_WAY.replace('# Retry policy', '# It came'));
    await eventually('the new plan', () => isListed('It came'));
    await put(HALF_WAY.replace('# Retry policy', '# It changed'));
    await eventually('the changed plan', () => isListed('It changed'));
    await vscode.workspace.fs.delete(uri);
    await eventually('no plan', async () => ((await isListed('It changed')) ? undefined : true));
  });

  it('counts what waits for a person', async () => {
    await openPlan(HALF_WAY);
    const { plans } = await activated();
    await eventually('the badge counts', () => ((plans.view.badge?.value ?? 0) > 0 ? true : undefined));
  });

  it('follows the plan that is active', async () => {
    const { plans } = await activated();
    await vscode.commands.executeCommand('planwright.plans.focus');
    const selects = (uri: vscode.Uri): Promise<unknown> =>
      eventually('the plan is selected', () =>
        plans.view.selection.some((item) => item.type === 'plan' && item.uri.toString() === uri.toString())
          ? true
          : undefined,
      );
    const first = await openPlan(HALF_WAY);
    await selects(first.uri);
    const second = await openPlan(HALF_WAY);
    await selects(second.uri);
    await vscode.window.showTextDocument(first.document);
    await selects(first.uri);
  });
});
