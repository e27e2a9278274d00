import { contractIntents, markIntent, orphans } from '../../core/trace/contracts.ts';
import { traceGraph } from '../../core/trace/graph.ts';
import type { DocumentSession, EditOutcome } from '../documents/planState.ts';

/** Adds the rows that the contracts lack, and marks those that stand for nothing. What people wrote into rows stays. */
export function fillContracts(session: DocumentSession): Promise<EditOutcome> {
  const { plan } = session.state;
  const marks = orphans(traceGraph(plan)).flatMap(({ row }) => markIntent(plan, row) ?? []);
  return session.edit([...marks, ...contractIntents(plan)]);
}
