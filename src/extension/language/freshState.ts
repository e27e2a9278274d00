import type { TextDocument } from 'vscode';
import type { PlanState } from '../documents/planState.ts';
import type { Services } from '../services.ts';

// Documents whose kind was asked for once. One that becomes a plan later gets its session without being asked for.
const asked = new WeakSet<TextDocument>();

/**
 * The state of the very version that is asked about; undefined for a document that is no plan. VS Code asks for the
 * symbols of a document that has just been opened, and not again before it changes: so its session is waited for.
 */
export async function freshState(services: Services, document: TextDocument): Promise<PlanState | undefined> {
  let session = services.sessions.get(document.uri);
  if (!session && !asked.has(document)) {
    asked.add(document);
    session = await services.open(document.uri);
  }
  const state = session?.state;
  return state?.version === document.version ? state : undefined;
}

export const isEditable = ({ sessions }: Services, document: TextDocument): boolean =>
  sessions.get(document.uri)?.readOnly === '';
