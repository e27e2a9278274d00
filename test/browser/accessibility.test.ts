import assert from 'node:assert/strict';
import { allThemes, openWorkbench } from '../harness/openWorkbench.ts';
import type { Workbench } from '../harness/workbench.ts';
import { BoardPage } from './pages/board.ts';
import { PlanForm } from './pages/planForm.ts';
import { violations } from './pages/violations.ts';

const PLAN = 'plans/retry-policy.planning.md';

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
