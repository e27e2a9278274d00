import { commands, l10n, window } from 'vscode';
import type { Notice } from '../../contract/messages.ts';
import { rulePage } from '../diagnostics/rulePage.ts';
import type { DocumentSession } from '../documents/planState.ts';
import { showChanges } from '../changes/showChanges.ts';
import type { Services } from '../services.ts';
import type { Uri } from 'vscode';

export interface Opening {
  readonly session: DocumentSession;
  readonly services: Services;
  readonly extension: Uri;
}

type Open = Extract<Notice, { type: 'open' }>;
type Handlers = { readonly [T in Open['what']]: (target: string, opening: Opening) => Promise<void> };

const HANDLERS: Handlers = {
  markdown: (target, { session, services }) => services.openMarkdown(session.document.uri, target),
  form: (target, { session, services }) => services.openForm(session.document.uri, target),
  file: (target, { session, services }) => services.openReference(session.document.uri, target),
  changes: async (target, { session }) => {
    const report = session.state.gates.find(({ gate }) => gate.id === target);
    if (report) await showChanges(session, report);
  },
  rejection: async (gate, { session }) => {
    await commands.executeCommand('planwright.rejectCheckpoint', { uri: session.document.uri, gate });
  },
  research: async (target, { session }) => {
    await commands.executeCommand('planwright.researchQuestion', { uri: session.document.uri, target });
  },
  rule: async (target, { extension }) => {
    // A code is a name, not a path.
    if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(target)) {
      await commands.executeCommand('markdown.showPreview', rulePage(extension, target));
    }
  },
};

export async function openFor({ what, target }: Open, opening: Opening): Promise<void> {
  try {
    await HANDLERS[what](target, opening);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    await window.showErrorMessage(l10n.t('"{0}" could not be opened: {1}', target, why));
  }
}
