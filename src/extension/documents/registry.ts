import { Disposable, EventEmitter, workspace, type TextDocument, type TextDocumentChangeEvent, type Uri } from 'vscode';
import type { NewHasher } from '../../core/gates/hash.ts';
import type { Kind } from '../../core/kind/kind.ts';
import { matchKind } from '../../workspace/matchKind.ts';
import type { Approver } from './approver.ts';
import { readOnlyReason } from './encoding.ts';
import { locate } from './location.ts';
import type { PlanFolders } from './planFolders.ts';
import type { DocumentSession, SessionRegistry } from './planState.ts';
import { loadRules } from './ruleSettings.ts';
import { PlanSession } from './session.ts';
import { smallest } from '../../core/lists.ts';

/** Other schemes are views of something: diffs, output, previews. A workspace folder of any scheme holds documents. */
const OWN_SCHEMES = new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs']);

/** Front matter that is being typed is none yet, so a change this near to the top asks for the kind again. */
const NEAR_TOP = 200;

/** How often a document is opened that is closed again at once. */
const TRIES = 3;

/** Keeps one session for each open document that is of some kind. */
export class Sessions implements SessionRegistry {
  readonly #folders: PlanFolders;
  readonly #newHasher: NewHasher;
  readonly #approver: Approver;
  readonly #sessions = new Map<string, PlanSession>();
  readonly #pending = new Map<string, Promise<void>>();
  readonly #opened = new EventEmitter<DocumentSession>();
  readonly #closed = new EventEmitter<Uri>();
  readonly #changed = new EventEmitter<DocumentSession>();
  readonly #subscriptions: Disposable;

  constructor(folders: PlanFolders, newHasher: NewHasher, approver: Approver) {
    this.#folders = folders;
    this.#newHasher = newHasher;
    this.#approver = approver;
    this.#subscriptions = Disposable.from(
      this.#opened,
      this.#closed,
      this.#changed,
      workspace.onDidOpenTextDocument((document) => void this.#match(document)),
      workspace.onDidCloseTextDocument((document) => this.#close(document.uri)),
      workspace.onDidChangeTextDocument((event) => this.#textChanged(event)),
      workspace.onDidSaveTextDocument((document) => this.#saved(document)),
      workspace.onDidChangeConfiguration((event) => {
        for (const session of this.#sessions.values()) {
          if (event.affectsConfiguration('planwright', session.document.uri)) session.settingsChanged();
        }
      }),
      folders.onDidChange(() => this.#matchAll()),
    );
    this.#matchAll();
  }

  readonly onDidOpen = this.#opened.event;
  readonly onDidClose = this.#closed.event;
  readonly onDidChange = this.#changed.event;

  get = (uri: Uri): PlanSession | undefined => this.#sessions.get(uri.toString());

  all = (): readonly PlanSession[] => [...this.#sessions.values()];

  /** The session of a document, which is opened if need be. Undefined if it is of no kind. */
  open = async (uri: Uri): Promise<PlanSession | undefined> => {
    for (let tries = 0; tries < TRIES; tries++) {
      const known = this.get(uri);
      if (known) return known;
      const document = await workspace.openTextDocument(uri);
      await this.#match(document);
      // One that nobody shows may be closed at any time, also while it is matched: that says nothing about its kind.
      if (!document.isClosed) break;
    }
    return this.get(uri);
  };

  dispose(): void {
    for (const session of this.#sessions.values()) session.dispose();
    this.#sessions.clear();
    this.#subscriptions.dispose();
  }

  #matchAll(): void {
    for (const document of workspace.textDocuments) void this.#match(document);
  }

  // One match of a document at a time; whoever asks meanwhile waits for one that begins after.
  #match(document: TextDocument): Promise<void> {
    if (!mayBePlan(document)) return Promise.resolve();
    const key = document.uri.toString();
    const run = (this.#pending.get(key) ?? Promise.resolve())
      .then(() => this.#matchNow(document))
      // A document that cannot be matched is a document without a kind.
      .catch(() => undefined)
      .finally(() => {
        if (this.#pending.get(key) === run) this.#pending.delete(key);
      });
    this.#pending.set(key, run);
    return run;
  }

  async #matchNow(document: TextDocument): Promise<void> {
    const location = locate(document.uri);
    const folder = this.#folders.get(location.folder);
    const { kinds } = await folder.kinds();
    if (document.isClosed) return;
    const kind = matchKind(location.path, document.getText(), kinds);
    const session = this.get(document.uri);
    if (!kind) this.#close(document.uri);
    else if (session) session.setKind(kind);
    else await this.#start(document, kind);
  }

  async #start(document: TextDocument, kind: Kind): Promise<void> {
    const location = locate(document.uri);
    const folder = this.#folders.get(location.folder);
    const [history, readOnly] = await Promise.all([
      folder.decisions.load(location.path),
      readOnlyReason(document),
      folder.gates.load(),
      loadRules(),
    ]);
    if (document.isClosed) return;
    const session = new PlanSession({
      document,
      kind,
      location,
      folder,
      history,
      readOnly,
      newHasher: this.#newHasher,
      approver: this.#approver,
    });
    // Ends with the session, which disposes its event.
    session.onDidChange(() => this.#changed.fire(session));
    this.#sessions.set(document.uri.toString(), session);
    this.#opened.fire(session);
  }

  #close(uri: Uri): void {
    const session = this.get(uri);
    if (!session) return;
    this.#sessions.delete(uri.toString());
    session.dispose();
    this.#closed.fire(uri);
  }

  #textChanged({ document, contentChanges }: TextDocumentChangeEvent): void {
    // Changes of the dirty state arrive here too.
    if (contentChanges.length === 0) return;
    const session = this.get(document.uri);
    const touched = smallest(contentChanges.map(({ rangeOffset }) => rangeOffset));
    const nearTop = touched <= Math.max(session?.bodyStart ?? 0, NEAR_TOP);
    session?.textChanged();
    // Whether a document is a plan hangs on its front matter and its headings.
    if (nearTop || (!session && contentChanges.some(({ text }) => text.includes('#')))) void this.#match(document);
    if (!session) return;
    // Not dirty after a change: the file was read again.
    if (!document.isDirty) void session.checkDisk();
  }

  #saved(document: TextDocument): void {
    const session = this.get(document.uri);
    void this.#match(document);
    if (session) void session.checkDisk();
  }
}

function mayBePlan(document: TextDocument): boolean {
  if (document.isClosed) return false;
  const { uri, languageId } = document;
  if (languageId !== 'markdown' && !/\.md$/i.test(uri.path)) return false;
  return OWN_SCHEMES.has(uri.scheme) || workspace.getWorkspaceFolder(uri) !== undefined;
}
