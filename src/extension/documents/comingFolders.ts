import { Disposable, RelativePattern, workspace, type Uri } from 'vscode';
import { setTimeout, clearTimeout } from 'node:timers';

/** What is ours, and where steering files of another tool are. */
const FOLDERS = ['.planwright', '.kiro'];

/** By then a folder that came has all that came with it, or its watchers tell of the rest. */
const SETTLED = 1000;

/**
 * Tells of whatever comes into being in these folders, other folders above all: of the files in one that was made in one go, by a
 * pull or by another window, watchers often hear nothing, since the folder was not watched yet when they were written. It
 * is told at once and again a little later, with the paths of all that came meanwhile.
 */
export function onFolderCame(folder: Uri, tell: (paths: ReadonlySet<string>) => void): Disposable {
  const watcher = workspace.createFileSystemWatcher(
    new RelativePattern(folder, `{${FOLDERS.flatMap((one) => [one, `${one}/**`]).join(',')}}`),
    false,
    true,
    true,
  );
  const base = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  const came = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    const paths = new Set(came);
    came.clear();
    tell(paths);
  };
  return Disposable.from(
    watcher,
    watcher.onDidCreate(({ path }) => {
      if (!path.startsWith(base)) return;
      const name = path.slice(base.length);
      came.add(name);
      tell(new Set([name]));
      clearTimeout(timer);
      timer = setTimeout(again, SETTLED);
    }),
    new Disposable(() => clearTimeout(timer)),
  );
}
