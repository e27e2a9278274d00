import type { TraceType } from '../kind/kind.ts';
import type { Plan } from '../plan/plan.ts';
import { wordsOf } from '../words.ts';
import { traceKind } from './schema.ts';
import type { TraceGraph, TraceLink, TraceNode } from './graph.ts';
import { traceGraph } from './graph.ts';
import type { TraceText } from './keptFacts.ts';
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

// One common word, such as "failure" of two, tells nothing.
const isMost = (found: number, wanted: number): boolean => found * 2 > wanted;

/** The words of a node: of all that it holds, and of what it is about; and the ids in it. */
interface Words {
  readonly all: ReadonlySet<string>;
  readonly wanted: readonly string[];
  readonly ids: ReadonlySet<string>;
}

// Kept with what all versions of a plan share of a node.
const keptWords = new WeakMap<TraceNode['places'], Words>();

function wordsIn({ text, kind }: Plan, node: TraceNode): Words {
  const known = keptWords.get(node.places);
  if (known) return known;
  const { from, to } = node.whole;
  const all = text.slice(from, to);
  const ids = node.type === 'error' ? (traceKind(kind)?.find(all) ?? []) : [];
  const made = {
    all: new Set(wordsOf(all)),
    wanted: node.type === 'error' ? wordsOf(node.text) : [],
    ids: new Set(ids.map(({ id }) => id)),
  };
  keptWords.set(node.places, made);
  return made;
}

/**
 * What tests each error case: a criterion of its requirement, a scenario or a row of the test mandate. It says so by
 * the criterion's id in the row, or by holding more than half of the words of the condition. Null where nothing does.
 */
export function errorCoverage(plan: Plan): ReadonlyMap<TraceNode, TraceNode | null> {
  const graph = traceGraph(plan);
  return graph.keep(findCoverage, COVERAGE_READS, () => findCoverage(graph, plan));
}

/** What decides that. */
export const COVERAGE_READS: readonly TraceText[] = [
  'criterion.links',
  ...(['error', 'criterion', 'scenario', 'mandate'] as const).map((type) => `${type}.whole` as const),
];

function findCoverage(graph: TraceGraph, plan: Plan): ReadonlyMap<TraceNode, TraceNode | null> {
  const tests = [...graph.ofType('scenario'), ...graph.ofType('mandate')];
  const index = indexOf(plan, tests);
  const made = new Map<TraceNode, TraceNode | null>();
  for (const [error, criteria] of testableErrors(graph)) {
    const search = (wanted: readonly string[]): number => (index.byWords ??= searchIn(wordsOfAll(plan, tests)))(wanted);
    const by = criteria ? answerFor(plan, error, criteria, index, search) : -1;
    made.set(error, criteria ? (criteria[by] ?? tests[by - criteria.length] ?? null) : error.parent);
  }
  return made;
}

/** The error cases with the criteria of their requirements; null where nobody can tell which requirement is meant. */
const testableErrors = (graph: TraceGraph): ReadonlyMap<TraceNode, readonly TraceNode[] | null> =>
  graph.keep(testableErrors, ['criterion.links'], () => {
    const found = new Map<TraceNode, readonly TraceNode[] | null>();
    for (const error of graph.ofType('error')) {
      const { parent } = error;
      const isUnclear = parent !== null && isDuplicate(graph, parent);
      found.set(error, isUnclear ? null : parent ? coveredBy(graph, parent, 'criterion') : NO_NODES);
    }
    return found;
  });

const NO_NODES: readonly TraceNode[] = [];

/** What was found out about an error case, and from what. */
interface Answer {
  readonly criteria: readonly TraceNode['places'][];
  /** Null where the criteria are enough. */
  readonly index: Indexed | null;
  readonly by: number;
}

// Kept with the words, since most keystrokes change none of them.
const answers = new WeakMap<TraceNode['places'], Answer>();

/** Which criterion tests an error case, or, counted on from these, which test; -1 for none. */
function answerFor(
  plan: Plan,
  error: TraceNode,
  criteria: readonly TraceNode[],
  index: Indexed,
  search: Search,
): number {
  const known = answers.get(error.places);
  const isKnown =
    known?.criteria.length === criteria.length &&
    (known.index === null || known.index === index) &&
    criteria.every(({ places }, at) => places === known.criteria[at]);
  if (isKnown) return known.by;
  const { wanted, ids } = wordsIn(plan, error);
  const named = criteria.findIndex(({ id }) => ids.has(id));
  const own = named >= 0 ? named : criteria.findIndex((one) => holds(wordsIn(plan, one).all, wanted));
  const test = own >= 0 ? -1 : (index.byText.get(error.text) ?? search(wanted));
  const by = own >= 0 ? own : test < 0 ? -1 : criteria.length + test;
  answers.set(error.places, {
    criteria: criteria.map(({ places }) => places),
    index: own >= 0 ? null : index,
    by,
  });
  return by;
}

const holds = (words: ReadonlySet<string>, wanted: readonly string[]): boolean => {
  let found = 0;
  for (const word of wanted) if (words.has(word)) found++;
  return isMost(found, wanted.length);
};

/** Gives the place of what holds most of some words; -1 where nothing does. */
type Search = (wanted: readonly string[]) => number;

interface Indexed {
  readonly tests: readonly TraceNode['places'][];
  readonly byText: ReadonlyMap<string, number>;
  /** Made when something is not said in the same words. */
  byWords: Search | null;
}

// Most keystrokes leave all tests as they were. Nothing of a version is kept but the words.
const lastIndex = new WeakMap<Plan['kind'], Indexed>();

function indexOf({ kind }: Plan, tests: readonly TraceNode[]): Indexed {
  const last = lastIndex.get(kind);
  if (last?.tests.length === tests.length && tests.every(({ places }, at) => places === last.tests[at])) return last;
  const byText = new Map<string, number>();
  tests.forEach(({ text }, at) => {
    if (!byText.has(text)) byText.set(text, at);
  });
  const made: Indexed = { tests: tests.map(({ places }) => places), byText, byWords: null };
  lastIndex.set(kind, made);
  return made;
}

/** Looks a text up by its rarest words first: what holds most of them holds one of those. */
function searchIn(held: readonly ReadonlySet<string>[]): Search {
  const byWord = wordIndex(held);
  return (wanted) => {
    const rarest = wanted.toSorted((a, b) => (byWord.get(a)?.length ?? 0) - (byWord.get(b)?.length ?? 0));
    const enough = Math.ceil(wanted.length / 2);
    for (const word of rarest.slice(0, enough)) {
      const found = byWord.get(word)?.find((at) => holds(held[at] ?? NO_WORDS, wanted));
      if (found !== undefined) return found;
    }
    return -1;
  };
}

const wordsOfAll = (plan: Plan, nodes: readonly TraceNode[]): readonly ReadonlySet<string>[] =>
  nodes.map((node) => wordsIn(plan, node).all);

function wordIndex(held: readonly ReadonlySet<string>[]): ReadonlyMap<string, readonly number[]> {
  const byWord = new Map<string, number[]>();
  held.forEach((words, at) => {
    for (const word of words) {
      const list = byWord.get(word);
      if (list) list.push(at);
      else byWord.set(word, [at]);
    }
  });
  return byWord;
}

const NO_WORDS: ReadonlySet<string> = new Set();
