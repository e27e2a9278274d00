import type { Gathered } from '../plan/facts.ts';
import { eachGiven } from '../plan/facts.ts';
import type { TraceText } from './keptFacts.ts';
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
  /** In what those differ that both have. */
  readonly changed: Set<TraceText>;
  /** What both have stands in the order that it had. */
  readonly isInOrder: boolean;
}

/** Places what a version declares. What was there in the version before and says the same stays the same object. */
export function placeAll(declared: Gathered<RawNode>, before: readonly Base[]): Placing {
  const known = new Earlier(before);
  const placed: Placed[] = [];
  const bases: Base[] = [];
  const added = new Set<Placed>();
  const removed: Placed[] = [];
  const changed = new Set<TraceText>();
  let requirement: Placed | null = null;
  let end = -1;
  const place = (gathered: Gathered<RawNode>, start: number): void => {
    if (gathered.own.length > 0) {
      const base = known.take(gathered.node.id) ?? { start, declared: gathered, nodes: [] };
      base.start = start;
      renew(base, gathered, { added, removed, changed });
      bases.push(base);
      for (const node of base.nodes) {
        const isInside = node.type === 'error' || (node.type === 'criterion' && node.declared === 'item');
        node.order = placed.length;
        const parent: Placed | null = isInside && start < end ? requirement : null;
        if (node.parent !== parent) changed.add(`${node.type}.ids`);
        node.parent = parent;
        placed.push(node);
        if (node.type !== 'requirement' || node.row !== null) continue;
        requirement = node;
        end = node.whole.to;
      }
    }
    eachGiven(gathered, start, place);
  };
  place(declared, 0);
  for (const { nodes } of known.rest()) for (const node of nodes) removed.push(node);
  return { placed, bases, added, removed, changed, isInOrder: known.isInOrder };
}

/** The nodes of the plan that declared something in the version before. Nearly all of them are asked for one by one. */
class Earlier {
  /** Those that were taken stood in the order in which they were. */
  isInOrder = true;
  readonly #bases: readonly Base[];
  readonly #taken: Uint8Array;
  #next = 0;
  #byId: ReadonlyMap<string, number> | null = null;

  constructor(bases: readonly Base[]) {
    this.#bases = bases;
    this.#taken = new Uint8Array(bases.length);
  }

  take(id: string): Base | undefined {
    const at = this.#indexOf(id);
    const base = this.#bases[at];
    if (!base || this.#taken[at] === 1) return undefined;
    this.isInOrder &&= at >= this.#next;
    this.#taken[at] = 1;
    this.#next = at + 1;
    return base;
  }

  rest(): readonly Base[] {
    return this.#bases.filter((_, at) => this.#taken[at] === 0);
  }

  #indexOf(id: string): number {
    if (this.#bases[this.#next]?.declared.node.id === id) return this.#next;
    this.#byId ??= new Map(this.#bases.map(({ declared }, at) => [declared.node.id, at]));
    return this.#byId.get(id) ?? -1;
  }
}

interface Differences {
  readonly added: Set<Placed>;
  readonly removed: Placed[];
  readonly changed: Set<TraceText>;
}

/** Gives a base what its node of the plan declares now. An edit changes some of its rows, and leaves those around them. */
function renew(base: Base, gathered: Gathered<RawNode>, { added, removed, changed }: Differences): void {
  const { nodes } = base;
  const { own } = gathered;
  if (base.declared === gathered && nodes.length === own.length) return;
  base.declared = gathered;
  const most = Math.min(nodes.length, own.length);
  const stays = (node: Placed | undefined, raw: RawNode | undefined): boolean => {
    if (!node || !raw || !node.says(raw)) return false;
    node.becomes(raw, changed);
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
