import type { PlanNode } from '../plan/plan.ts';
import type { Kind } from '../kind/kind.ts';
import { openChildren } from './openSlots.ts';

/** A function of a node that is computed once for each node object, and so only again on the path that an edit changed. */
export function nodeFact<T>(compute: (node: PlanNode, kind: Kind) => T): typeof compute {
  const kept = new WeakMap<PlanNode, T>();
  return (node, kind) => {
    if (kept.has(node)) return kept.get(node) as T;
    const made = compute(node, kind);
    kept.set(node, made);
    return made;
  };
}

/** Something that stands in a node, with the offset of that node from the one that was asked. */
export interface Placed<T> {
  readonly item: T;
  readonly node: PlanNode;
  readonly at: number;
}

/** What `own` finds in a node and, bottom up, in all that is judged below it, in document order. */
export function gather<T>(
  own: (node: PlanNode, kind: Kind) => readonly T[],
): (node: PlanNode, kind: Kind) => readonly Placed<T>[] {
  const collect = nodeFact((node, kind): readonly Placed<T>[] => {
    const found: Placed<T>[] = own(node, kind).map((item) => ({ item, node, at: 0 }));
    for (const child of openChildren(node, kind)) {
      for (const placed of collect(child.node, kind)) found.push({ ...placed, at: placed.at + child.at });
    }
    return found;
  });
  return collect;
}
