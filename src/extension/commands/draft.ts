import { l10n, window, type QuickPickItem } from 'vscode';
import { draftTarget } from '../../core/draft/target.ts';
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
    const target = draftTarget(plan, node.id);
    if (!target) return [];
    const titles = target.fields.map(({ title }) => title).join(', ');
    return [{ label: node.title, description: node.ordinal ?? '', detail: titles, id: node.id }];
  });
  const placeHolder =
    items.length === 0 ? l10n.t('There is nothing here that can be drafted.') : l10n.t('Which section is drafted?');
  return (await window.showQuickPick(items, { placeHolder }))?.id;
}
