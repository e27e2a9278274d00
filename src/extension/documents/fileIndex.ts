import { Disposable, EventEmitter, FileType, RelativePattern, Uri, workspace } from 'vscode';

/** Answers that are kept; beyond that all are asked for again. */
const MOST = 5000;
/** Questions to the file system at a time: it may be on the other side of a network. */
const AT_ONCE = 16;

/**
 * Whether files of a folder exist. Answers are fetched when first asked for, kept, and forgotten when something is
 * created or deleted at their place; `onDidChange` tells that what was unknown is known now.
 */
export class FileIndex {
  readonly #folder: Uri;
  readonly #known = new Map<string, boolean>();
  readonly #wanted = new Set<string>();
  readonly #changed = new EventEmitter<void>();
  #watcher: Disposable | null = null;
  #running = 0;
  #disposed = false;

  constructor(folder: Uri) {
    this.#folder = folder;
  }

  readonly onDidChange = this.#changed.event;

  /** `path` is relative to `base`, a folder path within the index's folder (`''`, `docs`). Null while it is not known. */
  has(base: string, path: string): boolean | null {
    const resolved = resolve(base, path);
    if (resolved === null) return null;
    const known = this.#known.get(resolved);
    if (known !== undefined) return known;
    this.#watcher ??= this.#watch();
    this.#wanted.add(resolved);
    if (this.#running === 0) queueMicrotask(() => this.#fetch());
    return null;
  }

  dispose(): void {
    this.#disposed = true;
    this.#watcher?.dispose();
    this.#changed.dispose();
    this.#wanted.clear();
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
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(path, exists);
    if (this.#wanted.size > 0) this.#fetch();
    // One event for all that was asked together.
    else if (this.#running === 0) this.#changed.fire();
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
    // Content does not matter here, only whether something is there.
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(this.#folder, '**/*'), false, true, false);
    const forget = (uri: Uri): void => this.#forget(uri);
    return Disposable.from(watcher, watcher.onDidCreate(forget), watcher.onDidDelete(forget));
  }

  #forget(uri: Uri): void {
    const root = this.#folder.path.endsWith('/') ? this.#folder.path : `${this.#folder.path}/`;
    if (!uri.path.startsWith(root)) return;
    const path = uri.path.slice(root.length);
    let forgot = false;
    for (const known of this.#known.keys()) {
      if (known === path || known.startsWith(`${path}/`)) forgot = this.#known.delete(known) || forgot;
    }
    if (forgot) this.#changed.fire();
  }
}

/** The path within the folder; null for one that leads out of it, or is no path of this file system. */
export function resolve(base: string, path: string): string | null {
  if (path === '' || path.startsWith('/') || path.includes('\0') || /^[A-Za-z][\w+.-]*:/.test(path)) return null;
  const names: string[] = base === '' ? [] : base.split('/');
  for (const name of path.replaceAll('\\', '/').split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.pop() === undefined) return null;
  }
  return names.join('/');
}
