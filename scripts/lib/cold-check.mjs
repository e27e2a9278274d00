// Whole processes against each other: `planwright check`, the bare parser on the same files, and OpenSpec's check on as many bytes.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeCorpus, writeOpenSpecCorpus } from './corpus.mjs';
import { root } from './paths.mjs';

/**
 * The median of several runs in turn, in milliseconds, so that a busy moment meets all alike.
 * @param {Record<string, { args: string[], cwd: string }>} programs
 * @param {number} runs
 * @returns {Record<string, number>}
 */
export function wholeProcesses(programs, runs) {
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let run = 0; run <= runs; run += 1) {
    for (const [name, { args, cwd }] of Object.entries(programs)) {
      const start = performance.now();
      const { status, stderr } = spawnSync(process.execPath, args, { cwd, maxBuffer: 1 << 28, encoding: 'utf8' });
      // The first run of each warms the disk.
      if (run > 0) times[name]?.push(performance.now() - start);
      if (status === null || status > 1) throw new Error(`${name} ended with ${String(status)}: ${stderr}`);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
}

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** @param {number} runs */
export function measureColdCheck(runs = 7) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'planwright-bench-'));
  try {
    const plans = path.join(folder, 'plans');
    const specs = path.join(folder, 'specs');
    const { bytes, files } = writeCorpus(plans);
    writeOpenSpecCorpus(specs, bytes);
    const times = wholeProcesses(
      {
        check: { args: [path.join(root, 'dist/cli.cjs'), 'check'], cwd: plans },
        parse: { args: [path.join(root, 'scripts/lib/bare-parse.mjs'), plans], cwd: plans },
        openspec: {
          args: [path.join(root, 'node_modules/@fission-ai/openspec/bin/openspec.js'), 'validate', '--specs'],
          cwd: specs,
        },
      },
      runs,
    );
    return { documents: files.length, bytes, times };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
