import { l10n, window } from 'vscode';
import type { Intent } from '../../core/edit/intent.ts';
import type { Services } from '../services.ts';
import { missingSections } from '../summary/missingSections.ts';
import { aim, canEdit, tell } from './commandTarget.ts';

export async function addMissingSections(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed || !(await canEdit(aimed.session))) return;
  const missing = missingSections(aimed.session.state.plan);
  if (missing.length === 0) {
    await window.showInformationMessage(l10n.t('No section is missing.'));
    return;
  }
  tell(await aimed.session.edit(missing.map((id): Intent => ({ type: 'addMissing', id }))));
}
