import { Worker } from 'node:worker_threads';
import { l10n, Uri } from 'vscode';
import type { NewHasher } from '../../core/gates/hash.ts';
import { readSettings } from '../configuration/settings.ts';
import { readingOf } from '../documents/peek.ts';
import type { PlanFolders } from '../documents/planFolders.ts';
import type { Listing, ListingJob, ListMany } from './job.ts';
import { threadsFor } from './threadsFor.ts';

/** Megabytes. A plan is read and forgotten: with much room for what is young, little of it is ever copied. */
const YOUNG = 64;

/**
 * Reads many plans on other threads. Settles when all are told that can be read there, or when nobody wants to know.
 * @throws Error where the folder is on no file system of this machine, or a thread fails
 */
export async function listMany(
  extension: Uri,
  folders: PlanFolders,
  newHasher: NewHasher,
  { folder, paths, told, signal, threads = threadsFor(paths.length) }: ListMany,
): Promise<void> {
  if (folder.scheme !== 'file') throw new Error('These files can be read by the editor only.');
  const { kinds, project } = await readingOf(folder, folders, newHasher);
  const { rules } = readSettings(folder);
  const bundle = l10n.bundle ?? null;
  const program = Uri.joinPath(extension, 'dist/lister.cjs').fsPath;
  const jobs = dealt(paths, threads);
  const ended = await Promise.allSettled(
    jobs.map((own) =>
      list(program, { folder: folder.fsPath, paths: own, kinds, project, rules, bundle }, told, signal),
    ),
  );
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}

/** Dealt like cards: plans of one kind, and large ones, stand beside each other. */
const dealt = (paths: readonly string[], hands: number): readonly (readonly string[])[] =>
  Array.from({ length: hands }, (_, hand) => paths.filter((__, at) => at % hands === hand));

async function list(program: string, job: ListingJob, told: ListMany['told'], signal: AbortSignal): Promise<void> {
  const worker = new Worker(program, { workerData: job, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
  const end = (): void => void worker.terminate();
  signal.addEventListener('abort', end);
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (listing: Listing) => listing.forEach(({ path, listed }) => told(path, listed)));
    worker.on('error', reject);
    worker.on('exit', () => resolve());
    if (signal.aborted) end();
  }).finally(() => signal.removeEventListener('abort', end));
}
