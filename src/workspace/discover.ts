import ignore from 'ignore';
import { decodeText } from './decode.ts';
import { eachBounded } from './eachBounded.ts';
import type { FileFinding } from './fileFinding.ts';
import { byPlace, fileFinding, unreadable } from './fileFinding.ts';
import type { FileEntry, FileStore } from './fileStore.ts';

export interface Discovered {
  /** Paths of the files that could be plans, sorted. */
  readonly files: readonly string[];
  readonly findings: readonly FileFinding[];
}

export interface DiscoverOptions {
  /** Whether a file could be a plan, by its path. Markdown files, unless given. */
  readonly wanted?: (path: string) => boolean;
  /** At most so many files are taken. */
  readonly limit?: number;
  /** Asked before every folder; what was found until it says so is kept. */
  readonly isStopped?: () => boolean;
}

// Version control, what is installed, and what Planwright itself keeps.
const SKIPPED = new Set(['.git', '.hg', '.svn', '.jj', 'node_modules', '.planwright']);
const DEEPEST = 64;
const AT_ONCE = 16;
const MOST_FILES = 20_000;

export const isMarkdown = (path: string): boolean => /\.(?:md|markdown)$/i.test(path);

/** The patterns of one `.gitignore`, and where it stands: `''`, or a path that ends in `/`. */
interface IgnoreFile {
  readonly base: string;
  readonly test: (path: string) => { readonly ignored: boolean; readonly unignored: boolean };
}

/**
 * The files below a folder that could be plans, without what git ignores. A folder that is named itself is read even
 * if it is ignored. What cannot be read becomes a finding.
 */
export async function discover(store: FileStore, folder: string, options: DiscoverOptions = {}): Promise<Discovered> {
  const walk = new Walk(store, options);
  await walk.from(folder);
  const files = walk.files.sort().slice(0, walk.limit);
  return { files, findings: walk.findings.sort(byPlace) };
}

class Walk {
  readonly files: string[] = [];
  readonly findings: FileFinding[] = [];
  readonly limit: number;
  readonly #store: FileStore;
  readonly #wanted: (path: string) => boolean;
  readonly #isStopped: () => boolean;

  constructor(store: FileStore, { wanted = isMarkdown, limit = MOST_FILES, isStopped = () => false }: DiscoverOptions) {
    this.#store = store;
    this.#wanted = wanted;
    this.#isStopped = isStopped;
    this.limit = limit;
  }

  async from(folder: string): Promise<void> {
    let ignores = await this.#withIgnoreFile('', '.git/info/exclude', []);
    for (const above of foldersAbove(folder)) ignores = await this.#withIgnoreFile(above, '.gitignore', ignores);
    let level: { path: string; ignores: readonly IgnoreFile[] }[] = [{ path: folder, ignores }];
    // Level by level, so that what is left out beyond the limit is what lies deepest.
    for (let depth = 0; level.length > 0; depth++) {
      if (depth > DEEPEST) {
        this.#stop(level[0]?.path ?? folder, `Folders are nested more than ${DEEPEST} deep here`);
        return;
      }
      const below = await eachBounded(level, AT_ONCE, (one) => this.#folder(one.path, one.ignores));
      if (this.files.length > this.limit) {
        this.#stop(folder, `There are more than ${this.limit} Markdown files here`);
        return;
      }
      level = below.flat();
    }
  }

  #stop(path: string, what: string): void {
    const message = `${what}; the rest is not read. Name a smaller folder, or keep files out by .gitignore.`;
    this.findings.push(fileFinding('workspace.too-large', 'warning', path === '' ? '.' : path, message));
  }

  async #folder(
    path: string,
    above: readonly IgnoreFile[],
  ): Promise<{ path: string; ignores: readonly IgnoreFile[] }[]> {
    if (this.#isStopped()) return [];
    let entries: readonly FileEntry[];
    try {
      entries = await this.#store.list(path);
    } catch (error) {
      this.findings.push(unreadable(path === '' ? '.' : path, error));
      return [];
    }
    const hasIgnore = entries.some(({ name, type }) => name === '.gitignore' && type === 'file');
    const ignores = hasIgnore ? await this.#withIgnoreFile(path, '.gitignore', above) : above;
    const below: { path: string; ignores: readonly IgnoreFile[] }[] = [];
    for (const { name, type } of entries) {
      const child = join(path, name);
      if (type === 'directory') {
        if (!SKIPPED.has(name) && !isIgnored(`${child}/`, ignores)) below.push({ path: child, ignores });
      } else if (type === 'file' && this.#wanted(child) && !isIgnored(child, ignores)) this.files.push(child);
    }
    return below;
  }

  async #withIgnoreFile(folder: string, name: string, above: readonly IgnoreFile[]): Promise<readonly IgnoreFile[]> {
    const path = join(folder, name);
    let bytes: Uint8Array;
    try {
      if (!(await this.#store.exists(path))) return above;
      bytes = await this.#store.read(path);
    } catch (error) {
      this.findings.push(unreadable(path, error));
      return above;
    }
    const decoded = decodeText(bytes);
    if (!decoded.ok) {
      this.findings.push(fileFinding(decoded.problem.code, 'warning', path, decoded.problem.message));
      return above;
    }
    const patterns = ignore({ allowRelativePaths: true }).add(decoded.text.replace(/^\ufeff/, ''));
    return [...above, { base: folder === '' ? '' : `${folder}/`, test: (at) => patterns.test(at) }];
  }
}

// The innermost file that says anything about a path decides.
function isIgnored(path: string, ignores: readonly IgnoreFile[]): boolean {
  for (const { base, test } of ignores.toReversed()) {
    const { ignored, unignored } = test(path.slice(base.length));
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}

/** The folders from the top to the one that holds `folder`, without itself. */
function foldersAbove(folder: string): string[] {
  if (folder === '') return [];
  const parts = folder.split('/');
  return parts.map((_, index) => parts.slice(0, index).join('/'));
}

const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);
