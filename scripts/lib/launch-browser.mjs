import process from 'node:process';
import { chromium } from 'playwright-core';
import { findBrowser } from './find-browser.mjs';

const quietFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A headless browser. PLANWRIGHT_HEADED=1 shows it.
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser() {
  return chromium.launch({
    executablePath: await findBrowser(),
    headless: process.env['PLANWRIGHT_HEADED'] !== '1',
    // The sandbox needs user namespaces, which containers and root rarely have.
    args: [...quietFlags, ...(process.platform === 'linux' ? ['--no-sandbox'] : [])],
  });
}
