import { Diagnostic, languages, Range, window, workspace, type Disposable, type Uri } from 'vscode';
import { allOutputs } from '../../core/outputs/allOutputs.ts';
import { newHasher } from '../../node/newHasher.ts';
import { staleOutputs } from '../../workspace/staleOutputs.ts';
import { SEVERITIES } from '../diagnostics/toDiagnostic.ts';
import { locate } from '../documents/location.ts';
import type { DocumentSession, SessionRegistry } from '../documents/planState.ts';
import { workspaceFiles } from '../files/workspaceFiles.ts';

/**
 * Tells at an open plan of a file beside it that was made from an earlier text. Only what is saved is compared: nobody
 * makes the file again at every key.
 */
export function watchOutputs(sessions: SessionRegistry): Disposable[] {
  const collection = languages.createDiagnosticCollection('planwright-outputs');
  const latest = new WeakMap<DocumentSession, object>();
  const look = async (session: DocumentSession): Promise<void> => {
    const { document, state } = session;
    if (document.isDirty || state.version !== document.version) return;
    const turn = {};
    latest.set(session, turn);
    const { folder, path } = locate(document.uri);
    const found = await staleOutputs(workspaceFiles(folder), path, state.plan, newHasher);
    // A look that began later knows better, and of two the earlier may end last.
    if (latest.get(session) !== turn) return;
    // It was closed meanwhile, or changed: then it is looked at again when it is saved.
    if (sessions.get(document.uri) !== session || document.version !== state.version) return;
    collection.set(
      document.uri,
      found.map(({ code, severity, message }) => {
        const diagnostic = new Diagnostic(new Range(0, 0, 0, 0), message, SEVERITIES[severity]);
        return Object.assign(diagnostic, { source: 'planwright', code });
      }),
    );
  };
  const lookAll = (): void => sessions.all().forEach((session) => void look(session));
  const names = allOutputs.flatMap(({ fileName }) => fileName ?? []);
  const watchers = names.map((name) => workspace.createFileSystemWatcher(`**/${name}`));
  lookAll();
  return [
    collection,
    ...watchers,
    ...watchers.flatMap((one) => [one.onDidCreate(lookAll), one.onDidChange(lookAll), one.onDidDelete(lookAll)]),
    // Folders that were made a moment ago are not watched on every system: what was missed is seen at the next turn.
    window.onDidChangeActiveTextEditor(lookAll),
    sessions.onDidOpen((session) => void look(session)),
    sessions.onDidClose((uri: Uri) => collection.delete(uri)),
    workspace.onDidSaveTextDocument(({ uri }) => {
      const session = sessions.get(uri);
      if (session) void look(session);
    }),
  ];
}
