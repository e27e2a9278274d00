import { commands, l10n, window } from 'vscode';
import type { GateReport } from '../../core/gates/gate.ts';
import type { DocumentSession } from '../documents/planState.ts';
import { APPROVED, COVERED, sideUri } from './approvedDocuments.ts';

/** The native difference between the text that a decision was bound to and what the sections hold now. */
export async function showChanges(session: DocumentSession, { gate }: GateReport): Promise<void> {
  const { uri } = session.document;
  if ((await session.approvedText(gate.id)) === null) {
    await window.showInformationMessage(
      l10n.t('No approved text of checkpoint "{0}" is kept, or it was edited.', gate.title),
    );
    return;
  }
  const title = l10n.t('{0}: approved ↔ now', gate.title);
  await commands.executeCommand('vscode.diff', sideUri(APPROVED, uri, gate.id), sideUri(COVERED, uri, gate.id), title);
}
