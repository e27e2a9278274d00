import type { FrameLocator, Locator } from 'playwright-core';
import { eventually } from '../../harness/eventually.ts';
import type { Workbench } from '../../harness/workbench.ts';

/** The board, as a person uses it. */
export class BoardPage {
  readonly frame: FrameLocator;

  private constructor(frame: FrameLocator) {
    this.frame = frame;
  }

  /** Opens the board, or shows it again. */
  static async open(workbench: Workbench): Promise<BoardPage> {
    await workbench.command('Planwright: Open the Board');
    const page = new BoardPage(await workbench.webview('Board'));
    await page.frame.locator('main.board').waitFor();
    return page;
  }

  row(feature: string): Locator {
    return this.frame.locator('.rows .row').filter({ has: this.frame.getByText(feature, { exact: true }) });
  }

  /** The cell of a gate, counted from 1. */
  cell(feature: string, gate: number): Locator {
    return this.row(feature)
      .getByRole('gridcell')
      .nth(gate - 1);
  }

  /** Waits until a cell says something. */
  async says(feature: string, gate: number, text: RegExp): Promise<void> {
    let seen = '';
    await eventually(
      () => `gate ${gate} of ${feature} to say ${String(text)}; it says: ${seen}`,
      async () => {
        seen = await this.cell(feature, gate)
          .innerText({ timeout: 1000 })
          .catch(() => '(nothing)');
        return text.test(seen);
      },
    );
  }

  /** Names of the features in view, in their order. */
  async features(): Promise<string[]> {
    return this.frame.locator('.rows .feature').allInnerTexts();
  }
}
