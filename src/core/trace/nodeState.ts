import type { Plan } from '../plan/plan.ts';
import { isDuplicate } from './coverage.ts';
import { errorCoverage } from './errorCoverage.ts';
import type { TraceNode } from './graph.ts';
import { traceGraph } from './graph.ts';
import { traceMatrix } from './matrix.ts';

/**
 * `duplicate`: another node has the same id; `uncovered`: something is missing for it in the matrix, or nothing tests
 * an error case. Null for what need not be covered.
 */
export type NodeState = 'covered' | 'uncovered' | 'duplicate' | null;

/** How the nodes of the graph of a plan stand: linear in rows of the matrix. */
export function nodeStates(plan: Plan): (node: TraceNode) => NodeState {
  const graph = traceGraph(plan);
  const uncovered = new Set<TraceNode>();
  for (const { requirement, criterion, gaps } of traceMatrix(plan)) {
    if (requirement && gaps.length > 0) uncovered.add(requirement);
    // The stream is missing for the requirement, not for its criterion.
    if (criterion && gaps.some((gap) => gap !== 'stream')) uncovered.add(criterion);
  }
  for (const [error, by] of errorCoverage(plan)) if (by === null) uncovered.add(error);
  return (node) => {
    if (node.id !== '' && isDuplicate(graph, node)) return 'duplicate';
    if (uncovered.has(node)) return 'uncovered';
    return COVERED.has(node.type) ? 'covered' : null;
  };
}

const COVERED: ReadonlySet<TraceNode['type']> = new Set<TraceNode['type']>(['requirement', 'criterion', 'error']);
