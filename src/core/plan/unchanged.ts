import type { Head, PlacedRegion, Region } from '../markdown/block.ts';
import { endOf, indexOfOffset } from '../markdown/block.ts';
import type { ContainerSchema, Kind } from '../kind/kind.ts';
import { walkSlots } from '../kind/kind.ts';
import type { HeadText } from './match.ts';
import { headText, knownSections, matchEntry, matchGroup, matchHeadField, namedEntry, titleFits } from './match.ts';
import type { LocatedNode, PlacedNode, PlanNode } from './plan.ts';

/*
 * Most of a large plan is entries, and a keystroke changes one. The others are taken over whole, so that reading costs
 * what changed and not what there is.
 */

/**
 * Where a text holds the regions of an earlier version, the same objects in the same order: up to `head`, and from `tail`
 * on, which was `moved` code units before. Offsets are those of the text.
 */
export interface Kept {
  readonly head: number;
  readonly tail: number;
  readonly moved: number;
}

export function keptRegions(now: readonly PlacedRegion[], before: readonly PlacedRegion[]): Kept {
  const most = Math.min(now.length, before.length);
  let first = 0;
  while (first < most && now[first]?.region === before[first]?.region) first++;
  let last = 0;
  while (last < most - first && now[now.length - 1 - last]?.region === before[before.length - 1 - last]?.region) last++;
  const end = now[first - 1];
  const [tail, old] = [now[now.length - last], before[before.length - last]];
  return { head: end ? endOf(end) : 0, tail: tail?.start ?? Infinity, moved: (tail?.start ?? 0) - (old?.start ?? 0) };
}

/**
 * The entries that stand from `start` on as they stood in an earlier version of their container, one after the other. The
 * last child of that version is none of them, and neither is one before a child of another kind: what follows could
 * belong to it now.
 */
export function* unchangedFrom(
  kind: Kind,
  { node: container, start: before }: LocatedNode,
  start: number,
  { head, tail, moved }: Kept,
): Generator<PlacedNode> {
  const { children } = container;
  const first = childAt(children, (start < head ? start : start - moved) - before);
  const schema = children[first]?.node.schema;
  let child = children[first];
  if (!child || !schema || !isPlain(kind, container, child.node)) return;
  let from = start;
  for (let index = first + 1; index < children.length; index++) {
    const next = children[index];
    const to = from + child.node.length;
    const was = before + child.at;
    const isKept = (to < head && was === from) || (from >= tail && was === from - moved);
    if (!isKept || next?.node.schema !== schema || !isPlain(kind, container, next.node)) return;
    yield child;
    from = to;
    child = next;
  }
}

/** The index of the child at an offset; beyond the last if there is none. */
export function childAt(children: readonly PlacedNode[], offset: number): number {
  const index = indexOfOffset(children, ({ at }) => at, offset);
  return index < 0 ? children.length : index;
}

/** Whether the head of an entry opens it whatever stands before. */
function isPlain(kind: Kind, container: PlanNode, node: PlanNode): boolean {
  if (node.plain !== null) return node.plain;
  const region = node.parts[0]?.part.region;
  const { schema } = container;
  return (node.plain =
    region !== undefined && schema !== null && !isRepeated(node) && plainEntry(kind, schema, region) === node.schema);
}

// The second of an id is the first, once that is gone.
const isRepeated = ({ id }: PlanNode): boolean => /~\d+$/.test(id);

const keys = new WeakMap<ContainerSchema, object>();

/** The entry of a container that a head opens whatever stands before it; null if it could be anything else. */
function plainEntry(kind: Kind, container: ContainerSchema, region: Region): ContainerSchema | null {
  let key = keys.get(container);
  if (!key) keys.set(container, (key = {}));
  return region.keep(key, () => findPlainEntry(kind, container, region));
}

function findPlainEntry(kind: Kind, container: ContainerSchema, region: Region): ContainerSchema | null {
  if (!region.head) return null;
  const text = headText(region, region.head);
  const schema = matchEntry(container, text)?.schema ?? plainNamed(container, region.head, text);
  if (!schema) return null;
  const isSection = knownSections(kind).some(
    (known) =>
      titleFits(known, text) ||
      known.also.includes(text.slug) ||
      (text.number !== null && known.schema.number === text.number),
  );
  const inside = [schema, ...Array.from(walkSlots(schema.slots), ({ slot }) => slot)];
  const nested = inside.some(
    (slot) =>
      slot.node === 'container' &&
      (matchEntry(slot, text) ?? matchGroup(slot, text) ?? matchHeadField(slot, text) ?? namedWithin(slot, schema)) !==
        null,
  );
  return isSection || nested ? null : schema;
}

/** An entry that any heading opens, where nothing else of the container has that heading. */
const plainNamed = (container: ContainerSchema, head: Head, text: HeadText): ContainerSchema | null =>
  head.type === 'heading' && !matchGroup(container, text) && !matchHeadField(container, text)
    ? namedEntry(container)
    : null;

/** What any heading below would open, where the entry itself is one that any heading opens. */
const namedWithin = (slot: ContainerSchema, schema: ContainerSchema): ContainerSchema | null =>
  schema.ordinal?.style === 'name' ? namedEntry(slot) : null;
