import type { Kind } from '../kind/kind.ts';
import type { Memory } from '../markdown/memory.ts';
import type { Gathered } from '../plan/facts.ts';
import { eachGiven, eachOf } from '../plan/facts.ts';
import type { Plan } from '../plan/plan.ts';
import { declaredIn } from './declared.ts';
import type { NamedId } from './idText.ts';
import type { TraceText } from './keptFacts.ts';
import { KeptFacts, textsOf } from './keptFacts.ts';
import { declaresSame, namedAlike } from './likeness.ts';
import { AffectedNames } from './affectedNames.ts';
import type { Base } from './placed.ts';
import { Link, Placed, Spot } from './placed.ts';
import { placeAll } from './placing.ts';
import { mentionsIn } from './proseMentions.ts';
import type { RawNode } from './rawNode.ts';
import type { Resolve } from './resolve.ts';
import { resolver } from './resolve.ts';
import type { TraceLink, TraceNode } from './types.ts';

/** What the graphs of several versions have in common. It is at the offsets of one of them. */
export interface Body {
  readonly kind: Kind;
  /** All that is declared. */
  placed: readonly Placed[];
  /** What counts of it: what a list in a requirement says again of a criterion that is declared elsewhere does not. */
  nodes: readonly Placed[];
  bases: readonly Base[];
  mentions: readonly Link[];
  spots: readonly Spot[];
  byId: ReadonlyMap<string, readonly TraceNode[]>;
  byType: ReadonlyMap<TraceNode['type'], readonly TraceNode[]>;
  declared: Gathered<RawNode> | null;
  mentioned: Gathered<NamedId> | null;
  facts: KeptFacts;
  /** The memory of the version that it is at. */
  newest: Memory | null;
}

/** The body of a version: that of the version before, where there is one, with all in it that is the same. */
export function bodyOf(plan: Plan): Body {
  const { root, kind } = plan;
  const declared = declaredIn(root, kind);
  const mentioned = mentionsIn(root, kind);
  const last = (root.memory.recall(bodyOf) ?? root.earlier?.memory.recall(bodyOf)) as Body | undefined;
  const body = last?.kind === kind ? last : emptyBody(kind);
  if (!move(body, declared, mentioned)) change(body, declared, mentioned);
  root.memory.store(bodyOf, body);
  return Object.assign(body, { declared, mentioned });
}

const emptyBody = (kind: Kind): Body => ({
  kind,
  placed: [],
  nodes: [],
  bases: [],
  mentions: [],
  spots: [],
  byId: new Map(),
  byType: new Map(),
  declared: null,
  mentioned: null,
  facts: new KeptFacts(),
  newest: null,
});

/** Brings the body to other offsets, with the links of the nodes that name others now. False where other ids are declared. */
function move(body: Body, declared: Gathered<RawNode>, mentioned: Gathered<NamedId>): boolean {
  if (!body.declared || !declaresSame(body.declared, declared)) return false;
  const changes = new Set<TraceText>();
  const others = moveNodes(body, declared, changes);
  if (others.length > 0) {
    const resolve = resolver(body.byId);
    for (const node of others) relink(node, resolve);
  }
  if (!body.mentioned || !namedAlike(body.mentioned, mentioned)) {
    Object.assign(body, mentionsOf(mentioned, body.byId));
    changes.add('mentions');
  } else {
    let at = 0;
    eachOf(mentioned, (named, _, start) => body.spots[at++]?.move(named, start));
  }
  if (changes.size > 0) body.facts.change(changes);
  return true;
}

/** Gives the nodes that name other ids now. What the versions share needs no more than its offset. */
function moveNodes({ bases }: Body, declared: Gathered<RawNode>, changes: Set<TraceText>): readonly Placed[] {
  const others: Placed[] = [];
  let at = 0;
  const moveBelow = (gathered: Gathered<RawNode>, start: number): void => {
    const { own } = gathered;
    const base = own.length === 0 ? undefined : bases[at++];
    if (base) {
      if (base.declared !== gathered)
        base.nodes.forEach((node, index) => {
          const raw = own[index];
          if (raw && node.becomes(raw, changes) && !node.isRepeated) others.push(node);
        });
      base.start = start;
      base.declared = gathered;
    }
    eachGiven(gathered, start, moveBelow);
  };
  moveBelow(declared, 0);
  return others;
}

