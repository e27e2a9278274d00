import type { TracePlace, TraceType } from '../kind/kind.ts';
import type { Span } from '../markdown/span.ts';
import type { NamedId } from './idText.ts';

/** How a node of the graph is declared. `row` is a row without an id of its own. */
export type Declared = 'heading' | 'bold' | 'cell' | 'item' | 'row';

/** What stands in a place, and the ids in it. Offsets are relative to the origin. */
export interface Place extends Span {
  readonly text: string;
  readonly ids: readonly NamedId[];
}

/** A node of the graph as one node of the plan tells it; offsets are relative to its origin. */
export interface RawNode {
  /** The offset in the plan's node that its own offsets are relative to: the start of a row, or of the plan's node. */
  readonly origin: number;
  readonly type: TraceType;
  /** Empty where it has none. */
  readonly id: string;
  readonly declared: Declared;
  /** The id, or the heading or row where there is none. */
  readonly span: Span;
  readonly whole: Span;
  readonly field: string | null;
  readonly row: number | null;
  readonly text: string;
  /** Nobody has given it a title yet. */
  readonly draft: boolean;
  readonly places: Readonly<Partial<Record<TracePlace, Place>>>;
  /** The id and what names others: an id there is no mention. Offsets are relative to the origin. */
  readonly covering: readonly Span[];
}

/** One shape for all: rules look at thousands of them at every key, and engines are quick with what looks the same. */
export const raw = ({
  origin,
  type,
  id,
  declared,
  span,
  whole,
  field,
  row,
  text,
  draft,
  places,
  covering,
}: RawNode): RawNode => ({
  origin,
  type,
  id,
  declared,
  span,
  whole,
  field,
  row,
  text,
  draft,
  places,
  covering,
});

/** What a node with an id and places covers. The id of an error case is that of something else. */
export const coveringOf = (type: TraceType, span: Span, places: RawNode['places']): readonly Span[] => [
  ...(type === 'error' ? [] : [span]),
  ...Object.values(places).filter(({ ids }) => ids.length > 0),
];

/** The places that name others. */
export const NAMING: ReadonlySet<TracePlace> = new Set<TracePlace>(['requirements', 'criteria', 'after', 'parallel']);
