// Figures that only a real extension host can give: a suite of the host tests writes them to a file.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { largePlan } from './keystroke.mjs';
import { root } from './paths.mjs';
import { run } from './process.mjs';

/**
 * Milliseconds: of `activate`, and at the 95th percentile from a document change to its findings and gates.
 * @returns {Promise<{ activatedIn: number, keystroke: number }>}
 */
export async function measureHost(bytes = 500_000) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'planwright-figures-'));
  try {
    writeFileSync(path.join(folder, 'large.md'), largePlan(bytes));
    const env = { PLANWRIGHT_FIGURES: folder, PLANWRIGHT_GREP: 'figures of the host' };
    const { code, output } = await run(process.execPath, ['scripts/test-host.mjs'], { cwd: root, env, quiet: true });
    if (code !== 0) throw new Error(output);
    const { activatedIn, waits } = JSON.parse(readFileSync(path.join(folder, 'figures.json'), 'utf8'));
    const sorted = waits.toSorted((/** @type {number} */ a, /** @type {number} */ b) => a - b);
    return { activatedIn, keystroke: sorted[Math.floor(sorted.length * 0.95)] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
