import type { LocatedNode, Plan } from '../../core/plan/plan.ts';

/**
 * In which entries a node stands: `Phase 1 › Commit 2`; empty outside of any. Of several findings on fields of one name
 * it tells which is meant.
 */
export function placesIn(plan: Plan): (node: string) => string {
  // Gates name the same nodes again, and each look-up is a descent.
  const known = new Map<string, string>();
  return (id) => {
    const place = known.get(id) ?? entriesAround(plan.node(id));
    known.set(id, place);
    return place;
  };
}

function entriesAround(located: LocatedNode | null): string {
  const names: string[] = [];
  for (let at = located; at; at = at.parent) {
    const prefix = at.node.schema?.ordinal?.prefix;
    if (prefix !== undefined && at.node.ordinal !== null) names.unshift(`${prefix}${at.node.ordinal}`);
  }
  return names.join(' › ');
}
