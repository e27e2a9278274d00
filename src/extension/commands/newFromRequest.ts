import {
  commands,
  env,
  l10n,
  Range,
  TabInputText,
  TextEdit,
  window,
  workspace,
  WorkspaceEdit,
  type QuickPickItem,
  type Tab,
  type TextDocument,
  type Uri,
} from 'vscode';
import type { Kind } from '../../core/kind/kind.ts';
import { detailOf, documentOf, proposeKinds } from '../../core/reflection/intake.ts';
import { timeOf } from '../../core/time.ts';
import { newDocument } from '../../workspace/newDocument.ts';
import type { Services } from '../services.ts';
import { askFolder, askPath, create, freeName } from './newPlan.ts';

/** A document that begins with a request: what is selected, or what is typed. The person decides which kind it is. */
export async function newFromRequest(services: Services): Promise<Uri | undefined> {
  const scratch = window.activeTextEditor?.document;
  const folder = await askFolder();
  const request = folder ? await askRequest() : undefined;
  if (!folder || request === undefined) return undefined;
  const kinds = await services.kinds.all(folder);
  const proposals = proposeKinds(request, kinds);
  const items = proposals.map((proposal): QuickPickItem & { chosen: Kind } => ({
    label: proposal.kind.title,
    description: proposal.ticket,
    detail: detailOf(proposal, proposals),
    chosen: proposal.kind,
  }));
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t('What is it? The likeliest comes first.') });
  const path = picked ? await askPath(folder, await freeName(folder, picked.chosen)) : undefined;
  if (!picked || path === undefined) return undefined;
  const made = documentOf(picked.chosen, newDocument(picked.chosen, path, kinds), request, timeOf(Date.now()));
  if (!made.ok) {
    await window.showErrorMessage(made.message);
    return undefined;
  }
  const uri = await create(services, folder, path, made.after.text);
  if (uri && scratch?.isUntitled && scratch.getText().trim() === request) await closeScratch(scratch);
  return uri;
}

// What was written there stands in the plan now. An untitled editor is closed without a question once it is empty.
async function closeScratch(document: TextDocument): Promise<void> {
  const { uri } = document;
  const edit = new WorkspaceEdit();
  edit.set(uri, [TextEdit.delete(new Range(0, 0, document.lineCount, 0))]);
  if (!(await workspace.applyEdit(edit))) return;
  const isIt = ({ input }: Tab): boolean => input instanceof TabInputText && input.uri.toString() === uri.toString();
  await window.tabGroups.close(window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isIt)));
}

interface Source extends QuickPickItem {
  readonly take: () => Promise<string | undefined>;
}

/**
 * What is selected in an editor, or all of an editor that is no file yet; else what is typed, what is in the clipboard,
 * or what the person writes into a new editor, from which the command is run again.
 */
async function askRequest(): Promise<string | undefined> {
  const written = writtenRequest();
  if (written !== '') return written;
  const items: Source[] = [
    { label: l10n.t('Type it'), description: l10n.t('one line'), take: typeRequest },
    { label: l10n.t('Take it from the clipboard'), take: copiedRequest },
    { label: l10n.t('Write it in an editor'), description: l10n.t('several lines'), take: writeRequest },
  ];
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t('Where is the request?') });
  return picked?.take();
}

function writtenRequest(): string {
  const { document, selection } = window.activeTextEditor ?? {};
  if (!document || !selection) return '';
  const whole = document.isUntitled && selection.isEmpty;
  return document.getText(whole ? undefined : selection).trim();
}

async function typeRequest(): Promise<string | undefined> {
  const typed = await window.showInputBox({
    ignoreFocusOut: true,
    prompt: l10n.t('What is wanted, or what is wrong?'),
    validateInput: (text) => (text.trim() === '' ? l10n.t('Say what is wanted.') : undefined),
  });
  return typed?.trim();
}

// The clipboard is read when the person asks for it, and not before.
async function copiedRequest(): Promise<string | undefined> {
  const copied = (await env.clipboard.readText()).trim();
  if (copied !== '') return copied;
  await window.showWarningMessage(l10n.t('There is no text in the clipboard.'));
  return undefined;
}

async function writeRequest(): Promise<undefined> {
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown' }));
  const go = l10n.t('It Is Written');
  const message = l10n.t('Write the request into this editor, word for word.');
  // Nothing waits for it: writing takes as long as it takes.
  void window.showInformationMessage(message, go).then((chosen) => {
    if (chosen === go) void commands.executeCommand('planwright.newFromRequest');
  });
  return undefined;
}
