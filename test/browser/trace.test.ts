import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { openWorkbench } from '../harness/openWorkbench.ts';
import type { Theme } from '../harness/themes.ts';
import { WORKSPACE_SETTINGS, type Workbench } from '../harness/workbench.ts';
import { PlanForm } from './pages/planForm.ts';
import { violations } from './pages/violations.ts';

const FILE = 'plans/ISSUES-1/plan.md';
const EXAMPLE = 'examples/plans/ISSUES-1/ISSUES-1_rest-api/plan.md';
const THEMES: readonly Theme[] = ['light', 'dark', 'high-contrast'];

describe('how a functional plan hangs together', function () {
  this.timeout(180_000);
  this.bail(true);
  let workbench: Workbench;
  let form: PlanForm;
  const plan = () => workbench.file(FILE);

  before(async () => {
    const text = readFileSync(path.join(root, EXAMPLE), 'utf8');
    const row = /^\| FR-2 \| AC-4 \|.*\n/m;
    assert.match(text, row);
    workbench = await openWorkbench({
      files: { [FILE]: text.replace(row, ''), [WORKSPACE_SETTINGS]: '{}' },
      browser: { viewport: { width: 1400, height: 1000 } },
    });
    await workbench.openFile(FILE);
    await workbench.command('Planwright: Open Form');
    form = await PlanForm.in(workbench);
  });
  after(() => workbench.dispose());

  async function goTo(page: string, title: string): Promise<void> {
    await form.frame.locator(`[data-section="${page}"]`).click();
    await form.frame.getByRole('heading', { name: title, exact: true }).waitFor();
    await form.frame.locator('main table').waitFor();
  }

  /** A picture and the checker in each theme; what the page does is the same in all of them. */
  async function looksWell(name: string): Promise<void> {
    for (const theme of THEMES) {
      await workbench.wear(theme);
      await workbench.screenshot(`${name} ${theme}`);
      assert.deepEqual(await violations(form.frame), [], `${name} in ${theme}`);
    }
  }

  it('shows what is not covered, in each theme, and fills the contracts', async () => {
    await goTo('@trace', 'Trace');
    await form.frame.getByText('1 of ').waitFor();
    await form.tick(form.frame.getByRole('checkbox', { name: 'Only what is not covered' }), true);
    const row = form.frame.locator('main tbody tr');
    assert.equal(await row.count(), 1);
    assert.match(await row.innerText(), /AC-4/);
    await looksWell('trace');
    await form.frame.getByRole('button', { name: 'Fill the contracts' }).click();
    await form.frame.getByText('Everything is covered').waitFor();
    await workbench.saveAll();
    assert.match(plan().text(), /^\| FR-2 \| AC-4 \|/m);
  });

  it('draws the work streams in each theme, which can be reached by keys', async () => {
    await goTo('@streams', 'Work streams');
    const first = form.frame.locator('.streams-picture .stream').first();
    await first.waitFor();
    await looksWell('streams');
    await first.focus();
    await first.press('Enter');
    await form.frame.locator('[data-node] table').first().waitFor();
  });

  it('needs no scrolling sideways in a narrow window', async () => {
    await workbench.command('View: Close Primary Side Bar');
    for (const [page, title] of [
      ['@trace', 'Trace'],
      ['@streams', 'Work streams'],
    ] as const) {
      await workbench.page.setViewportSize({ width: 1400, height: 1000 });
      await goTo(page, title);
      for (const width of [1400, 700, 320]) {
        await workbench.page.setViewportSize({ width, height: 1000 });
        const wider = await form.frame
          .locator('html')
          .evaluate((html) =>
            [html, ...html.querySelectorAll('main *')]
              .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1)
              .map((element) => element.outerHTML.slice(0, 80)),
          );
        assert.deepEqual(wider, [], `${title} at ${width} px`);
        await workbench.screenshot(`${title} ${width}`);
        assert.deepEqual(await violations(form.frame), [], `${title} at ${width} px`);
      }
    }
  });
});
