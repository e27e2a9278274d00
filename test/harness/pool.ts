// One browser, and one server for each way of starting it, shared by all browser tests of a process.
import { cpSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../scripts/lib/launch-browser.mjs';
import { installExtension, startServer, type RunningServer } from '../../scripts/lib/start-server.mjs';
import { freshFolder, linkExtension } from '../../scripts/lib/workspace-folder.mjs';

export interface ServerKind {
  /** Workspaces are untrusted until the user trusts them. */
  trust: boolean;
  /** A packaged extension that is installed in this server. */
  vsix: string | undefined;
  /** Folders of further extensions that are installed in this server, such as one that plays a language model. */
  companions: readonly string[];
}

export interface PooledServer extends RunningServer {
  /** Where the extension under development is loaded from. */
  extensionPath: string;
  /** Workspaces of tests are made here. */
  folder: string;
}

let browser: Promise<Browser> | undefined;
const servers = new Map<string, Promise<PooledServer>>();

export function sharedBrowser(): Promise<Browser> {
  browser ??= launchBrowser();
  return browser;
}

export function sharedServer(kind: ServerKind): Promise<PooledServer> {
  const key = JSON.stringify(kind);
  let server = servers.get(key);
  if (server === undefined) {
    server = start(kind);
    servers.set(key, server);
  }
  return server;
}

/** Ends the browser and every server, and removes their folders. */
export async function closePool(): Promise<void> {
  const started = await Promise.allSettled(servers.values());
  servers.clear();
  const open = browser === undefined ? [] : await Promise.allSettled([browser]);
  browser = undefined;
  for (const result of open) if (result.status === 'fulfilled') await result.value.close();
  for (const result of started) {
    if (result.status !== 'fulfilled') continue;
    await result.value.stop();
    await rm(result.value.folder, { recursive: true, force: true });
  }
}

async function start(kind: ServerKind): Promise<PooledServer> {
  const folder = freshFolder('browser');
  const extensionsDir = path.join(folder, 'extensions');
  if (kind.vsix !== undefined) await installExtension(path.resolve(kind.vsix), extensionsDir);
  for (const companion of kind.companions) {
    cpSync(companion, path.join(extensionsDir, `planwright-tests.${path.basename(companion)}-0.0.1`), {
      recursive: true,
    });
  }
  // The extension host of a page that a test has closed has nothing to wait for.
  const server = await startServer({ dataDir: folder, extensionsDir, trust: kind.trust, graceSeconds: 1 });
  return { ...server, folder, extensionPath: linkExtension(folder) };
}
