// Checks every TypeScript program of the project. Each layer has one of its own, so that a layer sees no foreign types.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { runScript } from './lib/tool-error.mjs';

const layers = readdirSync(path.join(root, 'src')).map((name) => `src/${name}`);
const programs = ['.', ...layers, 'webview-ui', 'test', 'scripts'].filter((folder) =>
  existsSync(path.join(root, folder, 'tsconfig.json')),
);

/** @param {string} folder */
function hasSources(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).some((file) =>
    /\.[cm]?[jt]sx?$/.test(file),
  );
}

await runScript(async () => {
  // The compiler's own start script: no shell, so it runs the same on every platform.
  const tsc = path.join(root, 'node_modules/@typescript/native', compilerEntry());
  const results = await Promise.all(
    programs
      .filter((folder) => folder === '.' || hasSources(folder))
      .map((folder) => run(process.execPath, [tsc, '-p', folder, '--pretty'], { cwd: root, quiet: true })),
  );
  // A file of a lower layer is checked in every program that imports it; its errors are told once.
  const outputs = new Set(results.filter(({ code }) => code !== 0).map(({ output }) => output.trim()));
  for (const output of outputs) console.error(output);
  if (outputs.size > 0) process.exitCode = 1;
});

function compilerEntry() {
  const manifest = JSON.parse(readFileSync(path.join(root, 'node_modules/@typescript/native/package.json'), 'utf8'));
  return /** @type {{ bin: { tsc: string } }} */ (manifest).bin.tsc;
}
