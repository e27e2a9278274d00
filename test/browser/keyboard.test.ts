import assert from 'node:assert/strict';
import type { CDPSession } from 'playwright-core';
import { eventually } from '../harness/eventually.ts';
import { openWorkbench } from '../harness/openWorkbench.ts';
import type { Workbench } from '../harness/workbench.ts';
import { PlanForm } from './pages/planForm.ts';
import { violations } from './pages/violations.ts';

const PLAN = 'plans/retry-policy.planning.md';

describe('the form by keyboard, input method and zoom', function () {
  this.timeout(150_000);
  let workbench: Workbench;
  let form: PlanForm;
  const plan = () => workbench.file(PLAN);
  const press = (key: string): Promise<void> => workbench.page.keyboard.press(key);

  before(async () => {
    workbench = await openWorkbench({
      examples: true,
      settings: { 'planwright.approver': 'Ada Lovelace' },
      // What a window of 1400 × 1000 has at 200 %.
      browser: { viewport: { width: 700, height: 500 }, deviceScaleFactor: 2 },
    });
    await workbench.command('View: Close Primary Side Bar');
    await workbench.openFile(PLAN);
    await workbench.command('Planwright: Open Form');
    form = await PlanForm.in(workbench);
  });
  after(() => workbench.dispose());

  /** Name of what has the focus, or of what it stands in. */
  async function focused(name: string): Promise<void> {
    let seen = '';
    await eventually(
      () => `the focus on "${name}"; it is on: ${seen}`,
      async () => {
        seen = await form.frame.locator('body').evaluate(() => {
          const { activeElement } = document;
          const own = activeElement?.getAttribute('aria-label') ?? '';
          return own === '' ? (activeElement?.textContent ?? '') : own;
        });
        return seen.trim().startsWith(name);
      },
    );
  }

  it('fits at 200 %, and has nothing that the checker objects to', async () => {
    for (const section of ['1', '2.3', '3']) {
      await form.goTo(section);
      const over = await form.frame
        .locator('body')
        .evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(over, 0, `section ${section} is wider than the window`);
      assert.deepEqual(await violations(form.frame), []);
      await workbench.screenshot(`zoom 200 section ${section}`);
    }
  });

  it('marks in the outline where the reader is', async () => {
    const marked = (id: string) => form.frame.locator(`[data-section="${id}"][aria-current="location"]`);
    for (const part of ['2.1', '2.3', '2.2']) {
      await form.goTo(part);
      await marked(part).waitFor();
    }
    assert.equal(await form.frame.locator('[aria-current="page"]').getAttribute('data-section'), '2');
    assert.equal(await form.frame.locator('[aria-current="location"]').count(), 1);
  });

  it('leaves a decision by Escape, unless a comment has been begun', async () => {
    await form.goTo('1');
    const card = form.gate('requirements');
    await card.getByRole('button', { name: 'Acknowledge…' }).click();
    await focused('Comment');
    await press('a');
    await press('Escape');
    await focused('Comment');
    await press('Backspace');
    await press('Escape');
    await card.locator('.confirm').waitFor({ state: 'detached' });
    await focused('Acknowledge…');
  });

  it('keeps the focus when an entry is renamed, added and removed', async () => {
    await form.goTo('3');
    await form.frame.getByRole('button', { name: /^Rename Option A/ }).focus();
    await press('Enter');
    await focused('Title of Option A');
    await workbench.page.keyboard.type(', always');
    await press('Enter');
    await focused('Rename Option A: Retry inside get, always');
    await form.frame.getByRole('button', { name: 'Add Option…' }).focus();
    await press('Enter');
    await focused('Title of the new Option');
    await press('Escape');
    await focused('Add Option…');
    await press('Enter');
    await focused('Title of the new Option');
    await workbench.page.keyboard.type('Nothing');
    await press('Enter');
    await focused('Option C Nothing');
    await form.frame.getByRole('button', { name: /^Remove Option C/ }).focus();
    await press('Enter');
    await focused('Remove');
    await press('Enter');
    await focused('Option B');
  });

  it('keeps the focus when a checkpoint is decided', async () => {
    await form.goTo('1');
    await form.gate('requirements').getByRole('button', { name: 'Acknowledge…' }).focus();
    await press('Enter');
    await focused('Comment');
    await press('Tab');
    await press('Tab');
    await focused('Cancel');
    await press('Enter');
    await focused('Acknowledge…');
    await press('Enter');
    await focused('Comment');
    await press('Tab');
    await press('Enter');
    await focused('Checkpoint: Requirements');
    await form.gateShows('requirements', 'Acknowledged by Ada Lovelace');
  });

  describe('under an input method', () => {
    let input: CDPSession;
    before(async () => {
      input = await workbench.page.context().newCDPSession(workbench.page);
    });

    const compose = (text: string) =>
      input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });

    it('puts into the document what was composed, and nothing of the way there', async () => {
      await form.goTo('1');
      await workbench.saveAll();
      const control = form.control('1/out-of-scope');
      await control.focus();
      await control.press('Control+End');
      const text = await control.inputValue();
      for (const step of [' s', ' す', ' すs', ' すし']) {
        await compose(step);
        await eventually(`"${step}" in the field`, async () => (await control.inputValue()) === text + step);
      }
      // What comes from elsewhere meanwhile takes longer than the pause after which a text is sent.
      for (const title of ['Retries', 'Retries of the client']) {
        plan().write(
          plan()
            .text()
            .replace(/^# .*$/m, `# ${title}`),
        );
        await form.frame.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      }
      assert.equal(await control.inputValue(), `${text} すし`);
      assert.equal(await workbench.page.locator('.tabs-container .tab.dirty').count(), 0, 'it is in the document');
      await input.send('Input.insertText', { text: ' すし' });
      await control.blur();
      await eventually('what was composed in the file', async () => {
        await workbench.saveAll();
        return plan().text().includes(`${text} すし\n`);
      });
    });

    it('leaves Enter to it in a list, where it would add an item', async () => {
      await form.goTo('1');
      const list = form.field('1/specific-requirements').locator('textarea');
      const count = await list.count();
      await list.last().focus();
      await list.last().press('Control+End');
      await compose(' 寿司');
      await eventually('the composition in the item', async () => (await list.last().inputValue()).endsWith(' 寿司'));
      // What the browser tells of a key that the input method takes.
      await input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', windowsVirtualKeyCode: 229 });
      await input.send('Input.insertText', { text: ' 寿司' });
      await list.last().blur();
      await eventually('what was composed in the file', async () => {
        await workbench.saveAll();
        return plan().text().includes(' 寿司\n');
      });
      assert.equal(await list.count(), count);
    });
  });

  describe('afterwards', () => {
    it('shows the same page again after the window was reloaded, with all that was typed', async () => {
      await form.goTo('2.2');
      await form.fill('2.2/performance', 'One more query for each station.');
      await workbench.saveAll();
      await workbench.page.reload();
      await workbench.page.locator('.monaco-workbench iframe.webview.ready').first().waitFor({ timeout: 60_000 });
      form = await PlanForm.in(workbench);
      const control = form.control('2.2/performance');
      await control.waitFor();
      assert.equal(await control.inputValue(), 'One more query for each station.');
      assert.ok(plan().text().includes('- **Performance:** One more query for each station.\n'));
    });

    it('shows the change log again after the window was reloaded', async () => {
      await form.frame.locator('[data-section="@log"]').click();
      await form.frame.getByRole('heading', { name: 'Change log' }).waitFor();
      // What VS Code is to remember it writes a moment later.
      await workbench.saveAll();
      await workbench.page.reload();
      await workbench.page.locator('.monaco-workbench iframe.webview.ready').first().waitFor({ timeout: 60_000 });
      form = await PlanForm.in(workbench);
      await form.frame.getByRole('heading', { name: 'Change log' }).waitFor();
    });
  });
});
