import type { Memory } from '../markdown/memory.ts';
import type { TracePlace, TraceType } from '../kind/kind.ts';
import type { Span } from '../markdown/span.ts';
import type { NamedId } from './idText.ts';
import type { TraceText } from './keptFacts.ts';
import type { RawNode } from './rawNode.ts';

/** What stands in a place, and the ids that it names: without their offsets, which are those of no version. */
export interface PlacedText {
  readonly text: string;
  readonly ids: readonly Pick<NamedId, 'id' | 'last'>[];
}

/** A node of the graph; `span` and `whole` are offsets in the document, places tell what they hold. */
export interface TraceNode extends Omit<RawNode, 'places' | 'origin' | 'covering'> {
  /** The id of the plan's node that it stands in. */
  readonly node: string;
  readonly places: Readonly<Partial<Record<TracePlace, PlacedText>>>;
  /** Where the text of a place stands; the node itself where it has no such place. */
  readonly spanOf: (place: TracePlace) => Span;
  /** The requirement that an error case, or a criterion in a list, stands in. */
  readonly parent: TraceNode | null;
}

/**
 * `covered`: it leads to one node; `dangling`: to none, or to one whose id differs by zeros, `FR-4` for `FR-04`; `ambiguous`: to several of one id; `elsewhere`: to another
 * document, which the plan alone cannot tell.
 */
export type LinkState = 'covered' | 'dangling' | 'ambiguous' | 'elsewhere';

/** An id that is named somewhere: a link where that is a place, else a mention. */
export interface TraceLink extends Span {
  /** As it is written, in the usual form. */
  readonly id: string;
  readonly scope: string | null;
  /** Null for a mention. */
  readonly source: TraceNode | null;
  readonly place: TracePlace | null;
  readonly state: LinkState;
  readonly targets: readonly TraceNode[];
  /** `FR-3a` names the part `a` of FR-3, where FR-3a is not declared itself. */
  readonly part: string;
  /** Why it leads nowhere; empty if it does. */
  readonly reason: string;
}

export interface TraceGraph {
  /** In document order. */
  readonly nodes: readonly TraceNode[];
  readonly links: readonly TraceLink[];
  readonly mentions: readonly TraceLink[];
  readonly ofType: (type: TraceType) => readonly TraceNode[];
  /** Those that an id stands for: more than one where it was given twice. */
  readonly byId: ReadonlyMap<string, readonly TraceNode[]>;
  /** The links that lead to a node. */
  readonly to: (node: TraceNode) => readonly TraceLink[];
  readonly from: (node: TraceNode) => readonly TraceLink[];
  /** What is computed of this version. */
  readonly memory: Memory;
  /**
   * Keeps what is computed from the ids that are declared, and from what it says that it reads beside them: it goes on from
   * version to version while these are the same. Nodes that it holds are those of every such version.
   */
  readonly keep: <T>(key: object, reads: readonly TraceText[], make: () => T) => T;
}
