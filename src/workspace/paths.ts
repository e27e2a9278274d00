/** The path within the folder; null for one that leads out of it, or is no path of this file system. */
export function resolvePath(base: string, path: string): string | null {
  if (path === '' || path.startsWith('/') || path.includes('\0') || /^[A-Za-z][\w+.-]*:/.test(path)) return null;
  const names: string[] = base === '' ? [] : base.split('/');
  for (const name of path.replaceAll('\\', '/').split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.pop() === undefined) return null;
  }
  return names.join('/');
}

/** The paths in a folder that a reference in a document may mean: from the top of the folder, then beside the document. */
export function candidatePaths(document: string, reference: string): readonly string[] {
  const slash = document.lastIndexOf('/');
  const bases = slash < 0 ? [''] : ['', document.slice(0, slash)];
  return bases.flatMap((base) => {
    const path = resolvePath(base, reference);
    return path === null || path === '' ? [] : [path];
  });
}
