import { FileStoreError } from '../../../src/workspace/fileStore.ts';
import type { FileEntry, FileStore } from '../../../src/workspace/fileStore.ts';

export interface MemoryFiles extends FileStore {
  /** The files, for a test to look at or to change behind the store's back. */
  readonly files: Map<string, Uint8Array>;
  /** Paths that cannot be read, files and folders. */
  readonly denied: Set<string>;
  readonly text: (path: string) => string;
}

/** A workspace folder in memory. */
export function memoryFiles(given: Readonly<Record<string, string | Uint8Array>> = {}): MemoryFiles {
  const bytesOf = (content: string | Uint8Array): Uint8Array =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const files = new Map(Object.entries(given).map(([path, content]) => [path, bytesOf(content)]));
  const denied = new Set<string>();
  const deny = (path: string): void => {
    if (denied.has(path)) throw new FileStoreError('unreadable', path, `${path} cannot be read: permission is denied.`);
  };
  const get = (path: string): Uint8Array => {
    deny(path);
    const bytes = files.get(path);
    if (!bytes) throw new FileStoreError('not-found', path, `${path} does not exist.`);
    return bytes;
  };
  return {
    files,
    denied,
    text: (path) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(get(path)),
    read: (path) => later(() => get(path)),
    exists: (path) => later(() => files.has(path)),
    list: (path) =>
      later(() => {
        deny(path);
        return entriesOf([...files.keys()], path);
      }),
    create: (path, bytes) =>
      later(() => {
        if (files.has(path)) throw new FileStoreError('exists', path, `${path} exists already.`);
        files.set(path, bytes);
      }),
    replace: (path, bytes, expected) =>
      later(() => {
        if (Buffer.compare(get(path), expected) !== 0) {
          throw new FileStoreError('changed', path, `${path} was changed meanwhile.`);
        }
        files.set(path, bytes);
      }),
  };
}

/** What throws becomes a rejection, as in a store that waits for a disk. */
const later = <T>(make: () => T): Promise<T> => Promise.resolve().then(make);

function entriesOf(paths: readonly string[], folder: string): FileEntry[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const entries = new Map<string, FileEntry>();
  for (const path of paths) {
    if (!path.startsWith(prefix)) continue;
    const [name = '', ...below] = path.slice(prefix.length).split('/');
    entries.set(name, { name, type: below.length > 0 ? 'directory' : 'file' });
  }
  return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
