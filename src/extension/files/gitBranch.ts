import { extensions, type Event, type Uri } from 'vscode';

/* What is used of the API that VS Code's own git extension gives to others, version 1. */

interface GitRepository {
  readonly state: { readonly HEAD: { readonly name?: string } | undefined };
  /** Reads the repository now. */
  status(): Promise<void>;
}

interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: Event<GitApi['state']>;
  getRepository(uri: Uri): GitRepository | null;
  /** Since VS Code 1.41. */
  openRepository?(root: Uri): Promise<GitRepository | null>;
}

interface GitExtension {
  readonly enabled: boolean;
  /** @throws Error where git is turned off */
  getAPI(version: 1): GitApi;
}

/** It looks for repositories in the background; nobody waits longer for it than this. */
const LONGEST_WAIT = 5000;

/** The branch that is checked out in a folder; null outside of a repository, on no branch, or without git. */
export async function gitBranch(folder: Uri): Promise<string | null> {
  try {
    const extension = extensions.getExtension<GitExtension>('vscode.git');
    if (!extension) return null;
    return await inTime(branchOf(await extension.activate(), folder));
  } catch {
    // Git is turned off, not installed, or does not trust the folder: the person is asked.
    return null;
  }
}

async function branchOf(extension: GitExtension, folder: Uri): Promise<string | null> {
  if (!extension.enabled) return null;
  // A class of its own: nothing of it works without its object.
  const git = extension.getAPI(1);
  if (git.state !== 'initialized') await initialized(git);
  const repository = git.getRepository(folder) ?? (await git.openRepository?.(folder)) ?? null;
  // One that was just found has not been read yet; and what a terminal did a moment ago is not known, either.
  await repository?.status();
  return repository?.state.HEAD?.name ?? null;
}

const initialized = (git: GitApi): Promise<void> =>
  new Promise((resolve) => {
    const listening = git.onDidChangeState((state) => {
      if (state !== 'initialized') return;
      listening.dispose();
      resolve();
    });
  });

async function inTime<T>(promise: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), LONGEST_WAIT)));
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