/** Brings the body to what is declared now. Only links that may lead elsewhere then are looked up again. */
function change(body: Body, declared: Gathered<RawNode>, mentioned: Gathered<NamedId>): void {
  // Its nodes and links become those of this version, whatever comes next.
  body.newest = null;
  const { placed, bases, added, removed, changed, isInOrder } = placeAll(declared, body.bases);
  const recounted = recount(placed);
  const nodes = placed.every(({ isRepeated }) => !isRepeated) ? placed : placed.filter((node) => !node.isRepeated);
  const byId = groupBy<TraceNode, string>(nodes, ({ id }) => id);
  byId.delete('');
  const others = [...removed, ...added, ...recounted];
  const affected = new AffectedNames(others);
  const resolve = resolver(byId);
  for (const node of removed) unlink(node);
  for (const node of placed) {
    if (node.isRepeated) unlink(node);
    else if (added.has(node) || recounted.has(node) || affected.areNamedBy(node)) {
      relink(node, resolve);
      changed.add(`${node.type}.links`);
    }
  }
  const byType = groupBy<TraceNode, TraceNode['type']>(nodes, ({ type }) => type);
  if (!isInOrder || others.some(isPart)) body.facts = new KeptFacts();
  else body.facts.change(noteOthers(changed, others, [body.byId, byId]));
  Object.assign(body, { placed, nodes, bases, byId, byType, ...mentionsOf(mentioned, byId) });
}

// With FR-3a, FR-3 is another thing, whatever declares it.
const isPart = ({ id }: TraceNode): boolean => /\d[a-z]$/.test(id);

/** Notes what came and went; and what has the same id, which is given twice with it. */
function noteOthers(
  changed: Set<TraceText>,
  others: readonly Placed[],
  versions: readonly Body['byId'][],
): ReadonlySet<TraceText> {
  changed.add('mentions');
  for (const node of others) {
    for (const text of textsOf(node.type)) changed.add(text);
    node.eachNamed(() => changed.add(`${node.type}.links`));
    for (const byId of versions) for (const { type } of byId.get(node.id) ?? []) changed.add(`${type}.ids`);
  }
  return changed;
}

/** Says of each node whether it is declared elsewhere, in the form of the template. Gives those of which that is new. */
function recount(placed: readonly Placed[]): ReadonlySet<Placed> {
  const changed = new Set<Placed>();
  const isListed = ({ type, parent }: Placed): boolean => type === 'criterion' && parent !== null;
  const known = placed.some(isListed)
    ? new Set(placed.flatMap((one) => (one.type === 'criterion' && !isListed(one) ? [one.id] : [])))
    : null;
  for (const node of placed) {
    const isRepeated = known !== null && isListed(node) && known.has(node.id);
    if (isRepeated !== node.isRepeated) changed.add(node);
    node.isRepeated = isRepeated;
  }
  return changed;
}

function linksOf(node: Placed, resolve: Resolve): Link[] | null {
  // Most name nothing.
  let links: Link[] | null = null;
  node.eachNamed((named, place, order) =>
    resolve(named, place, (reached) => (links ??= []).push(new Link(node, node, place, order, reached))),
  );
  return links;
}

function relink(node: Placed, resolve: Resolve): void {
  unlink(node);
  node.leaving = linksOf(node, resolve);
  for (const link of node.leaving ?? NO_LINKS)
    for (const target of link.targets) if (target instanceof Placed) insert(link, node, (target.leading ??= []));
}

function unlink(node: Placed): void {
  for (const link of node.leaving ?? NO_LINKS)
    for (const target of link.targets)
      if (target instanceof Placed) target.leading = target.leading?.filter((one) => one !== link) ?? null;
  node.leaving = null;
}

const NO_LINKS: readonly Link[] = [];

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
