import type { NewHasher } from '../core/gates/hash.ts';
import { allOutputs } from '../core/outputs/allOutputs.ts';
import { versionOf } from '../core/outputs/output.ts';
import type { Plan } from '../core/plan/plan.ts';
import { decodeText } from './decode.ts';
import { deliverablePath } from './deliver.ts';
import type { FileFinding } from './fileFinding.ts';
import { fileFinding } from './fileFinding.ts';
import type { FileStore } from './fileStore.ts';

/** The files beside a document that were made from an earlier text of it. What was not made so is left alone. */
export async function staleOutputs(
  files: FileStore,
  document: string,
  plan: Plan,
  newHasher: NewHasher,
): Promise<readonly FileFinding[]> {
  const found: FileFinding[] = [];
  for (const output of allOutputs) {
    const path = output.fits(plan.kind) ? deliverablePath(output, document) : null;
    const text = path === null ? null : await textOf(files, path);
    if (path === null || text === null || !output.isOwn?.(text)) continue;
    if (output.madeFrom?.(text) === versionOf(plan, newHasher)) continue;
    const message = `${output.fileName ?? path} was made from an earlier text of this document. Make it again, by "Export As…" or by \`planwright export --as ${output.id} --write\`.`;
    found.push(fileFinding('output.stale', 'info', document, message));
  }
  return found;
}

async function textOf(files: FileStore, path: string): Promise<string | null> {
  try {
    if (!(await files.exists(path))) return null;
    const decoded = decodeText(await files.read(path));
    return decoded.ok ? decoded.text : null;
  } catch {
    // Not to be read: whoever writes there is told.
    return null;
  }
}
