import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** Milliseconds that a row which was just there is given to take a click. */
const CLICKED = 2000;

/** The widget at the top of the workbench: quick picks, input boxes and the command palette. */
export class QuickInput {
  readonly #page: Page;
  readonly widget: Locator;
  readonly input: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.widget = page.locator('.quick-input-widget').filter({ visible: true });
    this.input = this.widget.locator('.quick-input-box input');
  }

  /** Waits until the widget is open; its title, if given, contains this text. */
  async opened(title?: string): Promise<void> {
    await eventually(`a quick input${title === undefined ? '' : ` titled "${title}"`}`, async () => {
      if (!(await this.widget.isVisible())) return false;
      return title === undefined || (await this.title()).includes(title);
    });
  }

  async closed(): Promise<void> {
    await eventually('the quick input close', async () => !(await this.widget.isVisible()));
  }

  async title(): Promise<string> {
    const title = this.widget.locator('.quick-input-title');
    return (await title.count()) === 0 ? '' : title.innerText();
  }

  /** What an input box says below itself: its prompt, or why its value will not do. */
  async message(): Promise<string> {
    const message = this.widget.locator('.quick-input-message');
    return (await message.isVisible()) ? message.innerText() : '';
  }

  /** Labels of the items in view. */
  async items(): Promise<string[]> {
    // A row with a detail has a second name in it.
    const labels = await this.rows().evaluateAll((rows) =>
      rows.map((row) => row.querySelector('.label-name')?.textContent ?? ''),
    );
    return labels.map(plain);
  }

  /** Replaces what the input holds. */
  async type(text: string): Promise<void> {
    await this.opened();
    await this.input.fill(text);
  }

  async accept(): Promise<void> {
    await this.#page.keyboard.press('Enter');
  }

  /** Answers the input box with this prompt: by a text, or by what it holds already. */
  async answer(prompt: RegExp, text?: string): Promise<void> {
    let seen = '';
    await eventually(
      () => `an input box that asks ${String(prompt)}; it asks: ${seen}`,
      async () => {
        seen = await this.message();
        return prompt.test(seen);
      },
    );
    if (text !== undefined) await this.input.fill(text);
    await this.accept();
  }

  /** Names a file in the workbench's own dialog for files. It lists folders meanwhile, and hears no OK while it does. */
  async saveAs(path: string): Promise<void> {
    const ok = this.widget.getByRole('button', { name: 'OK' });
    let named = false;
    await eventually('the dialog for files close', async () => {
      if (!(await this.widget.isVisible())) return named;
      if ((await this.input.inputValue()) !== path) await this.input.fill(path);
      named = true;
      await ok.click({ timeout: CLICKED }).catch(() => undefined);
      return false;
    });
  }

  async cancel(): Promise<void> {
    await eventually('the quick input close', async () => {
      if (!(await this.widget.isVisible())) return true;
      // The first one may close a tooltip only.
      await this.#page.keyboard.press('Escape');
      return false;
    });
  }

  /** Picks the item with this label. Where several may be picked, this ticks it. */
  async pick(label: string): Promise<void> {
    await this.opened();
    await eventually(`the item "${label}" in the quick pick`, () => this.picked(label));
  }

  /** Whether the item with this label was there to be picked; then it is. */
  async picked(label: string): Promise<boolean> {
    const row = this.#row(label);
    if ((await row.count()) === 0) return false;
    // Rows change places while a list is drawn: one that is gone from there is looked for anew.
    return row.click({ timeout: CLICKED }).then(
      () => true,
      () => false,
    );
  }

  /** The row with exactly this label, where it is in view. */
  #row(label: string): Locator {
    // The list shows blanks as no-break spaces.
    const shown = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s');
    const name = this.#page.locator('.label-name', { hasText: new RegExp(`^\\s*${shown}\\s*$`) });
    return this.rows().filter({ has: name }).first();
  }

  private rows(): Locator {
    return this.widget.locator('.quick-input-list .monaco-list-row');
  }
}

/** Labels as they were given: the list shows blanks as no-break spaces. */
function plain(label: string): string {
  return label.replaceAll('\u00a0', ' ').trim();
}
