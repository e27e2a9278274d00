import type { TraceType } from '../kind/kind.ts';
import type { Plan } from '../plan/plan.ts';
import { wordsOf } from '../research/match.ts';
import type { NamedId } from './idText.ts';
import { traceKind } from './schema.ts';
import type { TraceGraph, TraceLink, TraceNode } from './graph.ts';
import { traceGraph } from './graph.ts';

/** The nodes of a type that name a node where it counts. */
export function coveredBy(graph: TraceGraph, node: TraceNode, type: TraceType): readonly TraceNode[] {
  const found = new Set<TraceNode>();
  for (const { source, place } of graph.to(node)) if (source?.type === type && isCovering(place)) found.add(source);
  return [...found];
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
  const tests = [...graph.ofType('scenario'), ...graph.ofType('mandate')];
  const byWord = indexed(tests.map(textOf));
  const texts = new Map<string, TraceNode | null>();
  const find = traceKind(plan.kind)?.find ?? (() => []);
  const made = new Map(
    graph.ofType('error').map((error) => {
      const criteria = error.parent ? coveredBy(graph, error.parent, 'criterion') : [];
      const own = criteria.length === 0 ? null : testedBy(find(textOf(error)), error, criteria, textOf);
      return [error, own ?? remembered(texts, error.text, () => tests[byWord(wordList(error.text))] ?? null)] as const;
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
  const wanted = wordList(text);
  const named = new Set(ids.map(({ id }) => id));
  return (
    criteria.find(({ id }) => named.has(id)) ??
    criteria.find((criterion) => holds(wordSet(textOf(criterion)), wanted)) ??
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

const MOST_TEXTS = 50_000;
const lists = new Map<string, readonly string[]>();
const sets = new Map<string, ReadonlySet<string>>();

// Nearly all texts are those of the version before: the words of each are found once.
function bounded<T>(kept: Map<string, T>, text: string, make: () => T): T {
  if (kept.size >= MOST_TEXTS) kept.clear();
  return remembered(kept, text, make);
}

const wordList = (text: string): readonly string[] => bounded(lists, text, () => wordsOf(text));
const wordSet = (text: string): ReadonlySet<string> => bounded(sets, text, () => new Set(wordList(text)));

type Lookup = (wanted: readonly string[]) => number;

let last: { readonly texts: readonly string[]; readonly lookup: Lookup } = { texts: [], lookup: () => -1 };

/**
 * Looks words up by the rarest of them first: what holds most of them holds one of those. Gives the index of a text, -1
 * for none. Most keystrokes change none of the texts, and so not what was made of them.
 */
function indexed(texts: readonly string[]): Lookup {
  const isSame = texts.length === last.texts.length && texts.every((text, at) => text === last.texts[at]);
  if (!isSame) last = { texts, lookup: lookupIn(texts) };
  return last.lookup;
}

function lookupIn(texts: readonly string[]): Lookup {
  const words = texts.map(wordSet);
  const byWord = new Map<string, number[]>();
  words.forEach((held, index) => {
    for (const word of held) {
      const list = byWord.get(word);
      if (list) list.push(index);
      else byWord.set(word, [index]);
    }
  });
  return (wanted) => {
    const rarest = wanted.toSorted((a, b) => (byWord.get(a)?.length ?? 0) - (byWord.get(b)?.length ?? 0));
    const enough = Math.ceil(wanted.length / 2);
    for (const word of rarest.slice(0, enough)) {
      const found = byWord.get(word)?.find((index) => holds(words[index] ?? new Set(), wanted));
      if (found !== undefined) return found;
    }
    return -1;
  };
}
