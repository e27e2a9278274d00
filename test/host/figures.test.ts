import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, internals, plan, root, soon, watching } from './documents/support.ts';

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

    it('of large plans are written for the bench', async function () {
      this.timeout(600_000);
      const { activatedIn } = await internals();
      const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
      const keys: Record<string, Keys> = {};
      for (const name of names) keys[name.slice(0, -'.md'.length)] = await timesOfKeys(folder, name);
      writeFileSync(path.join(folder, 'figures.json'), JSON.stringify({ activatedIn, keys }));
    });

    it('of many documents are written for the bench', async function () {
      this.timeout(100_000);
      // Until it tells of files, the workbench itself is still starting, on the same processors.
      await watching();
      const indexed = await timeOfIndex();
      const saves = await timesOfSaves();
      writeFileSync(path.join(folder, 'index.json'), JSON.stringify({ ...indexed, ...saves }));
    });
  });
}

interface Keys {
  /** Milliseconds from a change to the state of the new version. */
  readonly waits: readonly number[];
  /** Milliseconds of that in which the host's thread ran; null where the system does not tell. */
  readonly ran: readonly (number | null)[];
}

async function timesOfKeys(from: string, name: string): Promise<Keys> {
  // Listens before the session does, and so hears of a change before it is read.
  let changed = { at: 0, ran: ranFor() };
  const first = vscode.workspace.onDidChangeTextDocument(() => {
    changed = { at: performance.now(), ran: ranFor() };
  });
  const session = await plan(`figures/${name}`, readFileSync(path.join(from, name), 'utf8'));
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
  await closeAll();
  return { waits: waits.slice(WARM), ran: ran.slice(WARM) };
}

/** Of each sort. */
const SAVES = 22;
const WARM_SAVES = 2;

/** Milliseconds until every document has its line in the tree. */
async function timeOfIndex(): Promise<{ documents: number; indexed: number; ran: number | null }> {
  const { plans } = await internals();
  const began = { at: performance.now(), ran: ranFor() };
  const items = await plans.tree.getChildren();
  const shown = await Promise.all(items.map((item) => plans.tree.getTreeItem(item)));
  const indexed = performance.now() - began.at;
  const ran = ranFor();
  const many = shown.filter(({ id, description }) => id?.includes('/many/') && description !== undefined);
  return {
    documents: many.length,
    indexed,
    ran: ran === null || began.ran === null ? null : (ran - began.ran) / 1e6,
  };
}

/**
 * Milliseconds from when the host hears of a change until the tree shows it: of files that another program saved, and of
 * documents that were edited and saved here.
 */
async function timesOfSaves(): Promise<{ outside: number[]; inside: number[] }> {
  const { plans } = await internals();
  const plansOf = await vscode.workspace.findFiles('many/**/PLANNING.md', null, 2 * SAVES);
  const outside: number[] = [];
  const inside: number[] = [];
  for (const [index, uri] of plansOf.entries()) {
    const item = plans.tree.planItem(uri);
    let heard = 0;
    const hears = (): void => {
      heard ||= performance.now();
    };
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root(), '**/PLANNING.md'));
    const subscriptions = [watcher, watcher.onDidChange(hears), vscode.workspace.onDidChangeTextDocument(hears)];
    const title = `Saved ${String(index)}`;
    let shown = 0;
    const shows = async (): Promise<void> => {
      if ((await plans.tree.getTreeItem(item)).label === title) shown ||= performance.now();
    };
    subscriptions.push(plans.tree.onDidChangeTreeData(() => void shows()));
    const text = readFileSync(uri.fsPath, 'utf8').replace(/^# .*/, `# ${title}`);
    if (index % 2 === 0) writeFileSync(uri.fsPath, text);
    else await saveHere(uri, text);
    await soon(`the save of ${uri.path} in the tree`, () => shown > 0 && heard > 0);
    (index % 2 === 0 ? outside : inside).push(shown - heard);
    subscriptions.forEach((subscription) => void subscription.dispose());
    // What the workbench does after a save is not counted with the next.
    await new Promise((resolve) => setTimeout(resolve, 4 * PAUSE));
  }
  return { outside: outside.slice(WARM_SAVES), inside: inside.slice(WARM_SAVES) };
}

async function saveHere(uri: vscode.Uri, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  const first = document.lineAt(0);
  edit.replace(uri, first.range, text.slice(0, text.indexOf('\n')));
  assert.ok(await vscode.workspace.applyEdit(edit));
  assert.ok(await document.save());
}
