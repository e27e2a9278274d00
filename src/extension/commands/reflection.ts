import { l10n, window } from 'vscode';
import { reflect } from '../../core/reflection/reflect.ts';
import { outcomeOf, reflectionIntents } from '../../core/reflection/run.ts';
import { timeOf } from '../../core/time.ts';
import { refusal } from '../documents/outcome.ts';
import type { DocumentSession, EditOutcome } from '../documents/planState.ts';
import type { Services } from '../services.ts';
import { aim, canEdit, tell } from './commandTarget.ts';

/** Asks in the document for what is missing, and notes the outcome in its change log. */
export function runReflection(session: DocumentSession): Promise<EditOutcome> {
  const { plan } = session.state;
  if (!reflect(plan)) {
    return Promise.resolve(refusal('invalid', l10n.t('Documents of this kind have no reflection.')));
  }
  return session.edit(reflectionIntents(plan, timeOf(Date.now())));
}

export async function reflectOn(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed || !(await canEdit(aimed.session)) || !tell(await runReflection(aimed.session))) return;
  const reflection = reflect(aimed.session.state.plan);
  if (reflection) void window.showInformationMessage(outcomeOf(reflection));
}
