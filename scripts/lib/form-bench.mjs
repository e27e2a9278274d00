// How soon the form of a large plan can be used, in a real VS Code in a browser. Runs under tsx, on the harness.
import { openWorkbench } from '../../test/harness/openWorkbench.ts';
import { closePool } from '../../test/harness/pool.ts';
import { largePlan } from './keystroke.mjs';

const FIELD = '[data-field="1/user-story-goal"] textarea';

/** Milliseconds from the start of the page: when its largest part was drawn, and when its last long task had ended. */
function drawnAndIdle() {
  /** @type {(type: string) => Promise<PerformanceEntry[]>} */
  const entriesOf = (type) =>
    new Promise((resolve) => {
      const observer = new PerformanceObserver((list) => {
        observer.disconnect();
        resolve(list.getEntries());
      });
      observer.observe({ type, buffered: true });
      // There may have been no entry of the type.
      setTimeout(() => resolve([]), 500);
    });
  return Promise.all([entriesOf('largest-contentful-paint'), entriesOf('longtask')]).then(([paints, tasks]) => ({
    drawn: Math.max(0, ...paints.map(({ startTime }) => startTime)),
    idle: Math.max(0, ...tasks.map(({ startTime, duration }) => startTime + duration)),
  }));
}

/**
 * Milliseconds: `opened` from the command to a field that takes text; from the start of the page, `drawn` and
 * `interactive`, when it was no longer busy either; `typed` from the first of `keys` keystrokes to the last, and `longest`
 * the longest time that the page was busy in between.
 */
export async function measureForm(bytes = 500_000, keys = 40) {
  const text = largePlan(bytes);
  const workbench = await openWorkbench({ files: { 'PLANNING.md': text } });
  try {
    const { page } = workbench;
    await workbench.openFile('PLANNING.md');
    // The plan is known by then, as it is to a person who looks at it.
    await page.locator('.statusbar-item[id*="planwright.status"]').waitFor();
    const started = Date.now();
    await workbench.command('Planwright: Open Form');
    const frame = await workbench.webview();
    const control = frame.locator(FIELD);
    await control.click();
    await control.press('End');
    const opened = Date.now() - started;
    const { drawn, idle } = await control.evaluate(drawnAndIdle);
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
      drawn,
      interactive: Math.max(drawn, idle),
      typed,
      longest: Math.max(0, ...tasks),
    };
  } finally {
    await workbench.dispose();
    await closePool();
  }
}
