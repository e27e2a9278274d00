import { availableParallelism } from 'node:os';

/** Each thread has to compile and warm up for itself; beyond a few, that is most of what it does. */
const MOST_THREADS = 4;
const PLANS_FOR_A_THREAD = 150;

/** How many threads share so many plans: one processor is left for the editor. */
export const threadsFor = (plans: number, processors = availableParallelism()): number =>
  Math.max(1, Math.min(processors - 1, MOST_THREADS, Math.floor(plans / PLANS_FOR_A_THREAD)));
