import type { TraceType } from '../kind/kind.ts';
import type { TraceGraph, TraceLink, TraceNode } from './graph.ts';
import { greatest } from '../lists.ts';

/**
 * The nodes of a type that name a node where it counts, and no other of the same id. `FR-04` counts for FR-4: that it is
 * written otherwise is told once, where it stands.
 */
export function coveredBy(graph: TraceGraph, node: TraceNode, type: TraceType): readonly TraceNode[] {
  // Links of one source follow each other, so that the last one tells whether it is there already.
  const found: TraceNode[] = [];
  for (const { source, place, state } of graph.to(node))
    if (source?.type === type && isCovering(place) && state !== 'ambiguous' && found.at(-1) !== source)
      found.push(source);
  return found;
}

/** Whether a node of a type names a node where it counts. */
export const isCoveredBy = (graph: TraceGraph, node: TraceNode, type: TraceType): boolean =>
  graph
    .to(node)
    .some(({ source, place, state }) => source?.type === type && isCovering(place) && state !== 'ambiguous');

/** Another node has the same id: rules that ask what covers it wait until that is mended. */
export const isDuplicate = (graph: TraceGraph, { id }: TraceNode): boolean => (graph.byId.get(id)?.length ?? 0) > 1;

/**
 * The parts of a requirement that are in no stream while others are, as `FR-5b`: those that are named anywhere, those
 * between two letters, and one more for a part that stands alone.
 */
export function missingParts(graph: TraceGraph, node: TraceNode): readonly string[] {
  // Hardly any is split.
  if (graph.to(node).every(({ part }) => part === '')) return NOTHING;
  const all = new Set<string>();
  const planned = new Set<string>();
  for (const { place, part, source } of graph.to(node)) {
    all.add(part);
    if (place === 'requirements' && source?.type === 'stream') planned.add(part);
  }
  if (planned.size === 0 || planned.has('')) return [];
  all.delete('');
  const letters = Array.from(all, (part) => part.charCodeAt(0));
  const last = greatest(letters, 'b'.charCodeAt(0));
  const parts = Array.from({ length: last - 96 }, (_, at) => String.fromCharCode(97 + at));
  return parts.filter((part) => !planned.has(part)).map((part) => node.id + part);
}

const NOTHING: readonly string[] = [];

const isCovering = (place: TraceLink['place']): boolean => place === 'requirements' || place === 'criteria';

/** Whether a node names anything that is there in a place. */
export const isNamed = (graph: TraceGraph, node: TraceNode, place: 'requirements' | 'criteria'): boolean =>
  graph.from(node).some((link) => link.place === place && link.targets.length > 0);

/** What a node names: the requirements of a criterion, the criteria of a row. */
export function namedBy(graph: TraceGraph, node: TraceNode, place: 'requirements' | 'criteria'): readonly TraceNode[] {
  const found: TraceNode[] = [];
  for (const link of graph.from(node))
    if (link.place === place) for (const target of link.targets) if (!found.includes(target)) found.push(target);
  return found;
}

/** Ids that are split: with FR-3a declared, it is the parts of FR-3 that are built and planned. */
export const splitIds = (graph: TraceGraph): ReadonlySet<string> => graph.keep(findSplit, [], () => findSplit(graph));

function findSplit(graph: TraceGraph): ReadonlySet<string> {
  const made = new Set<string>();
  for (const id of graph.byId.keys()) if (/\d[a-z]$/.test(id)) made.add(id.slice(0, -1));
  return made;
}
