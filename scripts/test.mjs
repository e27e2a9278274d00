// Every check, cheap ones first, up to the first that fails. The last line sums the tests of all mocha runs.
import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { root } from './lib/paths.mjs';
import { npmCommand, run } from './lib/process.mjs';
import { readTally, tallyVariable } from './lib/tally.mjs';
import { runScript } from './lib/tool-error.mjs';

const steps = ['check:format', 'lint', 'types', 'build', 'test:unit', 'test:host', 'test:browser', 'test:package'];

await runScript(async () => {
  const tally = path.join(os.tmpdir(), `planwright-tally-${String(process.pid)}.jsonl`);
  rmSync(tally, { force: true });
  const npm = npmCommand();
  for (const step of steps) {
    console.log(`\n── ${step}`);
    const { code } = await run(npm.command, [...npm.args, 'run', '--silent', step], {
      cwd: root,
      env: { [tallyVariable]: tally, PLANWRIGHT_BUILT: steps.indexOf(step) > steps.indexOf('build') ? '1' : '' },
    });
    if (code !== 0) {
      console.error(`\n${step} failed (npm run ${step}).`);
      process.exitCode = 1;
      break;
    }
  }
  const { passed, failed, pending } = readTally(tally);
  if (pending > 0) console.log(`\n${String(pending)} pending`);
  console.log(`\n${String(passed)} passed, ${String(failed)} failed`);
});
