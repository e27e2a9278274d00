// Runs dist/test/index.cjs inside the extension host of a real VS Code, headless.
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
const limit = 10 * 60_000;
/** Until the page of the workbench has loaded, on a busy machine. */
const loadLimit = 120_000;

/** In the names of suites that need a workspace of several folders: see test/host/index.ts. */
const severalFolders = 'several folders';

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
      const extension = linkExtension(folder);
      const only = process.env['PLANWRIGHT_GREP'];
      const several = only?.includes(severalFolders) ?? false;
      process.exitCode = several ? 0 : await runSuite({ port: server.port, folder: workspace }, extension);
      if (process.exitCode === 0 && (several || only === undefined))
        process.exitCode = await runSuite({ port: server.port, workspace: severalIn(folder) }, extension);
      if (process.exitCode !== 0) console.error(endOfLog());
    } finally {
      await server.stop();
    }
  } finally {
    if (process.env['PLANWRIGHT_KEEP'] !== '1') rmSync(folder, { recursive: true, force: true });
    else console.log(`kept ${folder}`);
  }
}

/** What VS Code logged last: it may say why no test failed, and the suite did. */
function endOfLog() {
  if (!existsSync(logFile)) return 'VS Code logged nothing meanwhile.';
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n');
  return ['', `What VS Code logged last (all of it is in ${logFile}):`, ...lines.slice(-15)].join('\n');
}

/**
 * A workspace of two folders on the disk and one that is in no file system of this machine.
 * @param {string} folder
 * @returns {string} its file
 */
function severalIn(folder) {
  const file = path.join(folder, 'several.code-workspace');
  for (const name of ['one', 'two']) mkdirSync(path.join(folder, name));
  const folders = [{ path: 'one' }, { path: 'two' }, { uri: 'planmem:/three', name: 'three' }];
  writeFileSync(file, JSON.stringify({ folders }));
  return file;
}

/**
 * @param {{ port: number, folder: string } | { port: number, workspace: string }} opened
 * @param {string} extension
 * @returns {Promise<number>} what the suite exits with
 */
async function runSuite(opened, extension) {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext();
    // Without it, a page that has lost the focus is refused now and then, and VS Code asks somebody what to do, for ever.
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
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
        ...opened,
        extensionDevelopmentPath: extension,
        extensionTestsPath: path.join(extension, 'dist/test/index.cjs'),
      }),
      { timeout: loadLimit },
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
