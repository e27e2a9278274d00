import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { run } from './process.mjs';
import { ToolError } from './tool-error.mjs';

const onPath = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge', 'msedge'];

/**
 * Path of a Chromium-based browser: the one that PLANWRIGHT_BROWSER names, one on the path, one in a usual place, one
 * that Playwright installed. On Debian or Ubuntu as root, where none is, Debian's chromium is installed.
 * @returns {Promise<string>}
 */
export async function findBrowser() {
  const named = process.env['PLANWRIGHT_BROWSER'];
  if (named !== undefined && named !== '') {
    if (isProgram(named)) return named;
    throw new ToolError(`PLANWRIGHT_BROWSER is ${named}, which is no program that can be run.`);
  }
  const found = [...candidates()].find(isProgram);
  return found ?? (await installFromDebian());
}

function* candidates() {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  for (const name of onPath) {
    for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
      if (folder !== '') yield path.join(folder, name + suffix);
    }
  }
  yield* usualPlaces();
  yield* playwrightCache();
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return folders.flatMap((folder) => programs.map((program) => path.join(folder, program)));
  }
  return ['/opt/google/chrome/chrome', '/snap/bin/chromium'];
}

/** Newest first; the executable's place inside differs by platform and by Playwright's version. */
function playwrightCache() {
  const home = os.homedir();
  const folder =
    process.env['PLAYWRIGHT_BROWSERS_PATH'] ??
    {
      darwin: path.join(home, 'Library/Caches/ms-playwright'),
      win32: path.join(process.env['LOCALAPPDATA'] ?? home, 'ms-playwright'),
    }[/** @type {string} */ (process.platform)] ??
    path.join(home, '.cache/ms-playwright');
  if (!existsSync(folder)) return [];
  const inside = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  ];
  return readdirSync(folder)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((name) => inside.map((place) => path.join(folder, name, place)));
}

async function installFromDebian() {
  const missing = new ToolError(
    'No Chromium-based browser found: install Chrome, Chromium or Edge, or run "npx playwright install chromium", or set PLANWRIGHT_BROWSER to one.',
  );
  if (process.getuid?.() !== 0 || !isProgram('/usr/bin/apt-get')) throw missing;
  console.log('No browser found: installing chromium with apt-get…');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  // A failed update of one source still leaves the others; the install tells.
  await run('apt-get', ['update'], { quiet: true, env });
  const { code } = await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { quiet: true, env });
  const installed = '/usr/bin/chromium';
  if (code === 0 && isProgram(installed)) return installed;
  throw missing;
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
