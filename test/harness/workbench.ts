import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { testResults } from '../../scripts/lib/paths.mjs';
import { eventually, patience } from './eventually.ts';
import { readProblems, type Problem } from './problems.ts';
import { QuickInput } from './quickInput.ts';
import { themes, type Theme } from './themes.ts';
import { WorkspaceFile } from './workspaceFile.ts';

/** Settings of the workspace, which `wear` changes: a window that is to change its theme begins with this file. */
export const WORKSPACE_SETTINGS = '.vscode/settings.json';

/** The workbenches that are open, for the hooks that look after every test. */
export const openWorkbenches = new Set<Workbench>();

/** A VS Code window in a page: what tests do in it, and what they see. */
export class Workbench {
  readonly page: Page;
  readonly quickInput: QuickInput;
  /** Absolute path of the workspace folder. */
  readonly folder: string;
  /** What the page and its frames wrote on their consoles, and uncaught errors. */
  readonly console: { type: string; text: string }[] = [];
  readonly #context: BrowserContext;
  readonly #given: Readonly<Record<string, unknown>>;

  constructor(context: BrowserContext, page: Page, folder: string, given: Readonly<Record<string, unknown>>) {
    this.#context = context;
    this.#given = given;
    this.page = page;
    this.folder = folder;
    this.quickInput = new QuickInput(page);
    page.on('console', (message) => this.console.push({ type: message.type(), text: message.text() }));
    page.on('pageerror', (error) => this.console.push({ type: 'pageerror', text: error.message }));
    openWorkbenches.add(this);
  }

  /** Runs a command by its full name in the palette, such as "File: Save All Files". */
  async command(name: string): Promise<void> {
    let offered: string[] = [];
    await eventually(
      () => `the command "${name}" in the palette, which offers: ${offered.join(', ') || 'nothing'}`,
      async () => {
        await this.#openPalette(`>${name}`);
        offered = await this.#itemsFor(name);
        // A page that is just being drawn takes the focus, which closes the palette before anything is picked.
        if (offered.includes(name) && (await this.quickInput.picked(name))) return true;
        // The palette does not follow what becomes available while it is open.
        await this.quickInput.cancel();
        return false;
      },
    );
  }

  /** Names of the commands that the palette offers for what is typed. */
  async commands(typed: string): Promise<string[]> {
    await this.#openPalette(`>${typed}`);
    const names = await this.#itemsFor(undefined);
    await this.quickInput.cancel();
    return names;
  }

  /** Opens a file of the workspace in the editor that VS Code chooses for it. */
  async openFile(relativePath: string): Promise<void> {
    const name = path.posix.basename(relativePath);
    await eventually(`the file ${relativePath} in quick open`, async () => {
      // Without a prefix the palette opens files, and an absolute path needs no search index.
      await this.#openPalette(path.join(this.folder, relativePath));
      const offered = await this.#itemsFor(name);
      if (offered.includes(name) && (await this.quickInput.picked(name))) return true;
      await this.quickInput.cancel();
      return false;
    });
    await eventually(`an active tab for ${relativePath}`, () =>
      this.tab(name).and(this.page.locator('.active')).isVisible(),
    );
    // Keys go astray until then. Webviews lie over the editor area, not in it.
    await eventually(`the editor of ${relativePath} in focus`, () =>
      this.page.evaluate(() => document.activeElement?.closest('.part.editor, iframe.webview') !== null),
    );
  }

  /** The tab of a file, by its name without folders. */
  tab(name: string): Locator {
    return this.page.locator(`.tabs-container .tab[data-resource-name="${name}"]`).first();
  }

