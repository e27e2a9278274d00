import { l10n, window, type QuickPickItem } from 'vscode';
import { draftTarget, newEntryId } from '../../core/draft/target.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { proposeDraft } from '../drafts/drafts.ts';
import type { Services } from '../services.ts';
import { aim, canEdit, tell } from './commandTarget.ts';

/** Drafts what is named; without a name, the person chooses among the sections that have something to draft. */
export async function draft(services: Services, given: unknown, second: unknown): Promise<void> {
  const aimed = await aim(services, given, second);
  if (!aimed || !(await canEdit(aimed.session))) return;
  const { session, target } = aimed;
  const id = target.target ?? (await chooseSection(session.state.plan));
  if (id !== undefined) tell(await proposeDraft(session, id));
}

async function chooseSection(plan: Plan): Promise<string | undefined> {
  const items = plan.root.children.flatMap(({ node }): (QuickPickItem & { id: string })[] => {
    const further = (node.schema?.slots ?? []).map((slot) => newEntryId(node.id, slot.id));
    return [node.id, ...further].flatMap((id) => {
      const target = draftTarget(plan, id);
      if (!target) return [];
      const detail = target.fields.map(({ title }) => title).join(', ');
      const label = target.entry ? l10n.t('New {0}', target.title) : node.title;
      return id === node.id || target.entry ? [{ label, description: node.ordinal ?? '', detail, id }] : [];
    });
  });
  const placeHolder =
    items.length === 0 ? l10n.t('There is nothing here that can be drafted.') : l10n.t('Which section is drafted?');
  return (await window.showQuickPick(items, { placeHolder }))?.id;
}
