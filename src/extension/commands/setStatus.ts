import { l10n, window, type QuickPickItem } from 'vscode';
import { nextStatuses, statusOf } from '../../core/gates/status.ts';
import type { Services } from '../services.ts';
import { aim, canEdit, tell } from './commandTarget.ts';

interface StatusItem extends QuickPickItem {
  readonly reason: string;
}

/** Offers the statuses that may follow; one that is not true yet says what is missing. */
export async function setStatus(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed || !(await canEdit(aimed.session))) return;
  const { plan, gates } = aimed.session.state;
  const next = nextStatuses(plan, gates);
  if (next.length === 0) {
    await window.showInformationMessage(l10n.t('No other status may follow here.'));
    return;
  }
  const items = next.map(({ name, reason }): StatusItem => ({
    label: reason === '' ? name : `$(circle-slash) ${name}`,
    detail: reason,
    reason,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Status'),
    placeHolder: l10n.t('Now {0}', statusOf(plan)?.name ?? l10n.t('none')),
  });
  if (!picked) return;
  if (picked.reason !== '') {
    await window.showWarningMessage(picked.reason);
    return;
  }
  tell(await aimed.session.setStatus(picked.label));
}
