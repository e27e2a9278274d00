import { RelativePattern, workspace, type Uri } from 'vscode';

/** Where VS Code searches. Elsewhere a search waits for an extension that can, and for ever if none comes. */
const SEARCHED = new Set(['file', 'vscode-remote', 'vscode-vfs']);

/** The files of a folder that any of some globs matches, each once, at most `most`. The folder is searched once. */
export async function findByGlobs(
  folder: Uri,
  globs: readonly string[],
  excluded: string,
  most: number,
): Promise<readonly Uri[]> {
  if (!SEARCHED.has(folder.scheme)) return (await import('../late/walk.ts')).walk(folder, globs, most);
  const unique = [...new Set(globs)];
  const plain = unique.filter((glob) => !/[{},]/.test(glob));
  // Braces do not stand within braces for every search; a workspace's own template may have some.
  const patterns = [...unique.filter((glob) => !plain.includes(glob)), ...joined(plain)];
  const found = await Promise.all(
    patterns.map((pattern) => workspace.findFiles(new RelativePattern(folder, pattern), excluded, most)),
  );
  return [...new Map(found.flat().map((uri) => [uri.toString(), uri])).values()].slice(0, most);
}

const joined = (globs: readonly string[]): readonly string[] => (globs.length > 1 ? [`{${globs.join(',')}}`] : globs);
