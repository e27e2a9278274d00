import type { Kind } from '../core/kind/kind.ts';
import { matchKind } from './matchKind.ts';

/** The text of a new document. It names its kind itself where its path would not tell. */
export function newDocument(kind: Kind, path: string, kinds: readonly Kind[]): string {
  if (matchKind(path, kind.starter, kinds) === kind) return kind.starter;
  return `---\nplanwright: ${kind.id}\n---\n\n${kind.starter}`;
}

export const newFileName = (kind: Kind): string => kind.newFile ?? `${kind.id}.md`;
