// Opens the examples in a real VS Code in the browser, with the extension as it was just built.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './lib/paths.mjs';
import { startServer } from './lib/start-server.mjs';
import { runScript, ToolError } from './lib/tool-error.mjs';
import { writeUserSettings } from './lib/user-settings.mjs';
import { workbenchUrl } from './lib/workbench-url.mjs';
import { copyExamples, freshFolder, linkExtension } from './lib/workspace-folder.mjs';

await runScript(async () => {
  // Here and not in the script of npm, so that one process is all there is to end.
  const built = spawnSync(process.execPath, ['esbuild.config.mjs'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) throw new ToolError('The extension could not be built.');
  const folder = freshFolder('start');
  const workspace = path.join(folder, 'workspace');
  mkdirSync(workspace);
  copyExamples(workspace);
  const userDataDir = path.join(folder, 'user');
  await writeUserSettings(userDataDir);

  const interrupted = new Promise((/** @type {(value: void) => void} */ resolve) => {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.once(signal, () => resolve());
    // npm hands a signal to the shell that it began this with, and that ends without handing it on.
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) resolve();
    }, 1000).unref();
  });
  try {
    const server = await startServer({ dataDir: folder, userDataDir });
    const address = workbenchUrl({
      port: server.port,
      folder: workspace,
      extensionDevelopmentPath: linkExtension(folder),
    });
    console.log(`\nVS Code with Planwright:\n\n  ${address}\n\nThe workspace is a copy: ${workspace}\nCtrl+C ends it.`);
    openBrowser(address);
    const ended = server.exited.then(() => 'ended');
    if ((await Promise.race([interrupted, ended])) === 'ended') {
      throw new ToolError("VS Code's server ended by itself. Run npm start again.");
    }
    await server.stop();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/**
 * Opens the default browser where there is a person to look at it. Silence otherwise: the address is on the screen.
 * @param {string} address
 */
function openBrowser(address) {
  const headless =
    process.platform === 'linux' &&
    process.env['DISPLAY'] === undefined &&
    process.env['WAYLAND_DISPLAY'] === undefined;
  if (process.env['CI'] !== undefined || headless) return;
  const [command, ...args] = {
    darwin: ['open', address],
    // `start` takes its first quoted argument for a title; & separates commands.
    win32: ['cmd', '/c', 'start', '""', address.replaceAll('&', '^&')],
  }[/** @type {string} */ (process.platform)] ?? ['xdg-open', address];
  const child = spawn(/** @type {string} */ (command), args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
