import ignore, { type Ignore } from 'ignore';
import { Uri, workspace } from 'vscode';

/** Answers whether git ignores a file of a folder. Each `.gitignore` on the way is read once. */
export function ignoredByGit(folder: Uri): (path: string) => Promise<boolean> {
  const files = new Map<string, Promise<Ignore | null>>();
  const fileIn = (directory: string): Promise<Ignore | null> => {
    const known = files.get(directory) ?? read(Uri.joinPath(folder, directory, '.gitignore'));
    files.set(directory, known);
    return known;
  };
  return async (path) => {
    const names = path.split('/');
    // What is in an ignored folder cannot be taken back in by a file further down.
    for (let depth = 1; depth <= names.length; depth++) {
      const part = names.slice(0, depth).join('/') + (depth < names.length ? '/' : '');
      let ignored = false;
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

async function read(uri: Uri): Promise<Ignore | null> {
  try {
    return ignore().add(new TextDecoder().decode(await workspace.fs.readFile(uri)));
  } catch {
    return null;
  }
}
