// Runs dist/test/index.cjs inside the extension host of a real VS Code, headless.
import { appendFileSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { inspect } from 'node:util';
import { launchBrowser } from './lib/launch-browser.mjs';
import { testResults } from './lib/paths.mjs';
import { startServer } from './lib/start-server.mjs';
import { runScript, ToolError } from './lib/tool-error.mjs';
import { writeUserSettings } from './lib/user-settings.mjs';
import { workbenchUrl } from './lib/workbench-url.mjs';
import { copyExamples, freshFolder, linkExtension } from './lib/workspace-folder.mjs';

/** The whole suite, starting VS Code included. */
const limit = 5 * 60_000;

/** Begins every line of the suite's report; all else that the workbench logs goes to a file. */
const mark = '[suite] ';
const logFile = path.join(testResults, 'host.log');

async function main() {
  mkdirSync(testResults, { recursive: true });
  rmSync(logFile, { force: true });
  const folder = freshFolder('host');
  const workspace = path.join(folder, 'workspace');
  mkdirSync(workspace);
  copyExamples(workspace);
  // Before VS Code starts: its file watchers miss folders that are made in one go.
  const more = process.env['PLANWRIGHT_WORKSPACE'];
  if (more !== undefined) cpSync(more, workspace, { recursive: true });
  const userDataDir = path.join(folder, 'user');
  await writeUserSettings(userDataDir);
  try {
    const without = process.env['PLANWRIGHT_WITHOUT']?.split(',') ?? [];
    const server = await startServer({
      dataDir: folder,
      userDataDir,
      without,
      env: { PLANWRIGHT_REPORT_MARK: mark },
    });
    try {
      process.exitCode = await runSuite(server.port, workspace, linkExtension(folder));
      if (process.exitCode !== 0) console.error(`What VS Code logged meanwhile: ${logFile}`);
    } finally {
      await server.stop();
    }
  } finally {
    if (process.env['PLANWRIGHT_KEEP'] !== '1') rmSync(folder, { recursive: true, force: true });
    else console.log(`kept ${folder}`);
  }
}

/**
 * @param {number} port
 * @param {string} workspace
 * @param {string} extension
 * @returns {Promise<number>} what the suite exits with
 */
async function runSuite(port, workspace, extension) {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    /** @type {(code: number) => void} */
    let finish = () => undefined;
    const finished = new Promise((/** @type {(code: number) => void} */ resolve) => (finish = resolve));
    // VS Code looks for these two when it runs tests in a page.
    await page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => finish(code));
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) =>
      show(type, args),
    );
    await page.goto(
      workbenchUrl({
        port,
        folder: workspace,
        extensionDevelopmentPath: extension,
        extensionTestsPath: path.join(extension, 'dist/test/index.cjs'),
      }),
    );
    const crashed = new Promise((_, reject) => page.once('crash', () => reject(new ToolError('The page crashed.'))));
    return await within(Promise.race([finished, crashed]), limit);
  } finally {
    await browser.close();
  }
}

/**
 * @param {string} type
 * @param {unknown[]} args
 */
function show(type, args) {
  const line = args.map((arg) => (typeof arg === 'string' ? arg : inspect(arg))).join(' ');
  if (line.startsWith(mark)) console.log(line.slice(mark.length).replaceAll(`\n${mark}`, '\n'));
  else appendFileSync(logFile, `${type}: ${line}\n`);
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {number} milliseconds
 * @returns {Promise<T>}
 */
async function within(promise, milliseconds) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () =>
        reject(new ToolError(`The suite in the extension host did not end within ${String(milliseconds / 1000)} s.`)),
      milliseconds,
    );
  });
  try {
    return /** @type {T} */ (await Promise.race([promise, late]));
  } finally {
    clearTimeout(timer);
  }
}

await runScript(main);
