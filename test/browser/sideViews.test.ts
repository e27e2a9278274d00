import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { root } from '../../scripts/lib/paths.mjs';
import { eventually } from '../harness/eventually.ts';
import { openWorkbench } from '../harness/openWorkbench.ts';
import type { Workbench } from '../harness/workbench.ts';
import { PlanForm } from './pages/planForm.ts';

const PLAN = 'plans/retry-policy.planning.md';
const TITLE = 'Retry policy for the station client';
/** The same plan under another name: one window shows both, and neither test finds what the other has decided. */
const OTHER = 'plans/other.planning.md';

/** Rows of the Plans view whose label contains a text. */
function rows(workbench: Workbench, text: string): Locator {
  return workbench.page.locator('.part.sidebar .monaco-list-row').filter({ hasText: text });
}

describe('the side bar and the form', () => {
  let workbench: Workbench;
  before(async () => {
    const text = readFileSync(path.join(root, 'examples', PLAN), 'utf8');
    assert.ok(text.includes(TITLE));
    workbench = await openWorkbench({
      examples: true,
      files: { [OTHER]: text.replaceAll(TITLE, 'Another client') },
      settings: { 'planwright.approver': 'Ada Lovelace' },
    });
  });
  after(() => workbench.dispose());

  it('shows problems, and what has changed since a decision', async () => {
    await workbench.openFile(OTHER);
    const problems = await workbench.problems((all) => all.some(({ code }) => code === 'wording.vague'));
    assert.ok(problems.some(({ code, file }) => code === 'wording.vague' && file.endsWith(OTHER)));

    await workbench.openFile(OTHER);
    await workbench.command('Planwright: Open Form');
    const form = await PlanForm.in(workbench);
    await form.goTo('1');
    await form.decide('requirements', 'Acknowledge');
    await form.gateShows('requirements', 'Acknowledged by Ada Lovelace');
    await form.fill('1/out-of-scope', 'Writes.');
    await form.gateShows('requirements', 'Changed since approval');
    await workbench.command('Planwright: Show Changes Since Approval');
    await workbench.page.locator('.monaco-diff-editor').waitFor();
  });

  it('lists plans with their sections, and decides and answers in the checkpoint view', async () => {
    await workbench.openFile(PLAN);
    await workbench.command('Planwright: Focus on Plans View');
    const plan = rows(workbench, TITLE);
    await plan.waitFor();
    await plan.locator('.monaco-tl-twistie').click();
    await rows(workbench, '1 Goal & Feature Requirements').waitFor();

    await workbench.command('Planwright: Focus on Checkpoint View');
    const view = await workbench.webview('Checkpoint');
    await view.getByRole('heading', { name: TITLE }).waitFor();
    const gate = view.locator('[data-gate="requirements"]');
    await gate.getByRole('button', { name: 'Acknowledge…' }).click();
    await gate.getByRole('button', { name: 'Acknowledge', exact: true }).click();
    await view.locator('[data-gate="questions"]').waitFor();

    const answer = view.getByRole('textbox', {
      name: 'Answer to: Should the caller be able to cancel while it waits?',
    });
    await answer.pressSequentially('No.');
    await answer.blur();
    await view.getByText('Open questions (1)').waitFor();
    await workbench.saveAll();
    const text = await workbench.file(PLAN).eventually('the answer', (now) => now.includes('**Answer:** No.'));
    assert.match(text, /Checkpoint "Requirements" acknowledged by Ada Lovelace/);
  });
});

describe('the side bar and the form in other workspaces', () => {
  let workbench: Workbench;
  afterEach(() => workbench.dispose());

  it('counts once what waits, in the plan that both views show and in another', async () => {
    const text = readFileSync(path.join(root, 'examples', PLAN), 'utf8');
    workbench = await openWorkbench({ files: { [PLAN]: text, [OTHER]: text } });
    const badge = workbench.page.locator('.activitybar .action-item:has([aria-label*="Planwright"]) .badge-content');
    let seen: string[] = [];
    const counts = (number: string): Promise<unknown> =>
      eventually(
        () => `${number} on the icon of Planwright, which shows: ${seen.join(' ')}`,
        async () => {
          seen = await badge.allInnerTexts();
          return seen.join() === number;
        },
      );
    // Of each, two questions and a checkpoint.
    await workbench.command('Planwright: Focus on Plans View');
    await counts('6');
    await workbench.openFile(PLAN);
    await workbench.command('Planwright: Focus on Checkpoint View');
    const view = await workbench.webview('Checkpoint');
    await view.getByRole('heading', { name: TITLE }).waitFor();
    await counts('6');
    const answer = view.getByRole('textbox', {
      name: 'Answer to: Should the caller be able to cancel while it waits?',
    });
    await answer.pressSequentially('No.');
    await answer.blur();
    await counts('5');
  });

  it('shows the form in the tab of the text, and the text in that of the form, at the same section', async () => {
    workbench = await openWorkbench({ examples: true });
    const { page } = workbench;
    const tabs = page.locator('.tabs-container .tab');
    await workbench.openFile('plans/retry-policy.planning.md');
    // What is not saved comes along, and nobody is asked.
    await page.keyboard.press('Control+End');
    await page.keyboard.type('Unsaved.');
    await workbench.openFile('README.md');
    for (const section of ['2', '3']) {
      await workbench.openFile('plans/retry-policy.planning.md');
      await workbench.command('Planwright: Open Form');
      const form = await PlanForm.in(workbench);
      if (section === '3') await form.frame.locator('.page[data-node="2"]').waitFor();
      assert.equal(await tabs.count(), 2);
      await form.goTo(section);
      await workbench.command('Planwright: Open Markdown');
      await page.locator('.editor-instance .monaco-editor').getByText('Unsaved.').waitFor({ state: 'attached' });
      assert.equal(await tabs.count(), 2);
    }
    assert.match((await workbench.tab('retry-policy.planning.md').getAttribute('class')) ?? '', /dirty/);
  });

  it('offers to make a plan where there is none', async () => {
    workbench = await openWorkbench({ files: { 'notes.txt': 'Nothing planned.' } });
    await workbench.command('Planwright: Focus on Plans View');
    const welcome = workbench.page.locator('.part.sidebar .welcome-view-content');
    await welcome.getByText('No plan was found in this workspace.').waitFor();
    await welcome.getByRole('button', { name: 'New Planning Document' }).waitFor();
  });

  it('refuses decisions in a workspace that is not trusted, and says why', async () => {
    workbench = await openWorkbench({ examples: true, trust: true });
    await workbench.openFile(PLAN);
    await workbench.command('Planwright: Open Form');
    const form = await PlanForm.in(workbench);
    await form.goTo('1');
    const reason = 'trusted workspace';
    await eventually(`"${reason}" in the form`, async () =>
      (await form.frame.locator('body').innerText()).includes(reason),
    );
    const buttons = form.gate('requirements').getByRole('button', { name: 'Acknowledge…' });
    assert.ok((await buttons.count()) === 0 || !(await buttons.isEnabled()));
  });
});
