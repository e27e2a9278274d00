import type { Kind } from '../core/kind/kind.ts';
import { readPlan } from '../core/plan/readPlan.ts';
import type { Plan } from '../core/plan/plan.ts';
import { decodeText } from './decode.ts';
import type { FileFinding } from './fileFinding.ts';
import { fileFinding, unreadable } from './fileFinding.ts';
import type { FileStore } from './fileStore.ts';
import { declaredKind, matchKind } from './matchKind.ts';

/** One version of one document. */
export interface OpenPlan {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly kind: Kind;
  readonly plan: Plan;
}

/** A plan, or what is wrong with the file; neither for a file that is of no kind. */
export type Opened =
  | { readonly type: 'plan'; readonly open: OpenPlan }
  | { readonly type: 'problem'; readonly finding: FileFinding }
  | { readonly type: 'no-kind' };

/** Reads one file as a plan, of the kind that is given or of the one that it matches. */
export async function openPlan(
  store: FileStore,
  path: string,
  kinds: readonly Kind[],
  given: Kind | null = null,
  match = matchKind,
): Promise<Opened> {
  let bytes: Uint8Array;
  try {
    bytes = await store.read(path);
  } catch (error) {
    return { type: 'problem', finding: unreadable(path, error) };
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    return { type: 'problem', finding: fileFinding(decoded.problem.code, 'error', path, decoded.problem.message) };
  }
  const { text } = decoded;
  const kind = given ?? match(path, text, kinds);
  if (kind) return { type: 'plan', open: { path, bytes, text, kind, plan: readPlan(kind, text) } };
  const declared = declaredKind(text);
  if (declared === null || declared === '1') return { type: 'no-kind' };
  return { type: 'problem', finding: unknownKind(path, declared, kinds) };
}

function unknownKind(path: string, declared: string, kinds: readonly Kind[]): FileFinding {
  const known = kinds.map(({ id }) => id).join(', ');
  const message = `The front matter says "planwright: ${declared}", and there is no such kind. Known kinds: ${known}.`;
  return fileFinding('document.unknown-kind', 'warning', path, message);
}
