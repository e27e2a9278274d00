import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { FrameLocator } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What the checker finds in a webview, one line for each rule and element. */
export async function violations(frame: FrameLocator): Promise<string[]> {
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
