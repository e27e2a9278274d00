import type { Pattern } from '../core/analyse/patterns.ts';
import { bestPatterns, featureWords, patternsIn } from '../core/analyse/patterns.ts';
import type { Plan } from '../core/plan/plan.ts';
import { decodeText } from './decode.ts';
import { discover } from './discover.ts';
import type { FileStore } from './fileStore.ts';
import { addAll } from '../core/lists.ts';

/** How far a search goes. */
export interface AnalyseBounds {
  readonly files: number;
  /** Of one file; larger ones are left out. */
  readonly bytes: number;
  readonly milliseconds: number;
}

export const BOUNDS: AnalyseBounds = { files: 5000, bytes: 262_144, milliseconds: 20_000 };

export interface Analysed {
  readonly patterns: readonly Pattern[];
  /** How many files were read. */
  readonly files: number;
  /** The words that were looked for. */
  readonly words: readonly string[];
  /** Why the search ended early; empty if it did not. */
  readonly stopped: '' | 'cancelled' | 'time' | 'files';
}

export interface AnalyseOptions {
  readonly bounds?: AnalyseBounds;
  readonly onProgress?: (done: number, total: number) => void;
  readonly isCancelled?: () => boolean;
  readonly now: () => number;
}

const MOST_PATTERNS = 6;

const NOT_CODE = /\.(?:md|markdown|txt|json|lock|svg|png|jpe?g|gif|ico|pdf|zip|gz|woff2?|ttf|map|csv|min\.js)$/i;

/** Searches a code base for what a feature could follow. What git ignores is left out, and so is what is no text. */
export async function analyse(files: FileStore, spec: Plan, options: AnalyseOptions): Promise<Analysed> {
  const { bounds = BOUNDS, onProgress, isCancelled, now } = options;
  const words = featureWords(spec);
  const end = now() + bounds.milliseconds;
  const ended = (): 'cancelled' | 'time' | null => (isCancelled?.() ? 'cancelled' : now() > end ? 'time' : null);
  const found = await discover(files, '', {
    wanted: (path) => !NOT_CODE.test(path),
    limit: bounds.files,
    isStopped: () => ended() !== null,
  });
  const patterns: Pattern[] = [];
  let stopped: Analysed['stopped'] = ended() ?? (found.files.length >= bounds.files ? 'files' : '');
  let done = 0;
  for (const path of found.files) {
    stopped = ended() ?? stopped;
    if (stopped === 'cancelled' || stopped === 'time') break;
    addAll(patterns, await patternsOf(files, path, words, bounds.bytes));
    done++;
    onProgress?.(done, found.files.length);
  }
  return { patterns: bestPatterns(patterns, MOST_PATTERNS), files: done, words: [...words].sort(), stopped };
}

async function patternsOf(
  files: FileStore,
  path: string,
  words: ReadonlySet<string>,
  most: number,
): Promise<readonly Pattern[]> {
  try {
    const bytes = await files.read(path);
    if (bytes.length > most) return [];
    const decoded = decodeText(bytes);
    return decoded.ok ? patternsIn(path, decoded.text, words) : [];
  } catch {
    // A file that cannot be read holds no pattern.
    return [];
  }
}
