import type { TracePlace, TraceType } from '../kind/kind.ts';
import { TRACE_PLACES, TRACE_TYPES } from '../kind/kind.ts';

/**
 * What a fact about a graph reads: the texts of all nodes of a type (`stream`) or of one of their places only
 * (`requirement.hint`), the ids that they name and what these lead to (`stream.links`), anything that stands in them
 * (`error.whole`), the ids in running text (`mentions`), and which nodes of a type there are (`stream.ids`). What lists
 * none of the last reads the ids of all types.
 */
export type TraceText = TraceType | `${TraceType}.${TracePlace | 'links' | 'whole' | 'ids'}` | 'mentions';

export const ALL_LINKS: readonly TraceText[] = TRACE_TYPES.map((type) => `${type}.links` as const);
export const ALL_IDS: readonly TraceText[] = TRACE_TYPES.map((type) => `${type}.ids` as const);

const TEXTS = Object.fromEntries(
  TRACE_TYPES.map((type) => [type, [type, ...[...TRACE_PLACES, 'whole', 'ids'].map((part) => `${type}.${part}`)]]),
) as unknown as Readonly<Record<TraceType, readonly TraceText[]>>;

/** What a fact may read of the nodes of a type, beside what they name. */
export const textsOf = (type: TraceType): readonly TraceText[] => TEXTS[type];

const listsIds = (text: TraceText): boolean => text.endsWith('.ids');

/**
 * What was computed from a graph, kept while what it read is the same. Nearly every keystroke changes the text of one node
 * of one type, and most others make nodes of one type come or go.
 */
export class KeptFacts {
  readonly #facts = new Map<object, { readonly at: number; readonly value: unknown }>();
  readonly #changedAt = new Map<TraceText, number>();
  #now = 0;
  /** When any node came or went. */
  #idsAt = 0;

  keep<T>(key: object, reads: readonly TraceText[], make: () => T): T {
    const known = this.#facts.get(key);
    if (known && this.#isGood(known.at, reads)) return known.value as T;
    const value = make();
    this.#facts.set(key, { at: this.#now, value });
    return value;
  }

  /** These are others now. */
  change(texts: ReadonlySet<TraceText>): void {
    this.#now++;
    for (const one of texts) {
      this.#changedAt.set(one, this.#now);
      if (listsIds(one)) this.#idsAt = this.#now;
    }
  }

  #isGood(at: number, reads: readonly TraceText[]): boolean {
    let readsSomeIds = false;
    for (const one of reads) {
      if ((this.#changedAt.get(one) ?? 0) > at) return false;
      readsSomeIds ||= listsIds(one);
    }
    return readsSomeIds || this.#idsAt <= at;
  }
}
