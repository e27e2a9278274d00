// How soon the form of a large plan can be used, in a real VS Code in a browser. Runs under tsx, on the harness.
import { openWorkbench } from '../../test/harness/openWorkbench.ts';
import { closePool } from '../../test/harness/pool.ts';
import { largePlan } from './keystroke.mjs';

const FIELD = '[data-field="1/user-story-goal"] textarea';

/** Notes in the page when the form is first drawn and when its first field is there. @param {string} selector */
function watch(selector) {
  const marks = /** @type {Record<string, number>} */ ({});
  Object.assign(globalThis, { planwrightMarks: marks });
  const look = () => {
    if (marks['form'] === undefined && document.querySelector('.form')) marks['form'] = performance.now();
    if (marks['field'] === undefined && document.querySelector(selector)) {
      marks['field'] = performance.now();
      observer.disconnect();
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
}

/**
 * Milliseconds: `opened` from the command to a field that takes text, `interactive` from the start of the page to that
 * field, `typed` from the first of `keys` keystrokes to the last, and `longest` the longest time that the page was busy
 * in between.
 */
export async function measureForm(bytes = 500_000, keys = 40) {
  const text = largePlan(bytes);
  const workbench = await openWorkbench({ files: { 'large.planning.md': text } });
  try {
    const { page } = workbench;
    await page.addInitScript(`globalThis.__name ??= (named) => named; (${watch.toString()})(${JSON.stringify(FIELD)})`);
    await workbench.openFile('large.planning.md');
    // The plan is known by then, as it is to a person who looks at it.
    await page.locator('.statusbar-item').filter({ hasText: 'DRAFT' }).first().waitFor();
    const started = Date.now();
    await workbench.command('Planwright: Open Form');
    const frame = await workbench.webview();
    const control = frame.locator(FIELD);
    await control.click();
    await control.press('End');
    const opened = Date.now() - started;
    const marks = await control.evaluate(
      () =>
        /** @type {{ planwrightMarks: Record<string, number> }} */ (/** @type {unknown} */ (globalThis))
          .planwrightMarks,
    );
    await control.evaluate(() => {
      /** @type {number[]} */
      const tasks = [];
      Object.assign(globalThis, { planwrightTasks: tasks });
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: 'longtask',
      });
    });
    const begun = Date.now();
    await control.pressSequentially('x'.repeat(keys));
    const typed = Date.now() - begun;
    const tasks = await control.evaluate(
      () => /** @type {{ planwrightTasks: number[] }} */ (/** @type {unknown} */ (globalThis)).planwrightTasks,
    );
    if (!(await control.inputValue()).endsWith('x'.repeat(keys))) throw new Error('Keystrokes were lost.');
    return {
      characters: text.length,
      opened,
      drawn: marks['form'] ?? Number.NaN,
      interactive: marks['field'] ?? Number.NaN,
      typed,
      longest: Math.max(0, ...tasks),
    };
  } finally {
    await workbench.dispose();
    await closePool();
  }
}
