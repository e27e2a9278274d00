import { Memory } from '../markdown/memory.ts';
import type { Gathered } from '../plan/facts.ts';
import { eachOf } from '../plan/facts.ts';
import type { Plan } from '../plan/plan.ts';
import type { RawNode } from './rawNode.ts';
import { declaredIn } from './declared.ts';
import type { NamedId } from './idText.ts';
import type { TraceText } from './keptFacts.ts';
import { ALL_LINKS, KeptFacts } from './keptFacts.ts';
import { changesBetween, namedAlike } from './likeness.ts';
import type { Base } from './placed.ts';
import { Link, Placed, Spot } from './placed.ts';
import { mentionsIn } from './proseMentions.ts';
import type { Resolve } from './resolve.ts';
import { resolver } from './resolve.ts';
import type { TraceGraph, TraceLink, TraceNode } from './types.ts';

/*
 * How the ids of a plan hang together. Only what stands in a place that the template names covers anything; an id in
 * other text is a mention. Ids belong to their document: `FR-1` is the one here, `docs/spec.md#FR-1` that of another.
 */

export type { LinkState, TraceGraph, TraceLink, TraceNode } from './types.ts';

/**
 * The graph of a plan. Nearly every keystroke changes a text and no id: then the graph of the version before goes on as
 * the graph of this one, with its nodes and links moved. So a graph is good until that of another version was asked for;
 * nobody keeps one.
 */
export function traceGraph(plan: Plan): TraceGraph {
  if (plan.kind.trace.length === 0) return EMPTY;
  const known = plan.memory.recall(traceGraph) as Version | undefined;
  if (known?.isCurrent) return known;
  const made = new Version(bodyOf(plan));
  plan.memory.store(traceGraph, made);
  return made;
}

/** What follows from the ids that a graph declares and from what it says that it reads; kept while these are the same. */
export function graphFact<T>(
  reads: readonly TraceText[],
  compute: (graph: TraceGraph, plan: Plan) => T,
): (plan: Plan) => T {
  return (plan) => {
    const graph = traceGraph(plan);
    return graph.keep(compute, reads, () => compute(graph, plan));
  };
}

const NO_NODES: readonly TraceNode[] = [];
const NO_LINKS: readonly TraceLink[] = [];
const LINKS = {};

const EMPTY: TraceGraph = {
  nodes: NO_NODES,
  links: NO_LINKS,
  mentions: NO_LINKS,
  ofType: () => NO_NODES,
  byId: new Map(),
  to: () => NO_LINKS,
  from: () => NO_LINKS,
  memory: new Memory(),
  keep: (_key, _reads, make) => make(),
};

/** What the graphs of several versions have in common. It is at the offsets of one of them. */
interface Body {
  readonly plan: Pick<Plan, 'kind'>;
  /** All that is declared. */
  readonly placed: readonly Placed[];
  /** What counts of it: what a list in a requirement says again of a criterion that is declared elsewhere does not. */
  readonly nodes: readonly Placed[];
  readonly bases: readonly Base[];
  mentions: readonly Link[];
  spots: readonly Spot[];
  readonly byId: TraceGraph['byId'];
  readonly byType: ReadonlyMap<TraceNode['type'], readonly TraceNode[]>;
  declared: Gathered<RawNode>;
  mentioned: Gathered<NamedId>;
  readonly facts: KeptFacts;
  /** The version that it is at. */
  newest: Version | null;
}

class Version implements TraceGraph {
  readonly memory = new Memory();
  readonly #body: Body;

  constructor(body: Body) {
    this.#body = body;
    body.newest = this;
  }

  get isCurrent(): boolean {
    return this.#body.newest === this;
  }

  keep<T>(key: object, reads: readonly TraceText[], make: () => T): T {
    return this.#body.facts.keep(key, reads, make);
  }

  get nodes(): readonly TraceNode[] {
    return this.#body.nodes;
  }

