import type { Dirent, Stats } from 'node:fs';
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { link, mkdir, open, readFile, realpath, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type { FileEntry, FileStore } from '../workspace/fileStore.ts';
import { FileStoreError } from '../workspace/fileStore.ts';
import { locked } from './locked.ts';

/** The files of a folder on this machine. Links are followed to files inside the folder, and never out of it. */
export function nodeFiles(folder: string): FileStore {
  return new NodeFiles(folder);
}

class NodeFiles implements FileStore {
  readonly #folder: string;
  readonly #inside = new Map<string, boolean>();
  #real: string | null = null;

  constructor(folder: string) {
    this.#folder = path.resolve(folder);
  }

  // Not async inside: for files of this size, going to another thread and back takes longer than reading.
  read = (name: string): Promise<Uint8Array> =>
    promised(() => {
      const file = this.#resolve(name);
      try {
        this.#stayInside(name, file);
        return readFileSync(file);
      } catch (error) {
        throw this.#problem(name, error, 'read');
      }
    });

  list = (name: string): Promise<readonly FileEntry[]> =>
    promised(() => {
      const folder = this.#resolve(name);
      // Most plans have no decisions yet: an error for each of a thousand takes its time.
      if (!existsSync(folder)) return [];
      try {
        const entries = readdirSync(folder, { withFileTypes: true });
        const listed = entries.map((entry) => ({ name: entry.name, type: typeOf(folder, entry) }));
        return listed.sort((a, b) => (a.name < b.name ? -1 : 1));
      } catch (error) {
        if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
        throw this.#problem(name, error, 'read');
      }
    });

  exists = (name: string): Promise<boolean> =>
    promised(() => lstatSync(this.#resolve(name), { throwIfNoEntry: false }) !== undefined);

  create = async (name: string, bytes: Uint8Array): Promise<void> => {
    const file = this.#resolve(name);
    try {
      // Before folders are made, too: one of those that exist could be a link.
      this.#stayInside(name, existingFolder(path.dirname(file)));
      await mkdir(path.dirname(file), { recursive: true });
      await createWhole(file, bytes);
    } catch (error) {
      throw this.#problem(name, error, 'written');
    }
  };

  replace = async (name: string, bytes: Uint8Array, expected: Uint8Array): Promise<void> => {
    let temporary: string | null = null;
    try {
      this.#stayInside(name, this.#resolve(name));
      // The file that a link leads to is replaced, not the link.
      const file = await realpath(this.#resolve(name));
      const found = await stat(file);
      // Replacing a file needs no permission on the file itself.
      if ((found.mode & 0o222) === 0) throw readOnly(name);
      const whole = (temporary = await writeBeside(file, bytes, found));
      await locked(file, async () => {
        // As late as possible: what another program wrote meanwhile must not be lost.
        if (Buffer.compare(await readFile(file), expected) !== 0) throw changed(name);
        await rename(whole, file);
      });
    } catch (error) {
      if (temporary !== null) await unlink(temporary).catch(() => undefined);
      throw this.#problem(name, error, 'written');
    }
  };

  #resolve(name: string): string {
    const file = path.resolve(this.#folder, name);
    if (!isWithin(this.#folder, file)) throw outside(name);
    return file;
  }

  // Folders are looked up once; of files, only links need a look at where they lead.
  #stayInside(name: string, file: string): void {
    const found = lstatSync(file);
    if (!this.#isInside(found.isFile() ? path.dirname(file) : file)) throw outside(name);
    if (found.isFile()) return;
    // Reading a pipe waits for a writer, for ever if none comes.
    const target = found.isSymbolicLink() ? statSync(file) : found;
    if (!target.isFile() && !target.isDirectory())
      throw new FileStoreError('unreadable', name, `${name} is no regular file. Copy its text into one.`);
  }

  #isInside(file: string): boolean {
    const known = this.#inside.get(file);
    if (known !== undefined) return known;
    this.#real ??= realpathSync(this.#folder);
    const inside = isWithin(this.#real, realpathSync(file));
    this.#inside.set(file, inside);
    return inside;
  }

  #problem(name: string, error: unknown, what: 'read' | 'written'): FileStoreError {
    if (error instanceof FileStoreError) return error;
    const code = codeOf(error);
    if (code === 'ENOENT') return new FileStoreError('not-found', name, `${name} does not exist.`);
    if (code === 'EEXIST') return new FileStoreError('exists', name, `${name} exists already.`);
    return new FileStoreError('unreadable', name, `${name} cannot be ${what}: ${reasonOf(code, error)}`);
  }
}

function existingFolder(folder: string): string {
  return existsSync(folder) ? folder : existingFolder(path.dirname(folder));
}

function typeOf(folder: string, entry: Dirent): FileEntry['type'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  if (!entry.isSymbolicLink()) return 'other';
  // Folders behind links are not walked: they would be met twice, or for ever. A link that leads nowhere is a file
  // that cannot be read, and is reported as one.
  return leadsToFolder(path.join(folder, entry.name)) ? 'other' : 'file';
}

function leadsToFolder(link: string): boolean {
  try {
    return !statSync(link).isFile();
  } catch {
    return false;
  }
}

/** What throws becomes a rejection. */
const promised = <T>(make: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(make());
  });

/** Creates a file so that it is never there by half; where links are not to be had, at least never over another. */
async function createWhole(file: string, bytes: Uint8Array): Promise<void> {
  const temporary = await writeBeside(file, bytes, null);
  try {
    await link(temporary, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    await writeNew(file, bytes, null);
  } finally {
    await unlink(temporary).catch(() => undefined);
  }
}

let counter = 0;

/** What a file that takes the place of another has of it; null for one that takes nobody's. */
type Like = Pick<Stats, 'mode' | 'uid' | 'gid'> | null;

async function writeBeside(file: string, bytes: Uint8Array, like: Like): Promise<string> {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}-${counter++}.tmp`);
  await writeNew(temporary, bytes, like);
  return temporary;
}

/** All of a file or nothing: what could not be written to its end, on a full disk, is taken away again. */
async function writeNew(file: string, bytes: Uint8Array, like: Like): Promise<void> {
  const handle = await open(file, 'wx', like ? 0o600 : 0o666);
  try {
    await handle.writeFile(bytes);
    if (like) await alike(handle, like);
    await handle.sync();
  } catch (error) {
    await unlink(file).catch(() => undefined);
    throw error;
  } finally {
    await handle.close();
  }
}

// The mode as it was, whatever the umask; the owner where the system lets one give a file away, and before the mode,
// which giving away takes bits from.
async function alike(handle: FileHandle, { mode, uid, gid }: NonNullable<Like>): Promise<void> {
  const made = await handle.stat();
  if (made.uid !== uid || made.gid !== gid) await handle.chown(uid, gid).catch(() => undefined);
  await handle.chmod(mode & 0o777);
}

function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative === '' || (relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative));
}

const outside = (name: string): FileStoreError =>
  new FileStoreError('unreadable', name, `${name} leads out of the folder, and is not followed there.`);

const changed = (name: string): FileStoreError =>
  new FileStoreError(
    'changed',
    name,
    `${name} was changed by another program meanwhile. Read it again, then repeat the edit.`,
  );

const readOnly = (name: string): FileStoreError =>
  new FileStoreError('unreadable', name, `${name} cannot be written: it is read-only. Change its permissions.`);

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied. Change its permissions.',
  EPERM: 'permission is denied. Change its permissions.',
  EISDIR: 'it is a directory.',
  ENOTDIR: 'a part of its path is not a directory.',
  ELOOP: 'its links lead in a circle.',
  ENAMETOOLONG: 'its name is too long.',
  ENOSPC: 'the disk is full.',
  EROFS: 'the disk can only be read.',
  EMFILE: 'too many files are open.',
};

const reasonOf = (code: string, error: unknown): string => REASONS[code] ?? (code !== '' ? `${code}.` : String(error));

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
