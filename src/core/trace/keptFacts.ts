import type { TracePlace, TraceType } from '../kind/kind.ts';
import { TRACE_TYPES } from '../kind/kind.ts';

/**
 * What a fact about a graph reads beside the ids that are declared: the texts of all nodes of a type (`stream`) or of one
 * of their places only (`requirement.hint`), the ids that they name (`stream.links`), anything that stands in them
 * (`error.whole`), the ids in running text (`mentions`).
 */
export type TraceText = TraceType | `${TraceType}.${TracePlace | 'links' | 'whole'}` | 'mentions';

export const ALL_LINKS: readonly TraceText[] = TRACE_TYPES.map((type) => `${type}.links` as const);

/**
 * What was computed from a graph, kept while the same ids are declared and what it read is the same. Nearly every keystroke
 * changes the text of one node of one type.
 */
export class KeptFacts {
  readonly #facts = new Map<object, { readonly at: number; readonly value: unknown }>();
  readonly #changedAt = new Map<TraceText, number>();
  #now = 0;

  keep<T>(key: object, reads: readonly TraceText[], make: () => T): T {
    const known = this.#facts.get(key);
    if (known && reads.every((one) => (this.#changedAt.get(one) ?? 0) <= known.at)) return known.value as T;
    const value = make();
    this.#facts.set(key, { at: this.#now, value });
    return value;
  }

  /** These are others now. */
  change(texts: ReadonlySet<TraceText>): void {
    this.#now++;
    for (const one of texts) this.#changedAt.set(one, this.#now);
  }
}
