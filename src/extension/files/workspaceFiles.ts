import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { FileEntry, FileProblem, FileStore } from '../../workspace/fileStore.ts';
import { FileStoreError } from '../../workspace/fileStore.ts';

/** The files of a folder wherever it is: on this machine, on another, in memory. */
export function workspaceFiles(folder: Uri): FileStore {
  return new WorkspaceFiles(folder);
}

class WorkspaceFiles implements FileStore {
  readonly #folder: Uri;

  constructor(folder: Uri) {
    this.#folder = folder;
  }

  read = async (path: string): Promise<Uint8Array> => {
    try {
      return await workspace.fs.readFile(this.#resolve(path));
    } catch (error) {
      throw problemOf(path, error, 'read');
    }
  };

  list = async (path: string): Promise<readonly FileEntry[]> => {
    try {
      const entries = await workspace.fs.readDirectory(this.#resolve(path));
      return entries
        .map(([name, type]): FileEntry => ({ name, type: typeOf(type) }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      const problem = problemOf(path, error, 'read');
      if (problem.code === 'not-found') return [];
      throw problem;
    }
  };

  exists = async (path: string): Promise<boolean> => {
    try {
      await workspace.fs.stat(this.#resolve(path));
      return true;
    } catch {
      return false;
    }
  };

  create = async (path: string, bytes: Uint8Array): Promise<void> => {
    const target = this.#resolve(path);
    await this.#put(path, bytes, async (temporary) => {
      if (await this.exists(path)) throw new FileStoreError('exists', path, `${path} exists already.`);
      await workspace.fs.rename(temporary, target, { overwrite: false });
    });
  };

  replace = async (path: string, bytes: Uint8Array, expected: Uint8Array): Promise<void> => {
    const target = this.#resolve(path);
    await this.#put(path, bytes, async (temporary) => {
      // As late as possible: what another program wrote meanwhile must not be lost.
      if (!sameBytes(await this.read(path), expected)) throw changed(path);
      await workspace.fs.rename(temporary, target, { overwrite: true });
    });
  };

  // Written beside the target and put in its place by renaming, so that nobody reads half a file.
  async #put(path: string, bytes: Uint8Array, place: (temporary: Uri) => Promise<void>): Promise<void> {
    const slash = path.lastIndexOf('/') + 1;
    const temporary = this.#resolve(`${path.slice(0, slash)}.${path.slice(slash)}.${newSuffix()}.tmp`);
    try {
      await workspace.fs.writeFile(temporary, bytes);
      await place(temporary);
    } catch (error) {
      await discard(temporary);
      throw problemOf(path, error, 'written');
    }
  }

  #resolve(path: string): Uri {
    if (path !== '' && path.split('/').some((name) => name === '' || name === '.' || name === '..')) {
      throw new FileStoreError('unreadable', path, `${path} leads out of the folder, and is not followed there.`);
    }
    return path === '' ? this.#folder : Uri.joinPath(this.#folder, ...path.split('/'));
  }
}

let counter = 0;

// A clock alone could give two windows the same name.
const newSuffix = (): string => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}-${counter++}`;

async function discard(temporary: Uri): Promise<void> {
  try {
    await workspace.fs.delete(temporary);
  } catch {
    // It was never written.
  }
}

function typeOf(type: FileType): FileEntry['type'] {
  if ((type & FileType.File) !== 0) return 'file';
  // Folders behind links are not walked: they would be met twice, or for ever.
  return (type & FileType.Directory) !== 0 && (type & FileType.SymbolicLink) === 0 ? 'directory' : 'other';
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

const changed = (path: string): FileStoreError =>
  new FileStoreError(
    'changed',
    path,
    `${path} was changed by another program meanwhile. Read it again, then repeat the edit.`,
  );

function problemOf(path: string, error: unknown, what: 'read' | 'written'): FileStoreError {
  if (error instanceof FileStoreError) return error;
  const code = codeOf(error);
  if (code === 'not-found') return new FileStoreError(code, path, `${path} does not exist.`);
  if (code === 'exists') return new FileStoreError(code, path, `${path} exists already.`);
  const why = error instanceof Error ? error.message : String(error);
  return new FileStoreError(code, path, `${path} cannot be ${what}: ${why}`);
}

function codeOf(error: unknown): FileProblem {
  if (!(error instanceof FileSystemError)) return 'unreadable';
  if (error.code === 'FileNotFound' || error.code === 'FileNotADirectory') return 'not-found';
  return error.code === 'FileExists' ? 'exists' : 'unreadable';
}
