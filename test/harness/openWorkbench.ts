import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { quietSettings, writeUserSettings } from '../../scripts/lib/user-settings.mjs';
import { workbenchUrl } from '../../scripts/lib/workbench-url.mjs';
import { copyExamples } from '../../scripts/lib/workspace-folder.mjs';
import { sharedBrowser, sharedServer } from './pool.ts';
import { themes, type Theme } from './themes.ts';
import { drawn, openWorkbenches, Workbench } from './workbench.ts';

export interface WorkbenchOptions {
  /** Files of the workspace: path → content. */
  files?: Record<string, string | Uint8Array>;
  /** Begin with a copy of the examples. */
  examples?: boolean;
  /** User settings. Windows that are open at the same time share them: the last one opened decides. */
  settings?: Record<string, unknown>;
  theme?: Theme;
  /** A packaged extension to install, instead of loading the checkout. */
  vsix?: string;
  /** Folders of further extensions to install, such as one that plays a language model. */
  companions?: readonly string[];
  /** The workspace is untrusted (Restricted Mode) until `workbench.trust()`. Otherwise trust is switched off. */
  trust?: boolean;
  /** Of the browser: viewport, reducedMotion, forcedColors, deviceScaleFactor, locale… */
  browser?: BrowserContextOptions;
}

/** Opens a window on a fresh workspace, with fresh user settings and state, and waits until it is drawn. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const { trust = false, vsix, companions = [] } = options;
  const server = await sharedServer({ trust, vsix, companions });
  const folder = mkdtempSync(path.join(server.folder, 'workspace-'));
  const theme = themes[options.theme ?? 'light'];
  const given = { 'workbench.colorTheme': theme.setting, ...options.settings };
  await writeUserSettings(server.userDataDir, given);
  // What extensions keep on the server. Everything else that a window remembers is in its browser context.
  if (openWorkbenches.size === 0) {
    rmSync(path.join(server.userDataDir, 'User/globalStorage/planwright.planwright'), { recursive: true, force: true });
  }

  const browser = await sharedBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options.browser });
  // tsx wraps named functions in a helper of its own; those that Playwright sends to the page need it there.
  await context.addInitScript('globalThis.__name ??= (named) => named');
  const workbench = new Workbench(context, await context.newPage(), folder, { ...quietSettings, ...given });
  if (options.examples === true) copyExamples(folder);
  for (const [name, content] of Object.entries(options.files ?? {})) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    workbench.file(name).write(content);
  }
  const extensions = vsix === undefined ? [server.extensionPath] : [];
  await workbench.page.goto(workbenchUrl({ port: server.port, folder, extensionDevelopmentPath: extensions }));
  await drawn(workbench, theme.window);
  return workbench;
}

/** A second window on the same workspace, which remembers nothing of the first. Close it by its page. */
export async function openBeside(first: Workbench): Promise<Workbench> {
  const context = await (await sharedBrowser()).newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript('globalThis.__name ??= (named) => named');
  const second = new Workbench(context, await context.newPage(), first.folder, quietSettings);
  second.page.once('close', () => openWorkbenches.delete(second));
  await second.page.goto(first.page.url());
  await drawn(second, themes.light.window);
  return second;
}
