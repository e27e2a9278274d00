import { isBuilt } from './building.ts';
import { coveredBy, missingParts, splitIds } from './coverage.ts';
import { CONTRACTS, isMarked } from './contracts.ts';
import type { TraceGraph, TraceNode } from './graph.ts';
import { graphFact } from './graph.ts';
import { ALL_IDS, ALL_LINKS } from './keptFacts.ts';
import { STREAM_TEXTS } from './streams.ts';
import { isVerified } from './verified.ts';

/** One line of the trace matrix: a requirement with one of its criteria. */
export interface MatrixRow {
  /** Null for a criterion that names no requirement. */
  readonly requirement: TraceNode | null;
  /** Null for a requirement without any. */
  readonly criterion: TraceNode | null;
  readonly streams: readonly TraceNode[];
  /** Rows of the test mandate. */
  readonly tests: readonly TraceNode[];
  readonly verification: readonly TraceNode[];
  /** The engineer has ticked all of them. */
  readonly verified: boolean;
  readonly review: readonly TraceNode[];
  /** What is missing: `criterion`, `stream`, `mandate`, `verification`, `review`, `requirement`. */
  readonly gaps: readonly string[];
}

/** Streams tell what is built; rows of contracts, whether they are ticked or marked as orphans. */
const MATRIX_TEXTS = [...STREAM_TEXTS, ...CONTRACTS, ...ALL_LINKS, ...ALL_IDS];

/** Requirements by criteria, with what covers each. */
export const traceMatrix = graphFact(MATRIX_TEXTS, (graph, plan): readonly MatrixRow[] => {
  const split = splitIds(graph);
  const rows = graph.ofType('requirement').flatMap((requirement): MatrixRow[] => {
    const streams = coveredBy(graph, requirement, 'stream');
    const built = streams.length > 0 && isBuilt(plan, requirement, streams);
    const planned = split.has(requirement.id) || (built && missingParts(graph, requirement).length === 0);
    const criteria = coveredBy(graph, requirement, 'criterion');
    if (criteria.length > 0) return criteria.map((criterion) => rowOf(graph, requirement, criterion, streams, planned));
    const gaps = split.has(requirement.id) ? [] : ['criterion', ...(planned ? [] : ['stream'])];
    return [{ ...NOTHING, requirement, streams, gaps }];
  });
  const orphaned = graph
    .ofType('criterion')
    .filter((node) =>
      graph
        .from(node)
        .every(
          ({ place, state, targets }) => place !== 'requirements' || state === 'ambiguous' || targets.length === 0,
        ),
    )
    .map((criterion) => rowOf(graph, null, criterion, [], true));
  return [...rows, ...orphaned];
});

const NOTHING: MatrixRow = {
  requirement: null,
  criterion: null,
  streams: [],
  tests: [],
  verification: [],
  verified: false,
  review: [],
  gaps: [],
};

function rowOf(
  graph: TraceGraph,
  requirement: TraceNode | null,
  criterion: TraceNode,
  streams: readonly TraceNode[],
  planned: boolean,
): MatrixRow {
  const tests: TraceNode[] = [];
  const verification: TraceNode[] = [];
  const review: TraceNode[] = [];
  const rows = { mandate: tests, verification, review } as const;
  // Links of one row follow each other.
  for (const { source, place } of graph.to(criterion)) {
    if (!source || place !== 'criteria' || !Object.hasOwn(rows, source.type)) continue;
    const list = rows[source.type as keyof typeof rows];
    if (list.at(-1) !== source && !isMarked(source)) list.push(source);
  }
  const gaps = [
    ...(requirement ? [] : ['requirement']),
    ...(planned ? [] : ['stream']),
    ...(tests.length > 0 ? [] : ['mandate']),
    ...(verification.length > 0 ? [] : ['verification']),
    ...(review.length > 0 ? [] : ['review']),
  ];
  const verified = verification.length > 0 && verification.every(isDone);
  return { requirement, criterion, streams, tests, verification, verified, review, gaps };
}

/** Whether the row of a contract is ticked. */
export const isDone = ({ places }: TraceNode): boolean => isVerified(places.state?.text ?? '');

export const MATRIX_HEADS = ['Requirement', 'Criterion', 'Streams', 'Tests', 'Verification', 'Review', 'Missing'];

/** A row as texts, in the order of the heads. */
export const matrixCells = (row: MatrixRow): readonly string[] => [
  row.requirement?.id ?? '',
  row.criterion?.id ?? '',
  idsOf(row.streams),
  String(row.tests.length),
  row.verification.length === 0 ? '' : row.verified ? 'verified' : 'open',
  String(row.review.length),
  row.gaps.join(' '),
];

const idsOf = (nodes: readonly { readonly id: string }[]): string => nodes.map(({ id }) => id).join(' ');
