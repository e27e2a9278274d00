import { kindDocument } from '../../../../scripts/lib/kind-documents.mjs';
import type { Kind } from '../../../../src/core/kind/kind.ts';

const texts = new Map<string, string>();

/** A document of a shipped kind that is filled in, with several entries of each sort. */
export function filled({ id }: Kind): string {
  const known = texts.get(id);
  if (known !== undefined) return known;
  const text = kindDocument(id, 11, 16_000);
  texts.set(id, text);
  return text;
}
