import { open, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Comparing and renaming take a thousandth of a second; whoever holds a lock for so long was stopped in between. */
const ABANDONED = 10_000;
const PAUSE = 15;

/**
 * Runs a task while nobody else runs one on the same file: two that compare first and write then would both find the
 * file as they expect it, and the second would take away what the first wrote. Told by a file beside it.
 */
export async function locked<T>(file: string, task: () => Promise<T>): Promise<T> {
  const lock = path.join(path.dirname(file), `.${path.basename(file)}.lock`);
  await take(lock);
  try {
    return await task();
  } finally {
    await unlink(lock).catch(() => undefined);
  }
}

async function take(lock: string): Promise<void> {
  // A lock that is never given back is abandoned at last, so this ends.
  for (;;) {
    try {
      await (await open(lock, 'wx')).close();
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const taken = await stat(lock).catch(() => null);
    if (taken && Date.now() - taken.mtimeMs > ABANDONED) await unlink(lock).catch(() => undefined);
    else await setTimeout(PAUSE * (0.5 + Math.random()));
  }
}