  get links(): readonly TraceLink[] {
    return this.keep(LINKS, ALL_LINKS, () => this.#body.nodes.flatMap(({ leaving }) => leaving ?? NO_LINKS));
  }

  get mentions(): readonly TraceLink[] {
    return this.#body.mentions;
  }

  get byId(): TraceGraph['byId'] {
    return this.#body.byId;
  }

  ofType(type: TraceNode['type']): readonly TraceNode[] {
    return this.#body.byType.get(type) ?? NO_NODES;
  }

  to(node: TraceNode): readonly TraceLink[] {
    return (node instanceof Placed ? node.leading : null) ?? NO_LINKS;
  }

  from(node: TraceNode): readonly TraceLink[] {
    return (node instanceof Placed ? node.leaving : null) ?? NO_LINKS;
  }
}

function bodyOf(plan: Plan): Body {
  const { root, kind } = plan;
  const declared = declaredIn(root, kind);
  const mentioned = mentionsIn(root, kind);
  const last = (root.memory.recall(bodyOf) ?? root.earlier?.memory.recall(bodyOf)) as Body | undefined;
  const body = (last?.plan.kind === kind && movedTo(last, declared, mentioned)) || make(plan, declared, mentioned);
  root.memory.store(bodyOf, body);
  return body;
}

/** The same body at other offsets, with the links of the nodes that name others now; null where other ids are declared. */
function movedTo(body: Body, declared: Gathered<RawNode>, mentioned: Gathered<NamedId>): Body | null {
  const changes = changesBetween(body.declared, declared);
  if (!changes) return null;
  const others = moveNodes(body, declared);
  if (others.length > 0) {
    const resolve = resolver(body.byId);
    for (const node of others) relink(node, resolve);
  }
  if (!namedAlike(body.mentioned, mentioned)) {
    Object.assign(body, mentionsOf(mentioned, body.byId));
    changes.add('mentions');
  } else {
    let at = 0;
    eachOf(mentioned, (named, _, start) => body.spots[at++]?.move(named, start));
  }
  if (changes.size > 0) body.facts.change(changes);
  return Object.assign(body, { declared, mentioned });
}

/** Gives the nodes that name other ids now. What the versions share needs no more than its offset. */
function moveNodes({ placed, bases }: Body, declared: Gathered<RawNode>): readonly Placed[] {
  const others: Placed[] = [];
  let first = 0;
  let at = 0;
  const move = (gathered: Gathered<RawNode>, start: number): void => {
    const { own, below } = gathered;
    const base = own.length === 0 ? undefined : bases[at++];
    if (base && base.declared !== gathered) {
      own.forEach((raw, index) => {
        const node = placed[first + index];
        if (node?.becomes(raw) && !node.isRepeated) others.push(node);
      });
    }
    if (base) {
      base.start = start;
      base.declared = gathered;
    }
    first += own.length;
    for (const one of below) move(one.gathered, start + one.at);
  };
  move(declared, 0);
  return others;
}

function make(plan: Plan, declared: Gathered<RawNode>, mentioned: Gathered<NamedId>): Body {
  const { placed, bases } = placedIn(declared);
  const nodes = countedOf(placed);
  const byId = groupBy<TraceNode, string>(nodes, ({ id }) => id);
  byId.delete('');
  const resolve = resolver(byId);
  for (const node of nodes) {
    for (const link of linksOf(node, resolve)) {
      for (const target of link.targets) if (target instanceof Placed) (target.leading ??= []).push(link);
    }
  }
  const byType = groupBy<TraceNode, TraceNode['type']>(nodes, ({ type }) => type);
  const all = { placed, nodes, bases, byId, byType, ...mentionsOf(mentioned, byId) };
  return { ...all, plan: { kind: plan.kind }, declared, mentioned, facts: new KeptFacts(), newest: null };
}

function linksOf(node: Placed, resolve: Resolve): readonly Link[] {
  const links: Link[] = [];
  node.eachNamed((named, place, order) =>
    resolve(named, place, (reached) => links.push(new Link(node, node, place, order, reached))),
  );
  // Most name nothing.
  node.leaving = links.length === 0 ? null : links;
  return links;
}

function relink(node: Placed, resolve: Resolve): void {
  for (const link of node.leaving ?? NO_LINKS)
    for (const target of link.targets)
      if (target instanceof Placed) target.leading = target.leading?.filter((one) => one !== link) ?? null;
  for (const link of linksOf(node, resolve))
    for (const target of link.targets) if (target instanceof Placed) insert(link, node, (target.leading ??= []));
}

/** Links that lead to a node stand in the order of the nodes that they leave. */
function insert(link: TraceLink, { order }: Placed, into: TraceLink[]): void {
  let at = into.length;
  while (at > 0 && orderOf(into[at - 1]?.source) > order) at--;
  into.splice(at, 0, link);
}

const orderOf = (node: TraceNode | null | undefined): number => (node instanceof Placed ? node.order : -1);

function mentionsOf(mentioned: Gathered<NamedId>, byId: Body['byId']): Pick<Body, 'spots' | 'mentions'> {
  const resolve = resolver(byId);
  const spots: Spot[] = [];
  const mentions: Link[] = [];
  eachOf(mentioned, (named, _, start) => {
    const spot = new Spot(named, start);
    spots.push(spot);
    resolve(named, null, (reached) => mentions.push(new Link(spot, null, null, 0, reached)));
  });
  return { spots, mentions };
}

function placedIn(declared: Gathered<RawNode>): Pick<Body, 'placed' | 'bases'> {
  const placed: Placed[] = [];
  const bases: Base[] = [];
  let requirement: TraceNode | null = null;
  let end = -1;
  const place = (gathered: Gathered<RawNode>, start: number): void => {
    const base = { start, declared: gathered };
    if (gathered.own.length > 0) bases.push(base);
    for (const raw of gathered.own) {
      const isInside = raw.type === 'error' || (raw.type === 'criterion' && raw.declared === 'item');
      const made = new Placed(raw, placed.length, base, isInside && start < end ? requirement : null);
      placed.push(made);
      if (raw.type !== 'requirement' || raw.row !== null) continue;
      requirement = made;
      end = made.whole.to;
    }
    for (const one of gathered.below) place(one.gathered, start + one.at);
  };
  place(declared, 0);
  return { placed, bases };
}

function countedOf(placed: readonly Placed[]): readonly Placed[] {
  const listed = placed.filter(({ type, parent }) => type === 'criterion' && parent);
  if (listed.length === 0) return placed;
  const known = new Set(placed.flatMap(({ type, parent, id }) => (type === 'criterion' && !parent ? [id] : [])));
  for (const one of listed) one.isRepeated = known.has(one.id);
  return placed.filter(({ isRepeated }) => !isRepeated);
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
