import picomatch from 'picomatch';
import { Uri } from 'vscode';
import { discover } from '../../workspace/discover.ts';
import { workspaceFiles } from '../files/workspaceFiles.ts';

/** The files of a folder that any of some globs matches, found by looking into its folders one by one. */
export async function walk(folder: Uri, globs: readonly string[], limit: number): Promise<readonly Uri[]> {
  const wanted = picomatch([...globs], { nocase: true, dot: true });
  const { files } = await discover(workspaceFiles(folder), '', { wanted: (path) => wanted(path), limit });
  return files.map((path) => Uri.joinPath(folder, path));
}
