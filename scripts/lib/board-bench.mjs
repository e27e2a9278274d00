// How smoothly a board of many features scrolls, in a real VS Code in a browser. Runs under tsx, on the harness.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench } from '../../test/harness/openWorkbench.ts';
import { closePool } from '../../test/harness/pool.ts';
import { root } from './paths.mjs';

const NAME = 'Station alerts';
const EXAMPLE = 'examples/docs/features/station-alerts/workflow.md';

/** Pixels a frame: more than a row, so that every frame has something to draw. */
const STEP = 120;

/**
 * Scrolls an element from its beginning to its end, one step a frame.
 * @param {Element} grid
 * @param {number} step pixels
 */
async function scrolled(grid, step) {
  /** @type {number[]} */
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  const frame = () => new Promise((/** @type {(now: number) => void} */ resolve) => requestAnimationFrame(resolve));
  /** @type {number[]} */
  const frames = [];
  for (let before = await frame(); grid.scrollTop + grid.clientHeight < grid.scrollHeight - 1;) {
    grid.scrollTop += step;
    const now = await frame();
    frames.push(now - before);
    before = now;
  }
  observer.disconnect();
  return { frames, longest: Math.max(0, ...tasks) };
}

/**
 * While all of a board is scrolled through: `frames` drawn, `dropped` at sixty a second, and `longest`, the milliseconds of
 * the longest task of the page; 0 where none took 50 ms.
 */
export async function measureBoard(features = 500) {
  const example = readFileSync(path.join(root, EXAMPLE), 'utf8');
  const files = Array.from({ length: features }, (_, at) => [
    `docs/features/f${String(at)}/workflow.md`,
    example.replace(NAME, `Feature ${String(at + 1)}`),
  ]);
  const workbench = await openWorkbench({
    files: Object.fromEntries(files),
    browser: { viewport: { width: 1500, height: 1000 } },
  });
  try {
    await workbench.command('Planwright: Open the Board');
    const frame = await workbench.webview('Board');
    await frame
      .getByText(`${String(features)} of ${String(features)} features`, { exact: true })
      .waitFor({ timeout: 60_000 });
    const grid = frame.locator('.grid').first();
    // The first pass is as slow as code that has never run; the second is how it feels.
    await grid.evaluate(scrolled, STEP);
    await grid.evaluate((element) => element.scrollTo({ top: 0 }));
    const { frames, longest } = await grid.evaluate(scrolled, STEP);
    const dropped = frames.reduce((sum, each) => sum + Math.max(0, Math.round((each * 60) / 1000) - 1), 0);
    return { frames: frames.length, dropped, longest };
  } finally {
    await workbench.dispose();
    await closePool();
  }
}
