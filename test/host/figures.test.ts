import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, internals, plan, soon } from './documents/support.ts';

// Measured only for the bench, which names a folder with a large plan in it, and reads the figures from there.
const folder = process.env['PLANWRIGHT_FIGURES'];

if (folder !== undefined) {
  describe('figures of the host', () => {
    after(closeAll);

    it('are written for the bench', async function () {
      this.timeout(120_000);
      const { activatedIn } = await internals();
      // Listens before the session does, and so hears of a change before it is read.
      let changed = 0;
      const first = vscode.workspace.onDidChangeTextDocument(() => {
        changed = performance.now();
      });
      const session = await plan('figures/PLANNING.md', readFileSync(path.join(folder, 'large.md'), 'utf8'));
      const { document } = session;
      const waits: number[] = [];
      const judged = session.onDidChange(() => waits.push(performance.now() - changed));
      await vscode.window.showTextDocument(document);
      for (let key = 1; key <= 150; key++) {
        const edit = new vscode.WorkspaceEdit();
        edit.insert(document.uri, document.positionAt((key * 483_059) % document.getText().length), 'x');
        assert.ok(await vscode.workspace.applyEdit(edit));
        await soon(
          'the state of the new version',
          () => session.state.version === document.version && waits.length >= key,
        );
      }
      first.dispose();
      judged.dispose();
      writeFileSync(path.join(folder, 'figures.json'), JSON.stringify({ activatedIn, waits }));
    });
  });
}
