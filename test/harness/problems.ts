import type { Page } from 'playwright-core';

export interface Problem {
  severity: 'error' | 'warning' | 'info';
  message: string;
  source: string;
  code: string;
  /** As the panel names it, relative to the workspace. */
  file: string;
  /** From 1, as the panel shows it. */
  line: number;
  column: number;
}

interface Row {
  index: number;
  file: string | undefined;
  severity: Problem['severity'];
  message: string;
  source: string;
  code: string;
  place: string;
}

/** Reads the Problems panel, which must be open. Its list renders only what is in view, so it is scrolled through. */
export async function readProblems(page: Page, workspace: string): Promise<Problem[]> {
  const list = page.locator('.markers-panel .monaco-list').first();
  const rows = new Map<number, Row>();
  if (await list.isVisible()) {
    await list.hover();
    await page.mouse.wheel(0, -1_000_000);
    for (let known = -1; known < rows.size;) {
      known = rows.size;
      for (const row of await rowsInView(page)) rows.set(row.index, row);
      await page.mouse.wheel(0, 60);
      // Two frames: one for the wheel to be handled, one for the list to be drawn.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      for (const row of await rowsInView(page)) rows.set(row.index, row);
    }
  }
  return toProblems(
    [...rows.values()].sort((a, b) => a.index - b.index),
    workspace,
  );
}

function toProblems(rows: readonly Row[], workspace: string): Problem[] {
  const problems: Problem[] = [];
  let file = '';
  for (const { severity, message, source, code, place, ...row } of rows) {
    if (row.file !== undefined) {
      file = row.file.startsWith(`${workspace}/`) ? row.file.slice(workspace.length + 1) : row.file;
      continue;
    }
    const [line, column] = place.match(/\d+/g) ?? [];
    problems.push({ severity, message, source, code, file, line: Number(line), column: Number(column) });
  }
  return problems;
}

function rowsInView(page: Page): Promise<Row[]> {
  return page.locator('.markers-panel .monaco-list-row').evaluateAll((elements) =>
    elements.map((element) => {
      const text = (selector: string): string => element.querySelector(selector)?.textContent ?? '';
      const icon = element.querySelector('.marker-icon');
      const severity = (['error', 'warning'] as const).find((name) => icon?.classList.contains(name)) ?? 'info';
      return {
        index: Number(element.getAttribute('data-index')),
        file:
          icon === null ? (element.querySelector('.monaco-icon-label')?.getAttribute('aria-label') ?? '') : undefined,
        severity,
        // Every line of a message that has several.
        message: [...element.querySelectorAll('.marker-message')].map((line) => line.textContent).join('\n'),
        source: text('.marker-source'),
        code: text('.marker-code'),
        place: text('.marker-line'),
      };
    }),
  );
}
