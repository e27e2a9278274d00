import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { root } from './paths.mjs';
import { run } from './process.mjs';
import { provideServer } from './provide-server.mjs';
import { ToolError } from './tool-error.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {string} dataDir folder for logs and server data
 * @property {string} [extensionsDir] installed extensions; default: an empty folder in dataDir
 * @property {string} [userDataDir] user settings and state; default: a folder in dataDir
 * @property {number} [port] default: a free one
 * @property {boolean} [trust] true: workspaces are not trusted until the user says so; default: trust is off
 * @property {NodeJS.ProcessEnv} [env] added to the server's environment, and so to the extension host's
 * @property {readonly string[]} [without] extensions of VS Code itself that are left out, by the names of their folders
 * @property {number} [graceSeconds] how long the extension host of a closed page lives on
 */

/**
 * @typedef {object} RunningServer
 * @property {number} port
 * @property {number} pid
 * @property {string} userDataDir
 * @property {string} extensionsDir
 * @property {string} log path of the server's log
 * @property {Promise<void>} exited resolves when the server has ended, for whatever reason
 * @property {() => Promise<void>} stop ends the server and the processes it started
 */

const startLimit = 60_000;
const stopLimit = 5_000;

/**
 * Starts VS Code's server on 127.0.0.1, installing it first if need be, and resolves when it accepts connections.
 * @param {ServerOptions} options
 * @returns {Promise<RunningServer>}
 */
export async function startServer(options) {
  const install = await provideServer((line) => console.log(line));
  const userDataDir = options.userDataDir ?? path.join(options.dataDir, 'user');
  const extensionsDir = options.extensionsDir ?? path.join(options.dataDir, 'extensions');
  await Promise.all([options.dataDir, userDataDir, extensionsDir].map((each) => mkdir(each, { recursive: true })));

  const builtin = options.without?.length ? linkBuiltin(install.main, options.dataDir, options.without) : null;
  const child = spawn(findNode24(), serverArguments(install.main, options, userDataDir, extensionsDir, builtin), {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl+C reaches this process alone, which then ends the whole group.
    detached: process.platform !== 'win32',
  });
  const log = path.join(options.dataDir, 'server.log');
  const stream = createWriteStream(log);
  child.stdout.pipe(stream, { end: false });
  child.stderr.pipe(stream, { end: false });
  const exited = new Promise((/** @type {(value: void) => void} */ resolve) => child.once('close', () => resolve()));
  const killNow = () => killGroup(child, 'SIGKILL');
  process.once('exit', killNow);
  void exited.then(() => {
    process.off('exit', killNow);
    stream.end();
  });

  const stop = () => stopServer(child, exited);
  try {
    const port = await listeningPort(child, log);
    return { port, pid: child.pid ?? -1, userDataDir, extensionsDir, log, exited, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Installs a packaged extension where servers with this extensions folder will find it.
 * @param {string} vsix
 * @param {string} extensionsDir
 */
export async function installExtension(vsix, extensionsDir) {
  const install = await provideServer();
  const { code, output } = await run(
    findNode24(),
    [install.main, '--install-extension', vsix, '--extensions-dir', extensionsDir, '--accept-server-license-terms'],
    { quiet: true },
  );
  if (code !== 0 || !output.includes('was successfully installed')) {
    throw new ToolError(`VS Code's server did not install ${vsix}:\n${output.trim().slice(-2000)}`);
  }
}

/**
 * @param {string} main
 * @param {ServerOptions} options
 * @param {string} userDataDir
 * @param {string} extensionsDir
 * @param {string | null} builtin folder with the extensions of VS Code itself; null for its own
 */
function serverArguments(main, options, userDataDir, extensionsDir, builtin) {
  return [
    main,
    '--host=127.0.0.1',
    `--port=${String(options.port ?? 0)}`,
    '--without-connection-token',
    '--accept-server-license-terms',
    // Without the driver the page may not name an extension under development.
    '--enable-smoke-test-driver',
    `--server-data-dir=${path.join(options.dataDir, 'server')}`,
    `--user-data-dir=${userDataDir}`,
    `--extensions-dir=${extensionsDir}`,
    ...(builtin === null ? [] : [`--builtin-extensions-dir=${builtin}`]),
    '--telemetry-level=off',
    ...(options.trust === true ? [] : ['--disable-workspace-trust']),
    ...(options.graceSeconds === undefined ? [] : [`--reconnection-grace-time=${String(options.graceSeconds)}`]),
  ];
}

/**
 * A folder with links to the extensions that come with VS Code, without some of them.
 * @param {string} main
 * @param {string} dataDir
 * @param {readonly string[]} without
 */
function linkBuiltin(main, dataDir, without) {
  const own = path.join(path.dirname(main), '..', 'extensions');
  const folder = path.join(dataDir, 'builtin');
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(own).filter((name) => !without.includes(name));
  // A junction needs no privilege on Windows; elsewhere the type is ignored.
  for (const name of names) symlinkSync(path.join(own, name), path.join(folder, name), 'junction');
  return folder;
}

/** The server needs Node 24; the npm package `node` among the dev dependencies brings it. */
export function findNode24() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const packaged = path.join(root, 'node_modules', 'node', 'bin', name);
  if (existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new ToolError('VS Code\'s server needs Node 24, which the dev dependency "node" brings: run npm ci.');
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child
 * @param {string} log
 * @returns {Promise<number>}
 */
function listeningPort(child, log) {
  return new Promise((resolve, reject) => {
    let seen = '';
    const timer = setTimeout(
      () => reject(new ToolError(`VS Code's server was not ready after ${String(startLimit / 1000)} s; see ${log}`)),
      startLimit,
    );
    child.stdout.on('data', (/** @type {Buffer} */ chunk) => {
      seen = (seen + chunk.toString()).slice(-10_000);
      const port = /Extension host agent listening on (\d+)/.exec(seen)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new ToolError(`Could not start VS Code's server: ${error.message}`));
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      reject(new ToolError(`VS Code's server ended with code ${String(code)} before it was ready; see ${log}`));
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<void>} exited
 */
async function stopServer(child, exited) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  killGroup(child, 'SIGTERM');
  const timer = setTimeout(() => killGroup(child, 'SIGKILL'), stopLimit);
  await exited;
  clearTimeout(timer);
}

/**
 * Ends the server with what it started (extension hosts, file watchers), and nothing else.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function killGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
