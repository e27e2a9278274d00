import { Disposable, RelativePattern, workspace, type Uri } from 'vscode';
import { findByGlobs } from './findByGlobs.ts';

const MOST_FILES = 20_000;
const MOST_RESULTS = 50;
const LEFT_OUT = '**/{node_modules,.git,dist,out,.planwright/decisions}/**';

/** Paths of a folder's files, for completing references. Listed at first use, and again after one came or went. */
export class FilePaths {
  readonly #folders = new Map<string, { paths: Promise<readonly string[]> | null; watcher: Disposable }>();

  async complete(folder: Uri, typed: string): Promise<readonly string[]> {
    const query = typed.trim().replace(/^`/, '').replace(/^\.\//, '').toLowerCase();
    const paths = await this.#paths(folder);
    const ranked = paths.flatMap((path) => {
      const rank = rankOf(path.toLowerCase(), query);
      return rank === null ? [] : [{ path, rank }];
    });
    ranked.sort((a, b) => a.rank - b.rank || a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
    return ranked.slice(0, MOST_RESULTS).map(({ path }) => path);
  }

  dispose(): void {
    for (const { watcher } of this.#folders.values()) watcher.dispose();
    this.#folders.clear();
  }

  #paths(folder: Uri): Promise<readonly string[]> {
    const key = folder.toString();
    let known = this.#folders.get(key);
    if (!known) {
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, '**/*'), false, true, false);
      const entry = { paths: null as Promise<readonly string[]> | null, watcher: watcher as Disposable };
      const forget = (): void => {
        entry.paths = null;
      };
      entry.watcher = Disposable.from(watcher, watcher.onDidCreate(forget), watcher.onDidDelete(forget));
      this.#folders.set(key, entry);
      known = entry;
    }
    return (known.paths ??= list(folder));
  }
}

async function list(folder: Uri): Promise<readonly string[]> {
  const files = await findByGlobs(folder, ['**/*'], LEFT_OUT, MOST_FILES);
  const root = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return files.filter(({ path }) => path.startsWith(root)).map(({ path }) => path.slice(root.length));
}

/** The start of the path, the start of the name, anywhere, and the letters in their order. Null where they are not. */
function rankOf(path: string, query: string): number | null {
  if (path.startsWith(query)) return 0;
  if (path.slice(path.lastIndexOf('/') + 1).startsWith(query)) return 1;
  if (path.includes(query)) return 2;
  let at = 0;
  for (const letter of query) {
    at = path.indexOf(letter, at) + 1;
    if (at === 0) return null;
  }
  return 3;
}
