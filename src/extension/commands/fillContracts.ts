import { fillIntents } from '../../core/trace/contracts.ts';
import type { DocumentSession, EditOutcome } from '../documents/planState.ts';

/** Adds the rows that the contracts lack, and marks those that stand for nothing. */
export const fillContracts = (session: DocumentSession): Promise<EditOutcome> =>
  session.edit(fillIntents(session.state.plan));
