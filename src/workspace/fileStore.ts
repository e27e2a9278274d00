/** What a store knows of one file. */
export interface FileEntry {
  readonly name: string;
  readonly type: 'file' | 'directory' | 'other';
}

export type FileProblem = 'not-found' | 'exists' | 'changed' | 'unreadable';

/** A file that could not be read or written, with what to do about it in the message. */
export class FileStoreError extends Error {
  readonly code: FileProblem;
  readonly path: string;

  constructor(code: FileProblem, path: string, message: string) {
    super(message);
    this.name = 'FileStoreError';
    this.code = code;
    this.path = path;
  }
}

/**
 * The files of one workspace folder, wherever it is: on this machine, on another, in memory. Paths are relative to the
 * folder, with `/`, never starting with `/` or leaving the folder by `..`.
 */
export interface FileStore {
  /** @throws FileStoreError `not-found`, `unreadable` */
  readonly read: (path: string) => Promise<Uint8Array>;
  /** The entries of a directory, sorted by name; empty if there is no such directory. */
  readonly list: (path: string) => Promise<readonly FileEntry[]>;
  readonly exists: (path: string) => Promise<boolean>;
  /** Writes a new file, making directories as needed. @throws FileStoreError `exists` */
  readonly create: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Replaces a file in one step if it still holds `expected`. @throws FileStoreError `changed`, `not-found` */
  readonly replace: (path: string, bytes: Uint8Array, expected: Uint8Array) => Promise<void>;
}
