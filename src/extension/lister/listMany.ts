import { Worker } from 'node:worker_threads';
import { l10n, Uri } from 'vscode';
import type { NewHasher } from '../../core/gates/hash.ts';
import { readSettings } from '../configuration/settings.ts';
import { readingOf } from '../documents/peek.ts';
import type { PlanFolders } from '../documents/planFolders.ts';
import type { Listing, ListingJob, ListMany } from './job.ts';

/** Megabytes. A plan is read and forgotten: with much room for what is young, little of it is ever copied. */
const YOUNG = 64;

/**
 * Reads many plans on another thread. Settles when all are told that it can read, or when nobody wants to know.
 * @throws Error where the folder is on no file system of this machine, or the thread fails
 */
export async function listMany(
  extension: Uri,
  folders: PlanFolders,
  newHasher: NewHasher,
  { folder, paths, told, signal }: ListMany,
): Promise<void> {
  if (folder.scheme !== 'file') throw new Error('These files can be read by the editor only.');
  const { kinds, project } = await readingOf(folder, folders, newHasher);
  const { rules } = readSettings(folder);
  const bundle = l10n.bundle ?? null;
  const workerData: ListingJob = { folder: folder.fsPath, paths, kinds, project, rules, bundle };
  const program = Uri.joinPath(extension, 'dist/lister.cjs').fsPath;
  const worker = new Worker(program, { workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
  const end = (): void => void worker.terminate();
  signal.addEventListener('abort', end);
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (listing: Listing) => listing.forEach(({ path, listed }) => told(path, listed)));
    worker.on('error', reject);
    worker.on('exit', () => resolve());
    if (signal.aborted) end();
  }).finally(() => signal.removeEventListener('abort', end));
}
