import type { Environment } from '../core/environment/files.ts';
import { environmentOf, useOf } from '../core/environment/files.ts';
import { decodeText } from './decode.ts';
import { discover } from './discover.ts';
import type { FileStore } from './fileStore.ts';

const MOST_FILES = 500;
const LARGEST = 262_144;

/** Looks at compose files, make and task files, examples of environment files, manifests and migrations. */
export async function readEnvironment(files: FileStore): Promise<Environment> {
  const found = await discover(files, '', { wanted: (path) => useOf(path) !== null, limit: MOST_FILES });
  const read: { path: string; text: string }[] = [];
  for (const path of found.files) {
    // Of migrations it is enough to know that they are there.
    const text = useOf(path) === 'migrations' ? '' : await textOf(files, path);
    if (text !== null) read.push({ path, text });
  }
  return environmentOf(read);
}

async function textOf(files: FileStore, path: string): Promise<string | null> {
  try {
    const bytes = await files.read(path);
    const decoded = bytes.length > LARGEST ? null : decodeText(bytes);
    return decoded?.ok ? decoded.text : null;
  } catch {
    // A file that cannot be read says nothing.
    return null;
  }
}
