import assert from 'node:assert/strict';
import { openWorkbench } from '../harness/openWorkbench.ts';
import { allThemes } from '../harness/themes.ts';
import { WORKSPACE_SETTINGS, type Workbench } from '../harness/workbench.ts';
import { BoardPage } from './pages/board.ts';
import { PlanForm } from './pages/planForm.ts';
import { violations } from './pages/violations.ts';

const PLAN = 'plans/retry-policy.planning.md';
const [WIDE, USUAL, NARROW] = [1500, 1280, 320];

// One window for all: what takes long is opening it, not changing its theme.
describe('accessibility', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let form: PlanForm;

  before(async () => {
    workbench = await openWorkbench({
      examples: true,
      files: { [WORKSPACE_SETTINGS]: '{}' },
      settings: { 'planwright.approver': 'Ada Lovelace' },
      browser: { viewport: { width: USUAL, height: 1000 } },
    });
  });
  after(() => workbench.dispose());

  const size = (width: number): Promise<void> => workbench.page.setViewportSize({ width, height: 1000 });

  async function openForm(file: string): Promise<void> {
    await workbench.openFile(file);
    await workbench.command('Planwright: Open Form');
    form = await PlanForm.in(workbench);
  }

  async function check(name: string, frame = form.frame): Promise<void> {
    const found = await violations(frame);
    await workbench.screenshot(`a11y ${name}`);
    assert.deepEqual(found, [], `${name}:\n${found.join('\n')}`);
  }

  /** One test for each theme. */
  function inEachTheme(what: string, test: (theme: string) => Promise<void>): void {
    for (const theme of allThemes)
      it(`finds nothing ${what}, in ${theme}`, async () => {
        await workbench.wear(theme);
        await test(theme);
      });
  }

  describe('of a form', () => {
    before(() => openForm(PLAN));

    inEachTheme('in the sections of the form', async (theme) => {
      for (const section of ['1', '2', '2.3', '3', '5']) {
        await form.goTo(section);
        await check(`${theme} section ${section}`);
      }
    });

    inEachTheme('in the steps of a decision', async (theme) => {
      await form.goTo('1');
      const gate = form.gate('requirements');
      await gate.getByRole('button', { name: 'Acknowledge…' }).click();
      await gate.locator('.confirm').waitFor();
      await check(`${theme} confirm step`);
      await gate.getByRole('button', { name: 'Cancel' }).click();
    });

    describe('that is narrow', () => {
      before(async () => {
        await form.goTo('2');
        await workbench.page.setViewportSize({ width: NARROW, height: 900 });
        await form.frame.locator('nav summary').waitFor();
      });
      after(() => size(USUAL));

      inEachTheme('in a narrow form', (theme) => check(`${theme} 320 px`));
    });

    describe('and of the view beside it', () => {
      before(() => workbench.command('Planwright: Focus on Checkpoint View'));

      inEachTheme('in the checkpoint view', async (theme) => {
        const view = await workbench.webview('Checkpoint');
        await view.locator('main.checkpoint').waitFor();
        await check(`${theme} checkpoint view`, view);
      });
    });
  });

  describe('of a specification', () => {
    before(async () => {
      await workbench.command('View: Close Primary Side Bar');
      await openForm('docs/features/FEAT-012-spec.md');
    });

    inEachTheme('in a reflection and in what is handed on', async (theme) => {
      for (const [section, card] of [
        ['reflection', '.reflection'],
        ['17', '.hand-on'],
      ] as const) {
        await form.goTo(section);
        await form.frame.locator(card).scrollIntoViewIfNeeded();
        await check(`${theme} ${section}`);
      }
    });
  });

  describe('of the board', () => {
    let board: BoardPage;
    before(async () => {
      await size(WIDE);
      board = await BoardPage.open(workbench);
      await board.says('Station alerts', 6, /Approved/);
      await board.cell('Station alerts', 2).focus();
    });

    inEachTheme('on the board, wide and narrow', async (theme) => {
      for (const width of [WIDE, NARROW]) {
        await size(width);
        await check(`${theme} board ${String(width)}`, board.frame);
      }
    });
  });
});
