import type { Kind } from '../kind/kind.ts';
import type { PlanNode } from '../plan/plan.ts';
import { openChildren } from './openSlots.ts';

/** A function of a node that is computed once for each node object, and so only again on the path that an edit changed. */
export function nodeFact<T>(compute: (node: PlanNode, kind: Kind) => T): (node: PlanNode, kind: Kind) => T {
  return (node, kind) => node.memory.keep(compute, () => compute(node, kind));
}

/** What was found in a node and in all that is judged below it. Nothing is copied upwards. */
export interface Gathered<T> {
  readonly node: PlanNode;
  readonly own: readonly T[];
  /** Only what holds something, with its offset from the node. */
  readonly below: readonly { readonly at: number; readonly gathered: Gathered<T> }[];
  readonly count: number;
}

export function gather<T>(
  find: (node: PlanNode, kind: Kind) => readonly T[],
): (node: PlanNode, kind: Kind) => Gathered<T> {
  const gathered: (node: PlanNode, kind: Kind) => Gathered<T> = nodeFact((node, kind) => {
    const own = find(node, kind);
    const below: Gathered<T>['below'][number][] = [];
    let count = own.length;
    for (const child of openChildren(node, kind)) {
      const found = gathered(child.node, kind);
      if (found.count === 0) continue;
      below.push({ at: child.at, gathered: found });
      count += found.count;
    }
    return { node, own, below, count };
  });
  return gathered;
}

/** Visits everything, with the node that it stands in and that node's offset in the document. */
export function eachOf<T>(
  found: Gathered<T>,
  visit: (item: T, node: PlanNode, start: number) => void,
  start = 0,
): void {
  for (const item of found.own) visit(item, found.node, start);
  for (const { at, gathered } of found.below) eachOf(gathered, visit, start + at);
}
