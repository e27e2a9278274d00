import { EventEmitter, Uri, workspace, type Disposable, type TextDocumentContentProvider } from 'vscode';
import { coveredText } from '../../core/gates/canonical.ts';
import type { SessionRegistry } from '../documents/planState.ts';

/*
 * The two sides of "changes since approval" as read-only documents: the text that was approved, and what the same
 * sections hold now. The second follows the plan while the difference is open.
 */

export const APPROVED = 'planwright-approved';
export const COVERED = 'planwright-covered';

/** Names the gate of a plan; the path keeps the file's name, so that the tab and the language follow it. */
export function sideUri(scheme: typeof APPROVED | typeof COVERED, document: Uri, gate: string): Uri {
  return Uri.from({ scheme, path: document.path, query: JSON.stringify({ document: document.toString(), gate }) });
}

function readUri(uri: Uri): { document: Uri; gate: string } | undefined {
  try {
    const data = JSON.parse(uri.query) as unknown;
    if (typeof data !== 'object' || data === null || !('document' in data) || !('gate' in data)) return undefined;
    return { document: Uri.parse(String(data.document), true), gate: String(data.gate) };
  } catch {
    return undefined;
  }
}

export function registerApprovedDocuments(sessions: SessionRegistry): Disposable[] {
  const changed = new EventEmitter<Uri>();
  const approved: TextDocumentContentProvider = {
    provideTextDocumentContent: async (uri) => {
      const side = readUri(uri);
      return (side && (await sessions.get(side.document)?.approvedText(side.gate))) ?? '';
    },
  };
  const covered: TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => {
      const side = readUri(uri);
      const plan = side && sessions.get(side.document)?.state.plan;
      const gate = plan?.kind.gates.find(({ id }) => id === side?.gate);
      return plan && gate ? coveredText(plan, gate.covers) : '';
    },
  };
  return [
    changed,
    workspace.registerTextDocumentContentProvider(APPROVED, approved),
    workspace.registerTextDocumentContentProvider(COVERED, covered),
    sessions.onDidChange(({ document }) => {
      for (const { uri } of workspace.textDocuments) {
        if (uri.scheme === COVERED && uri.path === document.uri.path) changed.fire(uri);
      }
    }),
  ];
}
