// Every check, cheap ones first, up to the first that fails. The last line sums the tests of all mocha runs.
import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { root } from './lib/paths.mjs';
import { npmCommand, run } from './lib/process.mjs';
import { readTally, tallyVariable } from './lib/tally.mjs';
import { runScript } from './lib/tool-error.mjs';

/** One stage after the other; the steps of a stage run side by side. What drives VS Code takes the machine for itself. */
const stages = [
  ['check:format', 'lint', 'types', 'build'],
  ['test:unit'],
  ['test:host'],
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
    // Another step's output may have come after it.
    for (const { step, output } of failed) if (output !== '') console.error(`\n── how ${step} ended\n${endOf(output)}`);
    const names = failed.map(({ step }) => step);
    console.error(`\n${names.join(' and ')} failed (npm run ${names.join(', npm run ')}).`);
    process.exitCode = 1;
    break;
  }
  const { passed, failed, pending } = readTally(tally);
  if (pending > 0) console.log(`\n${String(pending)} pending`);
  console.log(`\n${String(passed)} passed, ${String(failed)} failed`);
});

/** @typedef {{ step: string, code: number, output: string }} Outcome its output is empty where it was shown at once */

/**
 * Gives the steps that failed. What one of several prints is shown when it ends, so that they do not mix.
 * @param {readonly string[]} steps
 * @param {NodeJS.ProcessEnv} env
 */
async function sideBySide(steps, env) {
  const quiet = steps.length > 1;
  const outcomes = await Promise.all(
    steps.map(async (step) => {
      const outcome = await runStep(step, env, quiet);
      if (quiet) process.stdout.write(`\n── ${step}${outcome.code === 0 ? '' : ' failed'}\n${outcome.output}`);
      return outcome;
    }),
  );
  return outcomes.filter(({ code }) => code !== 0);
}

/**
 * @param {readonly string[]} steps
 * @param {NodeJS.ProcessEnv} env
 */
async function inTurn(steps, env) {
  for (const step of steps) {
    const outcome = await runStep(step, env, false);
    if (outcome.code !== 0) return [outcome];
  }
  return [];
}

/**
 * @param {string} step
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} quiet
 * @returns {Promise<Outcome>}
 */
async function runStep(step, env, quiet) {
  const npm = npmCommand();
  return { step, ...(await run(npm.command, [...npm.args, 'run', '--silent', step], { cwd: root, env, quiet })) };
}

/** @param {string} output */
function endOf(output) {
  return output.trimEnd().split('\n').slice(-40).join('\n');
}
