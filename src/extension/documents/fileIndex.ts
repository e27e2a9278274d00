import { Disposable, EventEmitter, FileType, RelativePattern, Uri, window, workspace } from 'vscode';
import { resolvePath } from '../../workspace/paths.ts';

/** Answers that are kept; beyond that all are asked for again. */
const MOST = 5000;
/** Questions to the file system at a time: it may be on the other side of a network. */
const AT_ONCE = 16;

/**
 * Whether files of a folder exist. Answers are fetched when first asked for, and again when something happens at their
 * place; until then the old ones stand. `onDidChange` tells that an answer is new or another.
 */
export class FileIndex {
  readonly #folder: Uri;
  readonly #known = new Map<string, boolean>();
  readonly #wanted = new Set<string>();
  readonly #changed = new EventEmitter<void>();
  #watcher: Disposable | null = null;
  #running = 0;
  #learned = false;
  #disposed = false;

  constructor(folder: Uri) {
    this.#folder = folder;
  }

  readonly onDidChange = this.#changed.event;

  /** `path` is relative to `base`, a folder path within the index's folder (`''`, `docs`). Null while it is not known. */
  has(base: string, path: string): boolean | null {
    const resolved = resolvePath(base, path);
    if (resolved === null) return null;
    const known = this.#known.get(resolved);
    if (known !== undefined) return known;
    this.#watcher ??= this.#watch();
    this.#ask(resolved);
    return null;
  }

  dispose(): void {
    this.#disposed = true;
    this.#watcher?.dispose();
    this.#changed.dispose();
    this.#wanted.clear();
  }

  #ask(path: string): void {
    this.#wanted.add(path);
    // All that is asked for in one go is fetched, and told, together.
    if (this.#running === 0) queueMicrotask(() => this.#fetch());
  }

  #fetch(): void {
    for (const path of this.#wanted) {
      if (this.#disposed || this.#running >= AT_ONCE) return;
      this.#wanted.delete(path);
      this.#running++;
      void this.#stat(path).then((exists) => this.#learn(path, exists));
    }
  }

  #learn(path: string, exists: boolean): void {
    this.#running--;
    if (this.#disposed) return;
    // Something happened there while the answer was on its way: the next one counts.
    if (!this.#wanted.has(path) && this.#known.get(path) !== exists) {
      if (this.#known.size >= MOST) this.#known.clear();
      this.#known.set(path, exists);
      this.#learned = true;
    }
    if (this.#wanted.size > 0) {
      this.#fetch();
    } else if (this.#running === 0 && this.#learned) {
      this.#learned = false;
      this.#changed.fire();
    }
  }

  async #stat(path: string): Promise<boolean> {
    try {
      const { type } = await workspace.fs.stat(Uri.joinPath(this.#folder, path));
      return type !== FileType.Unknown;
    } catch {
      return false;
    }
  }

  #watch(): Disposable {
    // Changes too: a folder that was deleted and made again at once is told as changed.
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(this.#folder, '**/*'));
    return Disposable.from(
      watcher,
      watcher.onDidCreate((uri) => this.#askAgain(uri, false)),
      watcher.onDidChange((uri) => this.#askAgain(uri, false)),
      watcher.onDidDelete((uri) => this.#askAgain(uri, true)),
      // Watchers miss things, on network drives above all. What is said to be missing is looked for again.
      window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#askAgain(this.#folder, false);
      }),
    );
  }

  /** Looks again at paths from a place on: at those that were there, or at those that were not. */
  #askAgain(uri: Uri, exists: boolean): void {
    const root = this.#folder.path.endsWith('/') ? this.#folder.path : `${this.#folder.path}/`;
    if (uri.path !== this.#folder.path && !uri.path.startsWith(root)) return;
    const path = uri.path.slice(root.length);
    for (const [known, answer] of this.#known) {
      if (answer === exists && (path === '' || known === path || known.startsWith(`${path}/`))) this.#ask(known);
    }
  }
}
