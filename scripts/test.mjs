// Every check, cheap ones first, up to the first that fails. The last line sums the tests of all mocha runs.
import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { root } from './lib/paths.mjs';
import { npmCommand, run } from './lib/process.mjs';
import { readTally, tallyVariable } from './lib/tally.mjs';
import { runScript } from './lib/tool-error.mjs';

/** One stage after the other; the steps of a stage run side by side. What drives a browser takes the machine for itself. */
const stages = [
  ['check:format', 'lint', 'types', 'build'],
  ['test:unit', 'test:host'],
  ['test:browser'],
  ['test:package'],
];
const built = stages.findIndex((steps) => steps.includes('build'));

await runScript(async () => {
  const tally = path.join(os.tmpdir(), `planwright-tally-${String(process.pid)}.jsonl`);
  rmSync(tally, { force: true });
  for (const [index, steps] of stages.entries()) {
    const env = { [tallyVariable]: tally, PLANWRIGHT_BUILT: index > built ? '1' : '' };
    console.log(`\n── ${steps.join(', ')}`);
    const failed = os.availableParallelism() > 1 ? await sideBySide(steps, env) : await inTurn(steps, env);
    if (failed.length === 0) continue;
    console.error(`\n${failed.join(' and ')} failed (npm run ${failed.join(', npm run ')}).`);
    process.exitCode = 1;
    break;
  }
  const { passed, failed, pending } = readTally(tally);
  if (pending > 0) console.log(`\n${String(pending)} pending`);
  console.log(`\n${String(passed)} passed, ${String(failed)} failed`);
});

/**
 * Gives the steps that failed. What one of several prints is shown when it ends, so that they do not mix.
 * @param {readonly string[]} steps
 * @param {NodeJS.ProcessEnv} env
 */
async function sideBySide(steps, env) {
  const quiet = steps.length > 1;
  const codes = await Promise.all(
    steps.map(async (step) => {
      const { code, output } = await runStep(step, env, quiet);
      if (quiet) process.stdout.write(`\n── ${step}${code === 0 ? '' : ' failed'}\n${output}`);
      return code;
    }),
  );
  return steps.filter((_, index) => codes[index] !== 0);
}

/**
 * @param {readonly string[]} steps
 * @param {NodeJS.ProcessEnv} env
 */
async function inTurn(steps, env) {
  for (const step of steps) if ((await runStep(step, env, false)).code !== 0) return [step];
  return [];
}

/**
 * @param {string} step
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} quiet
 */
function runStep(step, env, quiet) {
  const npm = npmCommand();
  return run(npm.command, [...npm.args, 'run', '--silent', step], { cwd: root, env, quiet });
}
