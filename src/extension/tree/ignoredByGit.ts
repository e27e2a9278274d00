import ignore, { type Ignore } from 'ignore';
import { Uri, workspace } from 'vscode';
import { findByGlobs } from '../files/findByGlobs.ts';

/**
 * Answers whether git ignores a file of a folder. Each `.gitignore` on the way is read once, and what the
 * repository leaves out by itself; with `there`, the folders
 * that have one, no other is asked for.
 */
export function ignoredByGit(folder: Uri, there?: ReadonlySet<string>): (path: string) => Promise<boolean> {
  const files = new Map<string, Promise<Ignore | null>>();
  const fileIn = (directory: string): Promise<Ignore | null> => {
    if (there?.has(directory) === false) return NONE;
    const known = files.get(directory) ?? read(Uri.joinPath(folder, directory, '.gitignore'));
    files.set(directory, known);
    return known;
  };
  let excluded: Promise<Ignore | null> | undefined;
  return async (path) => {
    const own = await (excluded ??= read(Uri.joinPath(folder, '.git/info/exclude')));
    const names = path.split('/');
    // What is in an ignored folder cannot be taken back in by a file further down.
    for (let depth = 1; depth <= names.length; depth++) {
      const part = names.slice(0, depth).join('/') + (depth < names.length ? '/' : '');
      let ignored = own?.ignores(part) ?? false;
      for (let above = 0; above < depth; above++) {
        const base = names.slice(0, above).join('/');
        const rules = await fileIn(base);
        const found = rules?.test(base === '' ? part : part.slice(base.length + 1));
        if (found?.ignored) ignored = true;
        else if (found?.unignored) ignored = false;
      }
      if (ignored) return true;
    }
    return false;
  };
}

const NONE = Promise.resolve(null);

/** The folders within a folder that have a `.gitignore`, as paths from there; empty for itself. */
export async function foldersWithGitignore(folder: Uri, excluded: string, most: number): Promise<ReadonlySet<string>> {
  const found = await findByGlobs(folder, ['**/.gitignore'], excluded, most);
  return new Set(found.map((uri) => workspace.asRelativePath(uri, false).replace(/\/?\.gitignore$/, '')));
}

async function read(uri: Uri): Promise<Ignore | null> {
  try {
    return ignore().add(new TextDecoder().decode(await workspace.fs.readFile(uri)));
  } catch {
    return null;
  }
}
