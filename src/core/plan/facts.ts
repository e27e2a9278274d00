import type { Kind } from '../kind/kind.ts';
import type { PlacedNode, Plan, PlanNode } from './plan.ts';

/** A function of a node that is computed once for each node object, and so only again on the path that an edit changed. */
export function nodeFact<T>(compute: (node: PlanNode, kind: Kind) => T): (node: PlanNode, kind: Kind) => T {
  return (node, kind) => node.memory.keep(compute, () => compute(node, kind));
}

/** A function of a plan that is computed once for each version. */
export function planFact<T>(compute: (plan: Plan) => T): (plan: Plan) => T {
  return (plan) => plan.memory.keep(compute, () => compute(plan));
}

/** What was found in a node and in all that counts below it. Nothing is copied upwards. */
export interface Gathered<T> {
  readonly node: PlanNode;
  readonly own: readonly T[];
  readonly count: number;
  /** The children that were asked, with their offsets from the node, and what each of them gave: null for nothing. */
  readonly children: readonly PlacedNode[];
  readonly given: readonly (Gathered<T> | null)[];
}

/** Gathers from a node and the children that `childrenOf` names; what a version has in common with the last is kept. */
export function gatherFrom<T>(
  childrenOf: (node: PlanNode, kind: Kind) => readonly PlacedNode[],
  find: (node: PlanNode, kind: Kind) => readonly T[],
): (node: PlanNode, kind: Kind) => Gathered<T> {
  const key = {};
  const gathered = (node: PlanNode, kind: Kind): Gathered<T> => node.memory.keep(key, () => compute(node, kind));
  const compute = (node: PlanNode, kind: Kind): Gathered<T> => {
    const own = find(node, kind);
    const children = childrenOf(node, kind);
    // Most nodes are the last of their branch.
    if (children.length === 0)
      return own.length === 0 ? nothingIn(node, kind) : { node, own, count: own.length, children, given: NONE };
    const earlier = node.earlier?.memory.recall(key) as Gathered<T> | undefined;
    const given = givenBy(children, earlier, (child) => {
      const found = gathered(child, kind);
      return found.count === 0 ? null : found;
    });
    let count = own.length;
    for (const found of given) if (found) count += found.count;
    return { node, own, count, children, given };
  };
  return gathered;
}

const NONE: readonly never[] = [];

/** What all gather that find nothing in a node without children: most of them in most nodes. */
const nothingIn = nodeFact((node): Gathered<never> => ({
  node,
  own: NONE,
  count: 0,
  children: NONE,
  given: NONE,
}));

type Gather<T> = (node: PlanNode, kind: Kind) => Gathered<T>;

/** The same, without a look at a node of a kind in which nothing can be found. */
export function gatherWhere<T>(isThere: (kind: Kind) => boolean, gathered: Gather<T>): Gather<T> {
  const known = new WeakMap<Kind, boolean>();
  return (node, kind) => {
    const is = known.get(kind) ?? isThere(kind);
    known.set(kind, is);
    return is ? gathered(node, kind) : nothingIn(node, kind);
  };
}

// A keystroke changes one child of a thousand. What those before and after it gave is copied, without a look at any.
function givenBy<T>(
  children: readonly PlacedNode[],
  earlier: Gathered<T> | undefined,
  ask: (child: PlanNode) => Gathered<T> | null,
): readonly (Gathered<T> | null)[] {
  if (!earlier) return children.map(({ node }) => ask(node));
  const before = earlier.children;
  const most = Math.min(children.length, before.length);
  let first = 0;
  while (first < most && children[first]?.node === before[first]?.node) first++;
  let last = 0;
  while (last < most - first && children.at(-1 - last)?.node === before.at(-1 - last)?.node) last++;
  const kept = earlier.given;
  // Hundreds of kilobytes at every key, if each of these were copied twice.
  const given = kept.slice(0, children.length === before.length ? kept.length : first);
  for (let at = first; at < children.length - last; at++) given[at] = ask((children[at] as PlacedNode).node);
  for (let at = given.length; at < children.length; at++) given.push(kept[kept.length - children.length + at] ?? null);
  return given;
}

/** Visits what the children of a node gave, with their offsets in the document, where the node begins at `start`. */
export function eachGiven<T>(
  { given, children }: Gathered<T>,
  start: number,
  visit: (found: Gathered<T>, start: number) => void,
): void {
  for (let index = 0; index < given.length; index++) {
    const found = given[index];
    if (found) visit(found, start + (children[index] as PlacedNode).at);
  }
}

/** Visits everything, with the node that it stands in and that node's offset in the document. */
export function eachOf<T>(
  found: Gathered<T>,
  visit: (item: T, node: PlanNode, start: number) => void,
  start = 0,
): void {
  for (const item of found.own) visit(item, found.node, start);
  // Most give nothing, and there are thousands: a function made for each of them would cost more than the walk.
  if (found.given.length > 0) eachGiven(found, start, (below, at) => eachOf(below, visit, at));
}
