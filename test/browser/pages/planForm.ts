import type { FrameLocator, Locator } from 'playwright-core';
import { eventually } from '../../harness/eventually.ts';
import type { Workbench } from '../../harness/workbench.ts';

/** The form of a plan, as a person uses it. */
export class PlanForm {
  readonly frame: FrameLocator;

  private constructor(frame: FrameLocator) {
    this.frame = frame;
  }

  /** The form in view, once it shows a plan. */
  static async in(workbench: Workbench): Promise<PlanForm> {
    const form = new PlanForm(await workbench.webview());
    await form.frame.locator('.form').waitFor();
    return form;
  }

  async goTo(section: string): Promise<void> {
    await this.frame.locator(`[data-section="${section}"]`).click();
    await this.frame.locator(`[data-node="${section}"]`).first().waitFor();
  }

  field(id: string): Locator {
    return this.frame.locator(`[data-field="${id}"]`);
  }

  /** The first text control of a field. */
  control(id: string): Locator {
    return this.field(id).locator('textarea, input[type="text"], input:not([type]), vscode-text-field').first();
  }

  gate(id: string): Locator {
    return this.frame.locator(`[data-gate="${id}"]`);
  }

  /** Types into the only text control of a field, or into one of its items. */
  async fill(id: string, text: string, index = 0): Promise<void> {
    const field = this.field(id);
    await field.waitFor();
    const control = field.locator('textarea, input[type="text"], input:not([type]), vscode-text-field').nth(index);
    // A text that is shown as rendered Markdown has a button that opens it for editing.
    if ((await control.count()) === 0) await field.getByRole('button').first().click();
    await control.click();
    await this.overtype(control, text);
    await control.blur();
  }

  /**
   * Types over all that a control holds. Not by Ctrl+A: the workbench hears of that key and selects all in the webview
   * once more, by a message, which may come when the first characters are typed, so that the next one replaces them.
   */
  async overtype(control: Locator, text: string, options: { readonly delay?: number } = {}): Promise<void> {
    await control.press('Control+Home');
    await control.press('Control+Shift+End');
    await control.pressSequentially(text, options);
  }

  async choose(id: string, option: string): Promise<void> {
    await this.field(id).getByRole('radio', { name: option }).check();
  }

  /** Sets a checkbox. The toolkit's own says a frame later what it is: a busy page may take long to draw that. */
  async tick(checkbox: Locator, on: boolean): Promise<void> {
    await checkbox.click();
    await eventually(
      `a checkbox that is ${on ? 'ticked' : 'not ticked'}`,
      async () => (await checkbox.isChecked()) === on,
    );
  }

  async ask(field: string, question: string): Promise<void> {
    await this.field(field).getByRole('button', { name: '+ Ask a question' }).click();
    const control = this.field(field).locator('li.question').last().locator('textarea').first();
    await control.pressSequentially(question);
    await control.blur();
    await this.answerOf(question).waitFor();
  }

  answerOf(question: string): Locator {
    return this.frame.getByRole('textbox', { name: `Answer to: ${question}` });
  }

  async answer(question: string, text: string): Promise<void> {
    await this.answerOf(question).pressSequentially(text);
    await this.answerOf(question).blur();
  }

  /** Gives an entry (`Option A`) a title. */
  async rename(entry: string, title: string): Promise<void> {
    await this.frame.getByRole('button', { name: new RegExp(`^Rename ${entry}`) }).click();
    const control = this.frame.locator('.inline-form input');
    await this.overtype(control, title);
    await control.press('Enter');
  }

  /** Passes a checkpoint by its two steps. */
  async decide(gate: string, word: 'Approve' | 'Acknowledge'): Promise<void> {
    const card = this.gate(gate);
    await card.getByRole('button', { name: `${word}…` }).click();
    await card.getByRole('button', { name: word, exact: true }).click();
  }

  /** Waits until a checkpoint shows a state, and says what it showed instead. */
  async gateShows(gate: string, text: string): Promise<void> {
    let seen = '';
    await eventually(
      () => `"${text}" at the checkpoint "${gate}", which shows: ${seen}`,
      async () => {
        seen = await this.gate(gate).innerText({ timeout: 1000 });
        return seen.includes(text);
      },
    );
  }
}
