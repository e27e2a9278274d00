import type { Kind } from '../core/kind/kind.ts';
import { decodeText } from './decode.ts';
import type { FileStore } from './fileStore.ts';

/*
 * The shipped templates as they were read when the package was built: reading them again takes most of the time that a
 * short command takes. The templates stay what counts. A kind holds for the text that it was read from, and no other.
 */

/** The file in the package's `dist`. */
export const BUILT_KINDS = 'kinds.json';

export interface BuiltKind {
  readonly path: string;
  readonly text: string;
  readonly kind: Kind;
}

/** Gives the kind of a template whose text is known; null for any other. */
export type KnownKind = (text: string, path: string) => Kind | null;

const NONE: KnownKind = () => null;

const isBuiltKind = (one: unknown): one is BuiltKind => typeof one === 'object' && one !== null && 'kind' in one;

/** Without the file, as in a checkout that nobody has built, each template is read. */
export async function loadBuiltKinds(dist: FileStore | null): Promise<KnownKind> {
  if (!dist) return NONE;
  try {
    const decoded = decodeText(await dist.read(BUILT_KINDS));
    const built: unknown = decoded.ok ? JSON.parse(decoded.text) : null;
    if (!Array.isArray(built) || !built.every(isBuiltKind)) return NONE;
    return (text, path) => built.find((one) => one.path === path && one.text === text)?.kind ?? null;
  } catch {
    return NONE;
  }
}
