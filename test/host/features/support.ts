import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DocumentSession, PlanState } from '../../../src/extension/documents/planState.ts';
import type { Internals } from '../../../src/extension/main.ts';
import { patience } from '../../harness/eventually.ts';

export const EXTENSION = 'planwright.planwright';

export async function activated(): Promise<Internals> {
  const extension = vscode.extensions.getExtension<Internals | undefined>(EXTENSION);
  assert.ok(extension, `${EXTENSION} is not installed`);
  const internals = await extension.activate();
  assert.ok(internals, 'Under test, the extension shows what it is made of.');
  return internals;
}

export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'The suite runs in a workspace with a folder.');
  return folder.uri;
}

/** Waits for something to become true; says what did not, and what it was instead. */
export async function eventually<T>(what: string, get: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 8000;
  for (;;) {
    const value = await get();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`It did not happen within 8 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export interface OpenPlan {
  readonly uri: vscode.Uri;
  readonly document: vscode.TextDocument;
  readonly editor: vscode.TextEditor;
  readonly session: DocumentSession;
}

/** Writes a plan into a folder of its own, and shows it in a text editor. */
export async function openPlan(text: string, path = `${unique()}/PLANNING.md`): Promise<OpenPlan> {
  const { open } = await activated();
  const uri = vscode.Uri.joinPath(workspaceFolder(), path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  const session = await open(uri);
  assert.ok(session, `${path} is read as a plan`);
  return { uri, document, editor, session };
}

let count = 0;
export const unique = (): string => `t${process.pid}-${++count}`;

/** Closes what a test has opened without asking to save, and takes its folder away. */
export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const folder = workspaceFolder();
  for (const [name] of await vscode.workspace.fs.readDirectory(folder)) {
    if (/^t\d+-\d+$/.test(name)) {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, name), { recursive: true });
    }
  }
}

/** The position of a mark in the document's text, at its end or, with `before`, at its start. */
export function positionOf(document: vscode.TextDocument, mark: string, before = false): vscode.Position {
  const at = document.getText().indexOf(mark);
  assert.ok(at >= 0, `The document holds ${JSON.stringify(mark)}.`);
  return document.positionAt(before ? at : at + mark.length);
}

export const findingsOf = ({ findings }: PlanState, code: string): PlanState['findings'] =>
  findings.filter((finding) => finding.code === code);

/**
 * Answers the quick picks and input boxes that a command shows, in order, by label or by text. `details` gets what is
 * told of each item that is picked.
 */
export async function answering<T>(
  answers: readonly string[],
  run: () => Thenable<T>,
  details: (string | undefined)[] = [],
): Promise<T> {
  const asked = [...answers];
  const next = (): string => {
    const answer = asked.shift();
    assert.ok(answer !== undefined, 'The command asks more often than it should.');
    return answer;
  };
  const window = vscode.window as { showQuickPick: unknown; showInputBox: unknown };
  const original = { ...window };
  window.showQuickPick = async (
    items: readonly vscode.QuickPickItem[] | Thenable<readonly vscode.QuickPickItem[]>,
    options?: vscode.QuickPickOptions,
  ) => {
    const wanted = next();
    const shown = await items;
    // Of a list with ticks, an answer is what is unticked.
    if (options?.canPickMany) return shown.filter(({ label, picked }) => picked && label !== wanted);
    const item = shown.find(({ label }) => label.includes(wanted));
    assert.ok(item, `${JSON.stringify(wanted)} is not among ${JSON.stringify(shown.map(({ label }) => label))}.`);
    details.push(item.detail);
    return item;
  };
  window.showInputBox = async (options: vscode.InputBoxOptions) => {
    const text = next();
    const problem = await options.validateInput?.(text);
    assert.equal(problem ?? null, null);
    return text;
  };
  try {
    return await run();
  } finally {
    Object.assign(window, { showQuickPick: original.showQuickPick, showInputBox: original.showInputBox });
    assert.deepEqual(asked, [], 'The command did not ask for all that was answered.');
  }
}

/**
 * Empties the clipboard, runs something, and gives what is in the clipboard then. A page has no focus once a webview that
 * had it was closed, and VS Code, refused the clipboard, asks somebody what to do and waits for ever.
 */
export async function copiedBy(run: () => Thenable<unknown>): Promise<string> {
  await focusWindow();
  await vscode.env.clipboard.writeText('');
  await run();
  await focusWindow();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The clipboard could not be read.')), patience);
  });
  return Promise.race([vscode.env.clipboard.readText(), late]).finally(() => clearTimeout(timer));
}

export const focusWindow = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.focusSideBar');
