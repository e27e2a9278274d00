import { l10n, window } from 'vscode';
import { planEdits } from '../../core/edit/planEdit.ts';
import { sprintIntents } from '../../core/workflow/sprintIntents.ts';
import { proposeSprints as propose } from '../../core/workflow/sprints.ts';
import { sprintsOf, tasksOf, teamOf } from '../../core/workflow/tasks.ts';
import { showProposal } from '../drafts/proposals.ts';
import type { Services } from '../services.ts';
import { aim, canEdit } from './commandTarget.ts';

/** Proposes sprints for the tasks of a document, as a difference that the person accepts or discards. */
export async function proposeSprints(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed || !(await canEdit(aimed.session))) return;
  const { session } = aimed;
  const base = session.state.plan;
  const proposal = propose(tasksOf(base), sprintsOf(base), teamOf(base));
  if (proposal.problems.length > 0) void window.showWarningMessage(proposal.problems.join(' '));
  const intents = sprintIntents(base, proposal);
  if (intents.length === 0) {
    void window.showInformationMessage(l10n.t('There is no other sprint to propose.'));
    return;
  }
  const result = planEdits(base, intents);
  if (!result.ok) {
    await window.showErrorMessage(result.message);
    return;
  }
  await showProposal({
    session,
    base,
    intents,
    after: result.after,
    title: l10n.t('Proposed sprints'),
    remark: l10n.t('Accept or discard the draft in its title bar.'),
    log: 'Proposed sprints taken over',
  });
}
