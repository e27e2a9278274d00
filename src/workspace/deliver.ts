import type { Output } from '../core/outputs/output.ts';
import { decodeText, encodeText } from './decode.ts';
import type { FileStore } from './fileStore.ts';
import { FileStoreError } from './fileStore.ts';

/** Where an output that is a file of its own goes: beside its document. Null for one that is only shown. */
export function deliverablePath({ fileName }: Output, document: string): string | null {
  if (fileName === undefined) return null;
  return document.slice(0, document.lastIndexOf('/') + 1) + fileName;
}

/**
 * Writes an output to its file, in place of what was made before. A file of that name that was not made so stays.
 * Gives whether anything was written.
 * @throws FileStoreError
 */
export async function deliver(files: FileStore, path: string, text: string, output: Output): Promise<boolean> {
  const bytes = encodeText(text);
  if (!(await files.exists(path))) {
    await files.create(path, bytes);
    return true;
  }
  const there = await files.read(path);
  const decoded = decodeText(there);
  if (!decoded.ok || !output.isOwn?.(decoded.text)) {
    throw new FileStoreError('exists', path, `${path} was not made from this kind of plan. Move it away first.`);
  }
  if (decoded.text === text) return false;
  await files.replace(path, bytes, there);
  return true;
}
