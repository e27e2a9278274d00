import type { Plan } from '../plan/plan.ts';
import { isDone, traceMatrix } from './matrix.ts';
import { isMarked } from './contracts.ts';
import { coveredBy, namedBy } from './coverage.ts';
import type { TraceGraph, TraceNode } from './graph.ts';
import { traceGraph } from './graph.ts';

/** What covers a node, told for people: ids where the others have any, else how many there are. */
export interface NodeCoverage {
  readonly requirements: readonly string[];
  readonly criteria: readonly string[];
  readonly streams: readonly string[];
  /** Streams that a stream waits for. */
  readonly after: readonly string[];
  readonly tests: number;
  readonly verification: number;
  /** Of the rows of the verification contract, those that are ticked. */
  readonly verified: number;
  readonly review: number;
  /** As in the matrix; empty for what need not be covered. */
  readonly gaps: readonly string[];
}

const ids = (nodes: readonly TraceNode[]): readonly string[] => [...new Set(nodes.map(({ id }) => id))];

/** What covers a node of the graph of a plan, and what is missing. */
export function coverageOf(plan: Plan, node: TraceNode): NodeCoverage {
  const graph = traceGraph(plan);
  const criteria = node.type === 'criterion' ? [node] : coveredBy(graph, node, 'criterion');
  const live = (type: 'mandate' | 'verification' | 'review'): readonly TraceNode[] => {
    const own = new Set(criteria.flatMap((criterion) => coveredBy(graph, criterion, type)));
    return [...own].filter((row) => !isMarked(row));
  };
  const verification = live('verification');
  return {
    requirements: ids(namedBy(graph, node, 'requirements')),
    criteria: node.type === 'criterion' ? [] : ids(criteria),
    streams: ids(coveredBy(graph, node, 'stream')),
    after: after(graph, node),
    tests: live('mandate').length,
    verification: verification.length,
    verified: verification.filter(isDone).length,
    review: live('review').length,
    gaps: gapsOf(plan, node),
  };
}

const after = (graph: TraceGraph, node: TraceNode): readonly string[] =>
  ids(graph.from(node).flatMap(({ place, targets }) => (place === 'after' ? targets : [])));

function gapsOf(plan: Plan, node: TraceNode): readonly string[] {
  if (node.type !== 'requirement' && node.type !== 'criterion') return [];
  const rows = traceMatrix(plan).filter((row) => row[node.type as 'requirement' | 'criterion'] === node);
  return [...new Set(rows.flatMap(({ gaps }) => gaps))].filter(
    (gap) => node.type === 'requirement' || gap !== 'stream',
  );
}
