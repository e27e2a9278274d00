import type { Plan } from '../plan/plan.ts';
import { coveredBy, isDuplicate } from './coverage.ts';
import type { TraceGraph, TraceNode } from './graph.ts';
import { graphFact } from './graph.ts';
import type { TraceText } from './keptFacts.ts';
import { isMostOf, wordsIn } from './nodeWords.ts';
import { TestIndex } from './testIndex.ts';

/** What decides what tests an error case. */
export const COVERAGE_READS: readonly TraceText[] = [
  'criterion.links',
  'requirement.ids',
  ...(['error', 'criterion', 'scenario', 'mandate'] as const).flatMap(
    (type) => [`${type}.whole`, `${type}.ids`] as const,
  ),
];

/**
 * What tests each error case: a criterion of its requirement, a scenario or a row of the test mandate. It says so by
 * the criterion's id in the row, or by holding more than half of the words of the condition. Null where nothing does.
 */
export const errorCoverage = graphFact(COVERAGE_READS, (graph, plan): ReadonlyMap<TraceNode, TraceNode | null> => {
  const tests = new TestIndex(plan, [...graph.ofType('scenario'), ...graph.ofType('mandate')]);
  const made = new Map<TraceNode, TraceNode | null>();
  for (const [error, criteria] of testableErrors(graph))
    made.set(error, criteria ? testOf(plan, error, criteria, tests) : error.parent);
  return made;
});

/** The error cases with the criteria of their requirements; null where nobody can tell which requirement is meant. */
const testableErrors = (graph: TraceGraph): ReadonlyMap<TraceNode, readonly TraceNode[] | null> =>
  graph.keep(testableErrors, ['criterion.links', 'requirement.ids', 'error.ids'], () => {
    const found = new Map<TraceNode, readonly TraceNode[] | null>();
    for (const error of graph.ofType('error')) {
      const { parent } = error;
      const isUnclear = parent !== null && isDuplicate(graph, parent);
      found.set(error, isUnclear ? null : parent ? coveredBy(graph, parent, 'criterion') : NO_NODES);
    }
    return found;
  });

const NO_NODES: readonly TraceNode[] = [];

/** Which criterion of its requirement an error case is tested by, from the words of both; -1 for none. */
interface OwnAnswer {
  readonly criteria: readonly TraceNode['places'][];
  readonly by: number;
}

// Kept with the words, since most keystrokes change none of them.
const ownAnswers = new WeakMap<TraceNode['places'], OwnAnswer>();

function testOf(plan: Plan, error: TraceNode, criteria: readonly TraceNode[], tests: TestIndex): TraceNode | null {
  const known = ownAnswers.get(error.places);
  const isKnown =
    known?.criteria.length === criteria.length && criteria.every(({ places }, at) => places === known.criteria[at]);
  const by = isKnown ? known.by : criterionOf(plan, error, criteria);
  if (!isKnown) ownAnswers.set(error.places, { criteria: criteria.map(({ places }) => places), by });
  return criteria[by] ?? tests.answerTo(error);
}

function criterionOf(plan: Plan, error: TraceNode, criteria: readonly TraceNode[]): number {
  const { wanted, ids } = wordsIn(plan, error);
  const named = criteria.findIndex(({ id }) => ids.has(id));
  return named >= 0 ? named : criteria.findIndex((one) => isMostOf(wanted, wordsIn(plan, one).all));
}
