import type { Gathered } from '../plan/facts.ts';
import type { Base } from './placed.ts';
import { Placed } from './placed.ts';
import type { RawNode } from './rawNode.ts';

/** Where everything stands that a version declares, and in what that differs from the version before. */
export interface Placing {
  readonly placed: readonly Placed[];
  readonly bases: readonly Base[];
  /** Those that the version before did not have. */
  readonly added: ReadonlySet<Placed>;
  /** Those that only the version before had. */
  readonly removed: readonly Placed[];
}

/** Places what a version declares. What was there in the version before and says the same stays the same object. */
export function placeAll(declared: Gathered<RawNode>, before: readonly Base[]): Placing {
  const known = new Map(before.map((base) => [base.declared.node.id, base]));
  const placed: Placed[] = [];
  const bases: Base[] = [];
  const added = new Set<Placed>();
  const removed: Placed[] = [];
  let requirement: Placed | null = null;
  let end = -1;
  const place = (gathered: Gathered<RawNode>, start: number): void => {
    if (gathered.own.length > 0) {
      const { id } = gathered.node;
      const base = known.get(id) ?? { start, declared: gathered, nodes: [] };
      known.delete(id);
      base.start = start;
      renew(base, gathered, added, removed);
      bases.push(base);
      for (const node of base.nodes) {
        const isInside = node.type === 'error' || (node.type === 'criterion' && node.declared === 'item');
        node.order = placed.length;
        node.parent = isInside && start < end ? requirement : null;
        placed.push(node);
        if (node.type !== 'requirement' || node.row !== null) continue;
        requirement = node;
        end = node.whole.to;
      }
    }
    for (const one of gathered.below) place(one.gathered, start + one.at);
  };
  place(declared, 0);
  for (const { nodes } of known.values()) for (const node of nodes) removed.push(node);
  return { placed, bases, added, removed };
}

/** Gives a base what its node of the plan declares now. An edit changes some of its rows, and leaves those around them. */
function renew(base: Base, gathered: Gathered<RawNode>, added: Set<Placed>, removed: Placed[]): void {
  const { nodes } = base;
  const { own } = gathered;
  if (base.declared === gathered && nodes.length === own.length) return;
  base.declared = gathered;
  const most = Math.min(nodes.length, own.length);
  const stays = (node: Placed | undefined, raw: RawNode | undefined): boolean => {
    if (!node || !raw || !node.says(raw)) return false;
    node.becomes(raw);
    return true;
  };
  let first = 0;
  while (first < most && stays(nodes[first], own[first])) first++;
  let last = 0;
  while (last < most - first && stays(nodes.at(-1 - last), own.at(-1 - last))) last++;
  const between = own.slice(first, own.length - last).map((raw) => new Placed(raw, base));
  for (const node of between) added.add(node);
  for (const node of nodes.slice(first, nodes.length - last)) removed.push(node);
  base.nodes = [...nodes.slice(0, first), ...between, ...nodes.slice(nodes.length - last)];
}