  /** Changes the user's settings beside those that the window began with, as a person does: in their editor. */
  async settings(settings: Record<string, unknown>): Promise<void> {
    await this.command('Preferences: Open User Settings (JSON)');
    await eventually('the settings in an editor', () =>
      this.tab('settings.json').and(this.page.locator('.active')).isVisible(),
    );
    await this.page.locator('.editor-instance .view-line').first().click();
    await this.page.keyboard.press('ControlOrMeta+A');
    // One piece of input: typed key by key, the editor would close brackets.
    await this.page.keyboard.insertText(JSON.stringify({ ...this.#given, ...settings }));
    await this.saveAll();
    await this.command('View: Close Editor');
  }

  /** Changes the theme of a window with settings of its workspace, and waits until it and its webviews wear it. */
  async wear(theme: Theme): Promise<void> {
    const { setting, window, webview } = themes[theme];
    // VS Code's server watches the settings of a workspace, not those of the user.
    const file = this.file(WORKSPACE_SETTINGS);
    const settings = JSON.parse(file.text()) as Record<string, unknown>;
    file.write(JSON.stringify({ ...settings, 'workbench.colorTheme': setting }));
    await this.page.locator(`.monaco-workbench.${window}`).waitFor({ timeout: patience });
    await eventually(`every webview in ${theme}`, async () => {
      const bodies = (await this.#webviews()).map(({ name }) => this.#frame(name).locator('body'));
      const kinds = bodies.map((body) => body.getAttribute('data-vscode-theme-kind', { timeout: 1000 }));
      return (await Promise.all(kinds)).every((kind) => kind === webview);
    });
  }

  async saveAll(): Promise<void> {
    await this.command('File: Save All Files');
    await eventually(
      'all editors saved',
      async () => (await this.page.locator('.tabs-container .tab.dirty').count()) === 0,
    );
  }

  /**
   * The document inside a webview: the one whose title contains this text, or the only one in view. Ask again after a
   * webview was hidden, since it is built anew.
   */
  async webview(title?: string): Promise<FrameLocator> {
    let seen: string[] = [];
    const name = await eventually(
      () =>
        title === undefined
          ? `exactly one webview; there are: ${seen.join(', ') || 'none'}`
          : `a webview titled "${title}"; there are: ${seen.join(', ') || 'none'}`,
      async () => {
        const webviews = await this.#webviews();
        seen = webviews.map((each) => `"${each.title}"`);
        const matching = title === undefined ? webviews : webviews.filter((each) => each.title.includes(title));
        return matching.length === 1 || (title !== undefined && matching.length > 1) ? matching[0]?.name : undefined;
      },
    );
    return this.#frame(name);
  }

  /** Titles of the webviews in view. */
  async webviewTitles(): Promise<string[]> {
    return (await this.#webviews()).map((each) => each.title);
  }

  /** What the Problems panel shows, in its order. Opens it. Give a test to wait for what is still being computed. */
  async problems(until: (problems: Problem[]) => boolean = () => true): Promise<Problem[]> {
    await this.command('Problems: Focus on Problems View');
    await eventually('the Problems panel', () => this.page.locator('.markers-panel').isVisible());
    let problems: Problem[] = [];
    return eventually(
      () => `the expected problems; the panel shows ${JSON.stringify(problems, null, 1)}`,
      async () => {
        problems = await readProblems(this.page, this.folder);
        return until(problems) ? problems : undefined;
      },
    );
  }

  /** Trusts the workspace, which was opened untrusted. */
  async trust(): Promise<void> {
    await this.command('Workspaces: Manage Workspace Trust');
    await this.page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
    await this.page.locator('.part.banner').waitFor({ state: 'hidden', timeout: patience });
  }

  /** Texts of the notifications in view. */
  async notifications(): Promise<string[]> {
    return this.page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
  }

  async notification(text: string): Promise<void> {
    let seen: string[] = [];
    await eventually(
      () => `a notification with "${text}"; there are: ${seen.join(' | ') || 'none'}`,
      async () => {
        seen = await this.notifications();
        return seen.some((each) => each.includes(text));
      },
    );
  }

  /** Waits for something that was told, in the notification centre: toasts go by themselves. */
  async told(text: string): Promise<void> {
    await this.command('Notifications: Show Notifications');
    const messages = this.page.locator('.notifications-center .notification-list-item-message');
    let seen: string[] = [];
    await eventually(
      () => `"${text}" in the notification centre, which shows: ${seen.join(' | ') || 'nothing'}`,
      async () => {
        seen = await messages.allInnerTexts();
        return seen.some((each) => each.includes(text));
      },
    );
    await this.command('Notifications: Clear All Notifications');
  }

  /** Cancels something that goes on, in the notification centre, and waits until it is gone. */
  async cancelProgress(text: string): Promise<void> {
    await this.command('Notifications: Show Notifications');
    const shown = this.page.locator('.notifications-center .notification-list-item').filter({ hasText: text });
    await shown.hover();
    await shown.getByRole('button', { name: 'Cancel' }).click();
    await shown.waitFor({ state: 'detached' });
  }

  /** A file on disk, by its path in the workspace. */
  file(relativePath: string): WorkspaceFile {
    return new WorkspaceFile(path.join(this.folder, relativePath));
  }

  /** Saves a picture below test-results, and returns its path. */
  async screenshot(name: string): Promise<string> {
    const folder = path.join(testResults, 'screenshots');
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${name.replaceAll(/[^\w.-]+/g, '-')}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  /** Closes the page without asking about unsaved editors, and removes the workspace. */
  async dispose(): Promise<void> {
    openWorkbenches.delete(this);
    await this.#context.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #openPalette(text: string): Promise<void> {
    // The workbench listens to keys a little later than it is drawn, and closes the palette when something else takes
    // the focus, so F1 may have to be pressed again.
    await eventually('the command palette after F1', async () => {
      await this.page.keyboard.press('F1');
      return this.quickInput.input.fill(text, { timeout: 1000 }).then(
        () => true,
        () => false,
      );
    });
  }

  /** What the palette offers once it has filtered: the wanted name, or else what remains after a second. */
  async #itemsFor(wanted: string | undefined): Promise<string[]> {
    const row = this.page.locator('.quick-input-list .monaco-list-row .label-name');
    const found = wanted === undefined ? row.first() : row.getByText(wanted, { exact: true }).first();
    await found.waitFor({ timeout: 1000 }).catch(() => undefined);
    return this.quickInput.items();
  }

  async #webviews(): Promise<{ name: string; title: string }[]> {
    const names = await this.page
      .locator('iframe.webview.ready')
      .filter({ visible: true })
      .evaluateAll((frames) => frames.map((frame) => frame.getAttribute('name') ?? ''));
    const titles = names.map(async (name) => {
      const inner = this.page.frameLocator(`iframe.webview[name="${name}"]`).locator('iframe#active-frame');
      const title = await inner.getAttribute('title', { timeout: 1000 }).catch(() => null);
      return title === null ? [] : [{ name, title }];
    });
    return (await Promise.all(titles)).flat();
  }

  #frame(name: string): FrameLocator {
    return this.page.frameLocator(`iframe.webview[name="${name}"]`).frameLocator('iframe#active-frame');
  }
}

/** Waits until the window is drawn. */
export async function drawn(workbench: Workbench, themeClass: string): Promise<void> {
  await workbench.page.locator(`.monaco-workbench.${themeClass}`).waitFor({ timeout: 2 * patience });
  await workbench.page.locator('.statusbar-item').first().waitFor({ timeout: patience });
}
