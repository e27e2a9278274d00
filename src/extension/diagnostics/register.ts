import { Disposable, languages, type ExtensionContext, type Uri } from 'vscode';
import type { DocumentSession } from '../documents/planState.ts';
import type { Services } from '../services.ts';
import { toDiagnostic } from './toDiagnostic.ts';

/** While somebody types, VS Code moves what it shows along with the text; that is right for this long. */
const PAUSE = 50;

/** Findings as diagnostics, for as long as their document is open. */
export function registerDiagnostics(context: ExtensionContext, { sessions }: Services): void {
  const collection = languages.createDiagnosticCollection('planwright');
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const publish = ({ document, state }: DocumentSession): void => {
    // A later version has been typed already: its own event follows, and these ranges would be off.
    if (state.version !== document.version) return;
    const findings = state.findings.map((finding) => toDiagnostic(finding, state.lines, context.extensionUri));
    collection.set(document.uri, findings);
  };
  const later = (session: DocumentSession): void => {
    const key = session.document.uri.toString();
    if (timers.has(key)) return;
    const run = (): void => {
      timers.delete(key);
      publish(session);
    };
    timers.set(key, setTimeout(run, PAUSE));
  };
  const close = (uri: Uri): void => {
    clearTimeout(timers.get(uri.toString()));
    timers.delete(uri.toString());
    collection.delete(uri);
  };
  sessions.all().forEach(publish);
  context.subscriptions.push(
    collection,
    sessions.onDidOpen(publish),
    sessions.onDidChange(later),
    sessions.onDidClose(close),
    new Disposable(() => timers.forEach((timer) => clearTimeout(timer))),
  );
}
