import type { TextDocument } from 'vscode';
import type { DocumentSession, PlanState } from '../documents/planState.ts';
import type { Services } from '../services.ts';

// Documents whose kind was asked for once. One that becomes a plan later gets its session without being asked for.
const asked = new WeakMap<TextDocument, Promise<DocumentSession | undefined>>();

/**
 * The state of the very version that is asked about; undefined for a document that is no plan. VS Code asks for the
 * symbols of a document that has just been opened, and not again before it changes: so its session is waited for.
 */
export async function freshState(services: Services, document: TextDocument): Promise<PlanState | undefined> {
  const state = (services.sessions.get(document.uri) ?? (await firstSession(services, document)))?.state;
  return state?.version === document.version ? state : undefined;
}

export const isEditable = ({ sessions }: Services, document: TextDocument): boolean =>
  sessions.get(document.uri)?.readOnly === '';

async function firstSession(services: Services, document: TextDocument): Promise<DocumentSession | undefined> {
  const opening = asked.get(document) ?? services.open(document.uri);
  asked.set(document, opening);
  await opening;
  return services.sessions.get(document.uri);
}
