import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { testCache } from './paths.mjs';
import { isAlive, npmCommand, run } from './process.mjs';
import { ToolError } from './tool-error.mjs';

/** The npm package that holds VS Code's server; its version names the VS Code in it (4.139.1 is VS Code 1.139.1). */
export const serverVersion = '4.139.1';

const marker = 'complete.json';

/**
 * @typedef {object} ServerInstall
 * @property {string} main the script that starts the server
 * @property {string} version
 */

/**
 * Makes sure that VS Code's server is installed, once for each version.
 *
 * An install happens in a folder of its own process and is renamed into place when it is whole, so one that was
 * interrupted is never taken for finished, and two at once do no harm.
 * @param {(line: string) => void} [tell] hears what takes long
 * @returns {Promise<ServerInstall>}
 */
export async function provideServer(tell = () => undefined) {
  const folder = path.join(testCache, `code-server-${serverVersion}`);
  const install = { main: path.join(vscodeFolder(folder), 'out', 'server-main.js'), version: serverVersion };
  if (existsSync(path.join(folder, marker))) return install;

  await mkdir(testCache, { recursive: true });
  await removeAbandoned();
  tell(`Installing VS Code's server (code-server ${serverVersion}, about 700 MB, once)…`);
  const partial = `${folder}.partial-${String(process.pid)}`;
  try {
    await installInto(partial);
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
  } catch (error) {
    // Another process may have finished first; then its install serves as well.
    if (!existsSync(path.join(folder, marker))) throw error;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return install;
}

/** @param {string} folder */
function vscodeFolder(folder) {
  return path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

/** @param {string} folder */
async function installInto(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  await npmInstall(folder, [`code-server@${serverVersion}`]);
  // The package comes without the dependencies of VS Code itself and of its built-in extensions.
  const vscode = vscodeFolder(folder);
  await npmInstall(vscode, ['--omit=dev']);
  await npmInstall(path.join(vscode, 'extensions'), ['--omit=dev']);
  if (!existsSync(path.join(vscode, 'out', 'server-main.js'))) {
    throw new ToolError(
      `code-server ${serverVersion} holds no lib/vscode/out/server-main.js; pin a version that does.`,
    );
  }
  await writeFile(path.join(folder, marker), `${JSON.stringify({ version: serverVersion })}\n`);
}

/**
 * Scripts are left out: they compile native modules (logging, terminals, Kerberos) that no test needs.
 * @param {string} cwd
 * @param {readonly string[]} args
 */
async function npmInstall(cwd, args) {
  const npm = npmCommand();
  const { code, output } = await run(
    npm.command,
    [...npm.args, 'install', '--ignore-scripts', '--no-audit', '--no-fund', ...args],
    { cwd, quiet: true, env: { npm_config_loglevel: 'error' } },
  );
  if (code === 0) return;
  const reason = output.split('\n').find((line) => /npm (error|ERR!)/.test(line)) ?? `exit code ${String(code)}`;
  throw new ToolError(
    `Could not install code-server ${serverVersion} (${reason.trim()}). Check that npm reaches its registry, then try again.`,
  );
}

/** Removes what an interrupted install of a process that is gone has left. */
async function removeAbandoned() {
  for (const name of await readdir(testCache)) {
    const pid = /\.partial-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) {
      await rm(path.join(testCache, name), { recursive: true, force: true });
    }
  }
}
