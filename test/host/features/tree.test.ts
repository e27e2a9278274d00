import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
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
