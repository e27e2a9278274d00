import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, internals, plan, soon } from './documents/support.ts';

// Measured only for the bench, which names a folder with a large plan in it, and reads the figures from there.
const folder = process.env['PLANWRIGHT_FIGURES'];

/** Keys that are typed before any is measured, and keys that are. */
const WARM = 30;
const KEYS = 120;

/**
 * Milliseconds from one key to the next, as fast people type. Without a pause, what VS Code itself does with half a
 * megabyte after a key would be counted with the next.
 */
const PAUSE = 150;

/** Nanoseconds that this thread has run; null where the system does not tell. */
function ranFor(): number | null {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]);
  } catch {
    return null;
  }
}

if (folder !== undefined) {
  describe('figures of the host', () => {
    after(closeAll);

    it('are written for the bench', async function () {
      this.timeout(300_000);
      const { activatedIn } = await internals();
      // Listens before the session does, and so hears of a change before it is read.
      let changed = { at: 0, ran: ranFor() };
      const first = vscode.workspace.onDidChangeTextDocument(() => {
        changed = { at: performance.now(), ran: ranFor() };
      });
      const session = await plan('figures/PLANNING.md', readFileSync(path.join(folder, 'large.md'), 'utf8'));
      const { document } = session;
      const waits: number[] = [];
      const ran: (number | null)[] = [];
      let last = document.version;
      // The same version is told again when files come and go; only its first state answers the change.
      const judged = session.onDidChange(({ version }) => {
        if (version > last && version === document.version) {
          waits.push(performance.now() - changed.at);
          const now = ranFor();
          ran.push(now === null || changed.ran === null ? null : (now - changed.ran) / 1e6);
        }
        last = version;
      });
      await vscode.window.showTextDocument(document);
      for (let key = 1; key <= WARM + KEYS; key++) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
        const edit = new vscode.WorkspaceEdit();
        edit.insert(document.uri, document.positionAt((key * 483_059) % document.getText().length), 'x');
        assert.ok(await vscode.workspace.applyEdit(edit));
        await soon('the state of the new version', () => last === document.version);
      }
      first.dispose();
      judged.dispose();
      const figures = { activatedIn, waits: waits.slice(WARM), ran: ran.slice(WARM) };
      writeFileSync(path.join(folder, 'figures.json'), JSON.stringify(figures));
    });
  });
}
