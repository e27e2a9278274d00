import type { TracePlace } from '../kind/kind.ts';
import type { Span } from '../markdown/span.ts';
import { shift } from '../markdown/span.ts';
import type { Gathered } from '../plan/facts.ts';
import type { RawNode } from './rawNode.ts';
import { NAMING } from './rawNode.ts';
import type { NamedId } from './idText.ts';
import type { TraceText } from './keptFacts.ts';
import { namesSame, noteChanges } from './likeness.ts';
import type { Reached } from './resolve.ts';
import type { LinkState, TraceLink, TraceNode } from './types.ts';

/** Where ids are named; it moves from version to version, and what is named there goes along. */
interface Origin {
  readonly start: number;
  readonly named: (place: TracePlace | null, order: number) => NamedId | undefined;
}

/** A node of the plan that declares something, at its offset in a version: all that it declares moves with it. */
export interface Base {
  start: number;
  declared: Gathered<RawNode>;
  nodes: readonly Placed[];
}

/**
 * What a node of the plan declares, at its place in a version. Of thousands of rows nearly all are as they were: what
 * would take longest is to copy what they hold, so that it stays where it is and is moved when somebody asks.
 */
export class Placed implements TraceNode, Origin {
  /** Its place among all nodes. */
  order = 0;
  readonly node: string;
  parent: TraceNode | null = null;
  /** The links that leave it and that lead to it; null for none. Here, because a map of thousands takes longer. */
  leaving: TraceLink[] | null = null;
  leading: TraceLink[] | null = null;
  /** It is declared elsewhere, in the form of the template, and does not count here. */
  isRepeated = false;
  #raw: RawNode;
  readonly #base: Base;

  constructor(raw: RawNode, base: Base) {
    this.node = base.declared.node.id;
    this.#raw = raw;
    this.#base = base;
  }

  /** Whether another version declares the same in its place, and names the same there; its texts may be others. */
  says(raw: RawNode): boolean {
    const own = this.#raw;
    return (
      own === raw ||
      (own.type === raw.type && own.id === raw.id && own.declared === raw.declared && namesSame(own, raw))
    );
  }

  /** What another version declares in its place; notes in what that differs. Says whether it names other ids. */
  becomes(raw: RawNode, changed: Set<TraceText>): boolean {
    const before = this.#raw;
    this.#raw = raw;
    noteChanges(before, raw, changed);
    return before !== raw && !namesSame(before, raw);
  }

  /** Visits the ids in the places that name others. */
  eachNamed(visit: (named: NamedId, place: TracePlace, order: number) => void): void {
    const { places } = this.#raw;
    for (const place of NAMING) {
      const ids = places[place]?.ids;
      if (ids) for (let order = 0; order < ids.length; order++) visit(ids[order] as NamedId, place, order);
    }
  }

  named(place: TracePlace | null, order: number): NamedId | undefined {
    return place === null ? undefined : this.#raw.places[place]?.ids[order];
  }

  get start(): number {
    return this.#base.start + this.#raw.origin;
  }

  get type(): TraceNode['type'] {
    return this.#raw.type;
  }

  get id(): string {
    return this.#raw.id;
  }

  get declared(): TraceNode['declared'] {
    return this.#raw.declared;
  }

  get field(): string | null {
    return this.#raw.field;
  }

  get row(): number | null {
    return this.#raw.row;
  }

  get text(): string {
    return this.#raw.text;
  }

  get draft(): boolean {
    return this.#raw.draft;
  }

  get places(): TraceNode['places'] {
    return this.#raw.places;
  }

  get span(): Span {
    return shift(this.#raw.span, this.start);
  }

  spanOf(place: TracePlace): Span {
    const { from, to } = this.#raw.places[place] ?? this.#raw.span;
    return shift({ from, to }, this.start);
  }

  get whole(): Span {
    return shift(this.#raw.whole, this.start);
  }
}

/** Where running text mentions an id. */
export class Spot implements Origin {
  #named: NamedId;
  #start: number;

  constructor(named: NamedId, start: number) {
    this.#named = named;
    this.#start = start;
  }

  move(named: NamedId, start: number): void {
    this.#named = named;
    this.#start = start;
  }

  named(): NamedId {
    return this.#named;
  }

  get start(): number {
    return this.#start;
  }
}

/** An id that is named, `order` by the others of its place; of a range, one of its ids. */
export class Link implements TraceLink {
  readonly source: TraceNode | null;
  readonly place: TracePlace | null;
  readonly id: string;
  readonly scope: string | null;
  readonly state: LinkState;
  readonly targets: readonly TraceNode[];
  readonly part: string;
  readonly reason: string;
  readonly #origin: Origin;
  readonly #order: number;

  constructor(
    origin: Origin,
    source: TraceNode | null,
    place: TracePlace | null,
    order: number,
    { id, scope, state, targets, part, reason }: Reached,
  ) {
    this.source = source;
    this.place = place;
    this.id = id;
    this.scope = scope;
    this.state = state;
    this.targets = targets;
    this.part = part;
    this.reason = reason;
    this.#origin = origin;
    this.#order = order;
  }

  get from(): number {
    return this.#origin.start + (this.#named?.from ?? 0);
  }

  get to(): number {
    return this.#origin.start + (this.#named?.to ?? 0);
  }

  get #named(): NamedId | undefined {
    return this.#origin.named(this.place, this.#order);
  }
}
