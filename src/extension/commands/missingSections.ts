import { l10n, window } from 'vscode';
import type { Intent } from '../../core/edit/intent.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { openMissing } from '../../core/rules/openSlots.ts';
import type { Services } from '../services.ts';
import { aim, canEdit, tell } from './commandTarget.ts';

/** Ids of sections and groups that the kind asks for and the document has not, outermost only. */
export function missingSections(plan: Plan): readonly string[] {
  const top = plan.kind.sections.filter(
    (section) => !section.optional && !plan.root.children.some(({ node }) => node.schema === section),
  );
  const nested = Array.from(plan.walk()).flatMap(({ node, parent }) =>
    parent
      ? openMissing(node, plan.kind).filter(({ slot }) => slot.node === 'container' && slot.type !== 'labelled')
      : [],
  );
  return [...top.map(({ id }) => id), ...nested.map(({ id }) => id)];
}

export async function addMissingSections(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed || !(await canEdit(aimed.session))) return;
  const missing = missingSections(aimed.session.state.plan);
  if (missing.length === 0) {
    await window.showInformationMessage(l10n.t('No section is missing.'));
    return;
  }
  await tell(await aimed.session.edit(missing.map((id): Intent => ({ type: 'addMissing', id }))));
}
