import type { PlacedRegion, Region } from '../markdown/block.ts';
import type { ContainerSchema, Kind } from '../kind/kind.ts';
import { walkSlots } from '../kind/kind.ts';
import { headText, knownSections, matchEntry, matchGroup, matchHeadField, titleFits } from './match.ts';
import { latestNode } from './nodes.ts';
import { readPart } from './part.ts';
import type { PlanNode } from './plan.ts';

/*
 * Most of a large plan is entries, and a keystroke changes one. The others are taken over whole, so that reading costs
 * what changed and not what there is.
 */

/**
 * The entry that an earlier version read from the regions at `index`, with their number; null if they differ, or if what
 * follows could belong to it. It cannot if its head opens an entry of the same container and nothing within this one.
 */
export function unchangedEntry(
  kind: Kind,
  container: ContainerSchema,
  regions: readonly PlacedRegion[],
  index: number,
): { readonly node: PlanNode; readonly regions: number } | null {
  const first = regions[index]?.region;
  const schema = first ? plainEntry(kind, container, first) : null;
  if (!first || !schema) return null;
  const node = latestNode(readPart(first, schema, true));
  if (node?.schema !== schema) return null;
  const own = regionsOf(node);
  const next = regions[index + own.length]?.region;
  if (!next || plainEntry(kind, container, next) !== schema) return null;
  return own.every((region, at) => regions[index + at]?.region === region) ? { node, regions: own.length } : null;
}

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
  const schema = matchEntry(container, text)?.schema;
  if (!schema) return null;
  const isSection = knownSections(kind).some(
    (known) => titleFits(known, text) || (text.number !== null && known.schema.number === text.number),
  );
  const inside = [schema, ...Array.from(walkSlots(schema.slots), ({ slot }) => slot)];
  const nested = inside.some(
    (slot) =>
      slot.node === 'container' &&
      (matchEntry(slot, text) ?? matchGroup(slot, text) ?? matchHeadField(slot, text)) !== null,
  );
  return isSection || nested ? null : schema;
}

/** The regions of a node in document order, those of nodes in it included. */
function regionsOf(node: PlanNode): readonly Region[] {
  return node.memory.keep(regionsOf, () => {
    const placed = [
      ...node.parts.map(({ part, at }) => ({ at, regions: [part.region] as readonly Region[] })),
      ...node.children.map((child) => ({ at: child.at, regions: regionsOf(child.node) })),
    ];
    return placed.toSorted((a, b) => a.at - b.at).flatMap((each) => each.regions);
  });
}
