import { readFileSync, rmSync, existsSync } from 'node:fs';

/**
 * Every mocha run of a `npm test` appends one JSON line with its counts to the file that this variable names.
 */
export const tallyVariable = 'PLANWRIGHT_TALLY';

/**
 * @param {string} file
 * @returns {{ passed: number, failed: number, pending: number }}
 */
export function readTally(file) {
  const sum = { passed: 0, failed: 0, pending: 0 };
  if (!existsSync(file)) return sum;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const counts = /** @type {typeof sum} */ (JSON.parse(line));
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.pending += counts.pending;
  }
  rmSync(file);
  return sum;
}
