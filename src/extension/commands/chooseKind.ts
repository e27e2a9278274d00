import { l10n, Position, window, workspace, WorkspaceEdit, type QuickPickItem, type TextDocument } from 'vscode';
import { findFrontMatter } from '../../core/markdown/frontMatter.ts';
import type { Kind } from '../../core/kind/kind.ts';
import { declaredKind } from '../../workspace/matchKind.ts';
import { locate } from '../documents/location.ts';
import type { Services } from '../services.ts';

/** Offers to say in the front matter of a document what kind it is of. */
export async function chooseKind(document: TextDocument, services: Services): Promise<void> {
  const kinds = await services.kinds.all(locate(document.uri).folder);
  const choose = l10n.t('Choose Kind…');
  const declared = declaredKind(document.getText());
  const message =
    declared === null
      ? l10n.t('This document is of no kind that Planwright knows.')
      : l10n.t('The front matter says "planwright: {0}", and there is no such kind.', declared);
  // Where the key is there already, correcting it is the person's: the template of that name may be on its way.
  if (declared !== null || kinds.length === 0) {
    await window.showWarningMessage(message);
    return;
  }
  if ((await window.showInformationMessage(message, choose)) !== choose) return;
  const items = kinds.map((kind): QuickPickItem & { of: Kind } => ({
    label: kind.title,
    description: kind.id,
    detail: kind.description,
    of: kind,
  }));
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t('What kind of document is this?') });
  if (picked) await declare(document, picked.of);
}

async function declare(document: TextDocument, kind: Kind): Promise<void> {
  const edit = new WorkspaceEdit();
  const front = findFrontMatter(document.getText());
  const at = front ? document.positionAt(front.yaml.from) : new Position(0, 0);
  edit.insert(document.uri, at, front ? `planwright: ${kind.id}\n` : `---\nplanwright: ${kind.id}\n---\n\n`);
  if (!(await workspace.applyEdit(edit))) {
    await window.showErrorMessage(l10n.t('The document was changed at the same moment. Try again.'));
  }
}
