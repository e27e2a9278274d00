import { l10n, ProgressLocation, window } from 'vscode';
import type { Draft } from '../../core/draft/draft.ts';
import { draftByModel } from '../../core/draft/draft.ts';
import { draftTarget } from '../../core/draft/target.ts';
import { refusal } from '../documents/outcome.ts';
import type { DocumentSession, EditOutcome } from '../documents/planState.ts';
import { modelOrChoice } from '../models/chosenModel.ts';
import { showProposal } from './proposals.ts';

/** Lets the chosen model draft a field or the fields of a section, and shows what it proposes as a difference. */
export async function proposeDraft(session: DocumentSession, id: string): Promise<EditOutcome> {
  const { plan, version } = session.state;
  if (session.readOnly !== '') return refusal('read-only', session.readOnly);
  const target = draftTarget(plan, id);
  if (!target) return refusal('invalid', l10n.t('There is nothing here that can be drafted.'));
  const model = await modelOrChoice();
  if (!model) return { ok: true, version };
  const title = l10n.t('{0} drafts "{1}"', model.name, target.title);
  const asked = await window.withProgress(
    { location: ProgressLocation.Notification, cancellable: true, title },
    (_, token) => draftByModel(model, plan, target, token),
  );
  if (!asked.ok) return asked.code === 'cancelled' ? { ok: true, version } : refusal('failed', asked.message);
  const draft = asked.value;
  if (draft.intents.length === 0) {
    const why = draft.leftOut.map(({ what, why: reason }) => `${what}: ${reason}`).join(' ');
    return refusal('failed', l10n.t('{0} drafted nothing that can be taken over. {1}', model.name, why).trim());
  }
  await showProposal({
    ...draft,
    session,
    title: l10n.t('Draft of "{0}" by {1}', target.title, draft.model),
    remark: remarkOf(draft),
    log: `Draft of "${target.title}" by ${draft.model} taken over`,
  });
  return { ok: true, version };
}

function remarkOf({ leftOut }: Draft): string {
  const missing = leftOut.map(({ what }) => what).join(', ');
  return missing === ''
    ? l10n.t('Accept or discard the draft in its title bar.')
    : l10n.t('Left out of the draft: {0}', missing);
}
