import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { FrameLocator } from 'playwright-core';
import { allThemes, openWorkbench } from '../harness/openWorkbench.ts';
import type { Workbench } from '../harness/workbench.ts';
import { BoardPage } from './pages/board.ts';
import { PlanForm } from './pages/planForm.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PLAN = 'plans/retry-policy.planning.md';

/** What the checker finds in a webview, one line for each rule and element. */
async function violations(frame: FrameLocator): Promise<string[]> {
  const body = frame.locator('body');
  // The page lets no script in; what the browser's own inspector evaluates needs no leave.
  await body.evaluate((_, source) => {
    if (!('axe' in window)) (0, eval)(source);
  }, AXE);
  const results = await body.evaluate((): Promise<AxeResults> => {
    const { axe } = window as unknown as { axe: { run: () => Promise<AxeResults> } };
    return axe.run();
  });
  assert.ok(results.passes.length > 10, `the checker ran only ${String(results.passes.length)} rules`);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}\n  ${failureSummary ?? ''}`),
  );
}

for (const theme of allThemes) {
  describe(`accessibility in ${theme}`, function () {
    this.timeout(180_000);
    let workbench: Workbench;
    let form: PlanForm;

    before(async () => {
      workbench = await openWorkbench({
        examples: true,
        theme,
        settings: { 'planwright.approver': 'Ada Lovelace' },
        browser: { viewport: { width: 1280, height: 1000 } },
      });
      await workbench.openFile(PLAN);
      await workbench.command('Planwright: Open Form');
      form = await PlanForm.in(workbench);
    });
    after(() => workbench.dispose());

    async function check(where: string, frame = form.frame): Promise<void> {
      const found = await violations(frame);
      await workbench.screenshot(`a11y ${theme} ${where}`);
      assert.deepEqual(found, [], `${where}:\n${found.join('\n')}`);
    }

    it('finds nothing in the sections of the form', async () => {
      for (const section of ['1', '2', '2.3', '3', '5']) {
        await form.goTo(section);
        await check(`section ${section}`);
      }
    });

    it('finds nothing in the steps of a decision', async () => {
      await form.goTo('1');
      const gate = form.gate('requirements');
      await gate.getByRole('button', { name: 'Acknowledge…' }).click();
      await gate.locator('.confirm').waitFor();
      await check('confirm step');
      await gate.getByRole('button', { name: 'Cancel' }).click();
    });

    it('finds nothing in a narrow form', async () => {
      await form.goTo('2');
      await workbench.page.setViewportSize({ width: 320, height: 900 });
      await form.frame.locator('nav summary').waitFor();
      await check('320 px');
      await workbench.page.setViewportSize({ width: 1280, height: 1000 });
    });

    it('finds nothing in the checkpoint view', async () => {
      await workbench.command('Planwright: Focus on Checkpoint View');
      const view = await workbench.webview('Checkpoint');
      await view.locator('main.checkpoint').waitFor();
      await check('checkpoint view', view);
    });
  });

  it(`finds nothing on the board, wide and narrow, in ${theme}`, async function () {
    this.timeout(120_000);
    const workbench = await openWorkbench({
      examples: true,
      theme,
      browser: { viewport: { width: 1500, height: 1000 } },
    });
    try {
      const board = await BoardPage.open(workbench);
      await board.says('Station alerts', 6, /Approved/);
      await board.cell('Station alerts', 2).focus();
      for (const width of [1500, 320]) {
        await workbench.page.setViewportSize({ width, height: 1000 });
        const found = await violations(board.frame);
        await workbench.screenshot(`a11y ${theme} board ${String(width)}`);
        assert.deepEqual(found, [], found.join('\n'));
      }
    } finally {
      await workbench.dispose();
    }
  });

  it(`finds nothing in a reflection and in what is handed on, in ${theme}`, async function () {
    this.timeout(120_000);
    const workbench = await openWorkbench({
      examples: true,
      theme,
      browser: { viewport: { width: 1280, height: 1000 } },
    });
    try {
      await workbench.openFile('docs/features/FEAT-012-spec.md');
      await workbench.command('Planwright: Open Form');
      const form = await PlanForm.in(workbench);
      for (const [section, card] of [
        ['reflection', '.reflection'],
        ['17', '.hand-on'],
      ] as const) {
        await form.goTo(section);
        await form.frame.locator(card).scrollIntoViewIfNeeded();
        const found = await violations(form.frame);
        await workbench.screenshot(`a11y ${theme} ${section}`);
        assert.deepEqual(found, [], found.join('\n'));
      }
    } finally {
      await workbench.dispose();
    }
  });
}
