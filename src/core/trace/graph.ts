import type { TracePlace } from '../kind/kind.ts';
import { Memory } from '../markdown/memory.ts';
import type { Span } from '../markdown/span.ts';
import { shift } from '../markdown/span.ts';
import { eachOf, planFact } from '../plan/facts.ts';
import type { Plan } from '../plan/plan.ts';
import type { RawNode } from './declared.ts';
import { declaredIn, NAMING } from './declared.ts';
import type { NamedId } from './idText.ts';
import { mentionsIn } from './proseMentions.ts';
import { resolver } from './resolve.ts';
import type { TraceGraph, TraceLink, TraceNode } from './types.ts';

/*
 * How the ids of a plan hang together. Only what stands in a place that the template names covers anything; an id in
 * other text is a mention. Ids belong to their document: `FR-1` is the one here, `docs/spec.md#FR-1` that of another.
 */

export type { LinkState, TraceGraph, TraceLink, TraceNode } from './types.ts';

/**
 * The graph of a plan, made once for each version. What a node of the plan declares is kept by that node, so that after
 * a keystroke only putting it together is left: in linear time.
 */
export const traceGraph = planFact((plan): TraceGraph => (plan.kind.trace.length === 0 ? EMPTY : make(plan)));

const NO_NODES: readonly TraceNode[] = [];
const NO_LINKS: readonly TraceLink[] = [];

const EMPTY: TraceGraph = {
  nodes: NO_NODES,
  links: NO_LINKS,
  mentions: NO_LINKS,
  ofType: () => NO_NODES,
  byId: new Map(),
  to: () => NO_LINKS,
  from: () => NO_LINKS,
  memory: new Memory(),
};

function make(plan: Plan): TraceGraph {
  const nodes: Placed[] = [];
  let requirement: TraceNode | null = null;
  let end = -1;
  eachOf(declaredIn(plan.root, plan.kind), (raw, { id: node }, start) => {
    const parent: TraceNode | null = raw.type === 'error' && start < end ? requirement : null;
    const made = new Placed(raw, node, start + raw.origin, parent);
    nodes.push(made);
    if (raw.type === 'requirement' && raw.row === null) {
      requirement = made;
      end = made.whole.to;
    }
  });
  const byId = groupBy<TraceNode, string>(nodes, ({ id }) => id);
  byId.delete('');
  const resolve = resolver(byId);
  const links: TraceLink[] = [];
  for (const node of nodes) node.eachNamed((named, place, start) => resolve(links, named, start, node, place));
  const mentions: TraceLink[] = [];
  eachOf(mentionsIn(plan.root, plan.kind), (named, _, start) => {
    resolve(mentions, named, start, null, null);
  });
  return assembled(nodes, byId, links, mentions);
}

/**
 * What a node of the plan declares, at its place in this version. Of thousands of rows nearly all are as they were: what
 * would take longest is to copy what they hold, so that it stays where it is and is moved when somebody asks.
 */
class Placed implements TraceNode {
  readonly node: string;
  readonly parent: TraceNode | null;
  /** The links that leave it and that lead to it; null for none. Here, because a map of thousands takes longer. */
  leaving: TraceLink[] | null = null;
  leading: TraceLink[] | null = null;
  readonly #raw: RawNode;
  readonly #start: number;

  constructor(raw: RawNode, node: string, start: number, parent: TraceNode | null) {
    this.node = node;
    this.parent = parent;
    this.#raw = raw;
    this.#start = start;
  }

  /** Visits the ids in the places that name others. */
  eachNamed(visit: (named: NamedId, place: TracePlace, start: number) => void): void {
    const { places } = this.#raw;
    for (const place of NAMING) {
      const ids = places[place]?.ids;
      if (ids) for (const named of ids) visit(named, place, this.#start);
    }
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
    return shift(this.#raw.span, this.#start);
  }

  get whole(): Span {
    return shift(this.#raw.whole, this.#start);
  }
}

function assembled(
  nodes: readonly TraceNode[],
  byId: TraceGraph['byId'],
  links: readonly TraceLink[],
  mentions: readonly TraceLink[],
): TraceGraph {
  const byType = groupBy(nodes, ({ type }) => type);
  for (const link of links) {
    if (link.source instanceof Placed) (link.source.leaving ??= []).push(link);
    for (const target of link.targets) if (target instanceof Placed) (target.leading ??= []).push(link);
  }
  return {
    nodes,
    links,
    mentions,
    byId,
    ofType: (type) => byType.get(type) ?? NO_NODES,
    to: (node) => (node instanceof Placed ? node.leading : null) ?? NO_LINKS,
    from: (node) => (node instanceof Placed ? node.leaving : null) ?? NO_LINKS,
    memory: new Memory(),
  };
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) push(groups, keyOf(item), item);
  return groups;
}

function push<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const known = groups.get(key);
  if (known) known.push(item);
  else groups.set(key, [item]);
}
