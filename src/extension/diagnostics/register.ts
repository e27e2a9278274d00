import { Disposable, languages, type ExtensionContext } from 'vscode';
import type { DocumentSession } from '../documents/planState.ts';
import type { Services } from '../services.ts';
import { toDiagnostic } from './toDiagnostic.ts';

/** Findings as diagnostics, for as long as their document is open. */
export function registerDiagnostics(context: ExtensionContext, { sessions }: Services): void {
  const collection = languages.createDiagnosticCollection('planwright');
  const publish = ({ document, state }: DocumentSession): void => {
    // A later version has been typed already: its own state follows, and these ranges would be off.
    if (state.version !== document.version) return;
    collection.set(
      document.uri,
      state.findings.map((finding) => toDiagnostic(finding, state.lines, context.extensionUri)),
    );
  };
  sessions.all().forEach(publish);
  context.subscriptions.push(
    collection,
    Disposable.from(
      sessions.onDidOpen(publish),
      sessions.onDidChange(publish),
      sessions.onDidClose((uri) => collection.delete(uri)),
    ),
  );
}
