import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PlanSession } from '../../../src/extension/documents/session.ts';
import type { Internals } from '../../../src/extension/main.ts';
import { eventually } from '../../harness/eventually.ts';

/** The extension's own parts, which it shows to tests only. */
export async function internals(): Promise<Internals> {
  const extension = vscode.extensions.getExtension<Internals | undefined>('planwright.planwright');
  assert.ok(extension, 'the extension is not installed');
  const inside = await extension.activate();
  assert.ok(inside, 'the extension does not run in test mode');
  return inside;
}

export function root(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no workspace folder is open');
  return folder.uri;
}

export const at = (path: string): vscode.Uri => vscode.Uri.joinPath(root(), path);

export const write = (path: string, text: string | Uint8Array): Thenable<void> =>
  vscode.workspace.fs.writeFile(at(path), typeof text === 'string' ? Buffer.from(text) : text);

export async function bytes(path: string): Promise<string> {
  return Buffer.from(await vscode.workspace.fs.readFile(at(path))).toString('utf8');
}

export async function remove(path: string): Promise<void> {
  await vscode.workspace.fs.delete(at(path), { recursive: true }).then(undefined, () => undefined);
}

/** Writes a plan and opens it; every test has a file of its own. */
export async function plan(path: string, text: string): Promise<PlanSession> {
  await write(path, text);
  const session = await (await internals()).open(at(path));
  assert.ok(session, `${path} is of no kind`);
  return session as PlanSession;
}

/** The text of a field's only slot. */
export function textOf(session: PlanSession, id: string): string | undefined {
  const value = session.state.plan.field(id)?.read.value;
  return value && 'slot' in value ? value.slot.text : undefined;
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Waits less long than mocha does, so that the message says what did not come. */
export const soon = <T>(what: string, probe: () => T | undefined | false): Promise<T> => eventually(what, probe, 8000);

/** Waits until the workbench tells of files that come and go: in its first seconds it does not yet. */
export async function watching(): Promise<void> {
  await watchingIn('watching');
  await remove('watching');
}

let probe = 0;

/**
 * In a folder that was just made, and in all folders above it. It stays: one that is made anew may not be watched.
 * Level by level, since a folder that is made within one that nobody watches yet is never heard of.
 */
export async function watchingIn(folder: string): Promise<void> {
  const names = folder.split('/');
  for (const depth of names.keys()) await hearing(names.slice(0, depth + 1).join('/'));
}

async function hearing(folder: string): Promise<void> {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root(), `${folder}/*`));
  const probes: string[] = [];
  let heard = false;
  watcher.onDidCreate(() => (heard = true));
  await eventually(`an event of the file watcher in ${folder}`, async () => {
    if (heard) return true;
    probes.push(`${folder}/probe-${String(probe++)}`);
    await write(probes.at(-1) ?? '', '');
    return heard;
  });
  watcher.dispose();
  for (const path of probes) await remove(path);
}
