import { l10n, window, type QuickPickItem } from 'vscode';
import type { RankedSkill } from '../../core/skills/skills.ts';
import { proposedSkills, rankSkills, skillIntents, skillsReason } from '../../core/skills/skills.ts';
import { loadSkills } from '../../workspace/skills.ts';
import { locate } from '../documents/location.ts';
import { workspaceFiles } from '../files/workspaceFiles.ts';
import type { Services } from '../services.ts';
import { aim, canEdit, tell } from './commandTarget.ts';

/** Offers the skills of the workspace for a plan: those that fit best are proposed, the person chooses. */
export async function chooseSkills(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed || !(await canEdit(aimed.session))) return;
  const { session } = aimed;
  const skills = await loadSkills(workspaceFiles(locate(session.document.uri).folder));
  if (skills.length === 0) {
    await window.showInformationMessage(
      l10n.t('This workspace has no SKILL.md whose description is tagged [KNOWLEDGE] or [META].'),
    );
    return;
  }
  const ranked = rankSkills(skills, session.state.plan.text);
  const proposed = new Set(proposedSkills(ranked));
  const items = ranked.map((skill): QuickPickItem & { skill: RankedSkill } => ({
    label: skill.name,
    description: `[${skill.tag}] ${skill.words.join(', ')}`,
    detail: skill.description,
    picked: proposed.has(skill),
    skill,
  }));
  const placeHolder = l10n.t('Which skills apply? At most three of each tag.');
  const picked = await window.showQuickPick(items, { canPickMany: true, placeHolder });
  if (!picked) return;
  const chosen = picked.map(({ skill }) => skill);
  const reason = skillsReason(session.state.plan, chosen);
  if (reason !== '') await window.showWarningMessage(reason);
  else tell(await session.edit(skillIntents(session.state.plan, chosen)));
}
