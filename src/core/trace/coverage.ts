import type { TraceType } from '../kind/kind.ts';
import type { Plan } from '../plan/plan.ts';
import { wordsOf } from '../research/match.ts';
import type { NamedId } from './idText.ts';
import { traceKind } from './schema.ts';
import type { TraceGraph, TraceLink, TraceNode } from './graph.ts';
import { traceGraph } from './graph.ts';

/** The nodes of a type that name a node where it counts, and no other of the same id. */
export function coveredBy(graph: TraceGraph, node: TraceNode, type: TraceType): readonly TraceNode[] {
  const found = new Set<TraceNode>();
  for (const { source, place, state } of graph.to(node))
    if (source?.type === type && isCovering(place) && state === 'covered') found.add(source);
  return [...found];
}

/** Another node has the same id: rules that ask what covers it wait until that is mended. */
export const isDuplicate = (graph: TraceGraph, { id }: TraceNode): boolean => (graph.byId.get(id)?.length ?? 0) > 1;

/**
 * The parts of a requirement that are in no stream while others are, as `FR-5b`: those that are named anywhere, those
 * between two letters, and one more for a part that stands alone.
 */
export function missingParts(graph: TraceGraph, node: TraceNode): readonly string[] {
  const all = new Set<string>();
  const planned = new Set<string>();
  for (const { place, part, source } of graph.to(node)) {
    all.add(part);
    if (place === 'requirements' && source?.type === 'stream') planned.add(part);
  }
  if (planned.size === 0 || planned.has('')) return [];
  all.delete('');
  const last = Math.max(...[...all].map((part) => part.charCodeAt(0)), 'b'.charCodeAt(0));
  const parts = Array.from({ length: last - 96 }, (_, at) => String.fromCharCode(97 + at));
  return parts.filter((part) => !planned.has(part)).map((part) => node.id + part);
}

const isCovering = (place: TraceLink['place']): boolean => place === 'requirements' || place === 'criteria';

/** What a node names: the requirements of a criterion, the criteria of a row. */
export function namedBy(graph: TraceGraph, node: TraceNode, place: 'requirements' | 'criteria'): readonly TraceNode[] {
  const found: TraceNode[] = [];
  for (const link of graph.from(node))
    if (link.place === place) for (const target of link.targets) if (!found.includes(target)) found.push(target);
  return found;
}

const parents = new WeakMap<TraceGraph, ReadonlySet<string>>();

/** Ids that are split: with FR-3a declared, it is the parts of FR-3 that are built and planned. */
export function splitIds(graph: TraceGraph): ReadonlySet<string> {
  const known = parents.get(graph);
  if (known) return known;
  const made = new Set<string>();
  for (const id of graph.byId.keys()) if (/\d[a-z]$/.test(id)) made.add(id.slice(0, -1));
  parents.set(graph, made);
  return made;
}

// One common word, such as "failure" of two, tells nothing.
const isMost = (found: number, wanted: number): boolean => found * 2 > wanted;

const covered = new WeakMap<TraceGraph, ReadonlyMap<TraceNode, TraceNode | null>>();

/**
 * What tests each error case: a criterion of its requirement, a scenario or a row of the test mandate. It says so by
 * the criterion's id in the row, or by holding more than half of the words of the condition. Null where nothing does.
 */
export function errorCoverage(plan: Plan): ReadonlyMap<TraceNode, TraceNode | null> {
  const graph = traceGraph(plan);
  const known = covered.get(graph);
  if (known) return known;
  const textOf = ({ whole }: TraceNode): string => plan.text.slice(whole.from, whole.to);
  const byWord = indexed([...graph.ofType('scenario'), ...graph.ofType('mandate')], textOf);
  const texts = new Map<string, TraceNode | null>();
  const find = traceKind(plan.kind)?.find ?? (() => []);
  const made = new Map(
    graph.ofType('error').map((error) => {
      const criteria = error.parent ? coveredBy(graph, error.parent, 'criterion') : [];
      if (error.parent && isDuplicate(graph, error.parent)) return [error, error.parent] as const;
      const own = testedBy(find(textOf(error)), error, criteria, textOf);
      return [error, own ?? remembered(texts, error.text, () => byWord(wordsOf(error.text)))] as const;
    }),
  );
  covered.set(graph, made);
  return made;
}

function testedBy(
  ids: readonly NamedId[],
  { text }: TraceNode,
  criteria: readonly TraceNode[],
  textOf: (node: TraceNode) => string,
): TraceNode | null {
  const wanted = wordsOf(text);
  const named = new Set(ids.map(({ id }) => id));
  return (
    criteria.find(({ id }) => named.has(id)) ??
    criteria.find((criterion) => holds(new Set(wordsOf(textOf(criterion))), wanted)) ??
    null
  );
}

const holds = (words: ReadonlySet<string>, wanted: readonly string[]): boolean =>
  isMost(wanted.filter((word) => words.has(word)).length, wanted.length);

function remembered<T>(kept: Map<string, T>, key: string, make: () => T): T {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  kept.set(key, made);
  return made;
}

/** Looks a text up by its rarest words first: what holds most of them holds one of those. */
function indexed(
  nodes: readonly TraceNode[],
  textOf: (node: TraceNode) => string,
): (wanted: readonly string[]) => TraceNode | null {
  const words = new Map(nodes.map((node) => [node, new Set(wordsOf(textOf(node)))]));
  const byWord = new Map<string, TraceNode[]>();
  for (const [node, held] of words)
    for (const word of held) {
      const list = byWord.get(word);
      if (list) list.push(node);
      else byWord.set(word, [node]);
    }
  return (wanted) => {
    const rarest = wanted.toSorted((a, b) => (byWord.get(a)?.length ?? 0) - (byWord.get(b)?.length ?? 0));
    const enough = Math.ceil(wanted.length / 2);
    for (const word of rarest.slice(0, enough)) {
      const found = byWord.get(word)?.find((node) => holds(words.get(node) ?? new Set(), wanted));
      if (found) return found;
    }
    return null;
  };
}
