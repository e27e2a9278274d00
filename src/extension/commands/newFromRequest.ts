import { l10n, window, type QuickPickItem, type Uri } from 'vscode';
import type { Kind } from '../../core/kind/kind.ts';
import { documentOf, proposeKinds, reasonOf } from '../../core/reflection/intake.ts';
import { timeOf } from '../../core/time.ts';
import { newDocument } from '../../workspace/newDocument.ts';
import type { Services } from '../services.ts';
import { askFolder, askPath, create, freeName } from './newPlan.ts';

/** A document that begins with a request: what is selected, or what is typed. The person decides which kind it is. */
export async function newFromRequest(services: Services): Promise<Uri | undefined> {
  const folder = await askFolder();
  const request = folder ? await askRequest() : undefined;
  if (!folder || request === undefined) return undefined;
  const kinds = await services.kinds.all(folder);
  const items = proposeKinds(request, kinds).map((proposal): QuickPickItem & { chosen: Kind } => ({
    label: proposal.kind.title,
    description: proposal.ticket,
    detail: proposal.signs.length > 0 ? reasonOf(proposal) : proposal.kind.description,
    chosen: proposal.kind,
  }));
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t('What is it? The likeliest comes first.') });
  const path = picked ? await askPath(folder, await freeName(folder, picked.chosen)) : undefined;
  if (!picked || path === undefined) return undefined;
  const made = documentOf(picked.chosen, newDocument(picked.chosen, path, kinds), request, timeOf(Date.now()));
  if (made.ok) return create(services, folder, path, made.after.text);
  await window.showErrorMessage(made.message);
  return undefined;
}

async function askRequest(): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  const selected = editor ? editor.document.getText(editor.selection).trim() : '';
  // An input box has one line.
  if (selected.includes('\n')) return selected;
  const typed = await window.showInputBox({
    prompt: l10n.t('What is wanted, or what is wrong? Several lines are taken from the selection of an editor.'),
    value: selected,
    validateInput: (text) => (text.trim() === '' ? l10n.t('Say what is wanted.') : undefined),
  });
  return typed?.trim();
}
