import { statSync } from 'node:fs';
import path from 'node:path';
import { discover, isMarkdown } from '../workspace/discover.ts';
import type { FileFinding } from '../workspace/fileFinding.ts';
import { matchPath } from '../workspace/matchKind.ts';
import { UsageError } from './errors.ts';
import type { Workspace, Workspaces } from './workspaces.ts';
import { pathIn } from './workspaces.ts';

/** A file that a command was given, or that was found in a folder that it was given. */
export interface Candidate {
  readonly workspace: Workspace;
  readonly name: string;
  /** Named itself: then it is told if it is of no kind. */
  readonly named: boolean;
}

export interface Candidates {
  readonly files: readonly Candidate[];
  readonly workspaces: readonly Workspace[];
  readonly findings: readonly { readonly workspace: Workspace; readonly finding: FileFinding }[];
}

/** The documents behind the paths of a command line. @throws UsageError for a path that does not exist */
export async function findDocuments(
  paths: readonly string[],
  cwd: string,
  workspaces: Workspaces,
): Promise<Candidates> {
  const files = new Map<string, Candidate>();
  const findings: { workspace: Workspace; finding: FileFinding }[] = [];
  const used = new Set<Workspace>();
  for (const given of paths) {
    const file = path.resolve(cwd, given);
    const isFolder = kindOfPath(file, given) === 'folder';
    const workspace = await workspaces.of(file);
    used.add(workspace);
    const name = pathIn(workspace, file);
    if (!isFolder) {
      files.set(file, { workspace, name, named: true });
      continue;
    }
    const { kinds } = workspace.kinds;
    const wanted = (candidate: string): boolean => isMarkdown(candidate) || matchPath(candidate, kinds) !== null;
    const found = await discover(workspace.files, name, { wanted });
    for (const finding of found.findings) findings.push({ workspace, finding });
    for (const one of found.files) {
      const whole = path.join(workspace.folder, one);
      if (!files.has(whole)) files.set(whole, { workspace, name: one, named: false });
    }
  }
  return { files: [...files.values()], workspaces: [...used], findings };
}

function kindOfPath(file: string, given: string): 'file' | 'folder' {
  try {
    return statSync(file).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new UsageError(`${given} does not exist.`);
    // Reading it will say why it cannot be read.
    return 'file';
  }
}
