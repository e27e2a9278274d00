import { l10n, ProgressLocation, window, type QuickPickItem } from 'vscode';
import type { Environment } from '../../core/environment/files.ts';
import type { MissingNeed } from '../../core/environment/needs.ts';
import { environmentIntents, missingNeeds } from '../../core/environment/needs.ts';
import { fieldIdByRole } from '../../core/rules/names.ts';
import { readEnvironment } from '../../workspace/environment.ts';
import { locate } from '../documents/location.ts';
import { workspaceFiles } from '../files/workspaceFiles.ts';
import type { Services } from '../services.ts';
import { aim, canEdit, tell } from './commandTarget.ts';

/**
 * Compares what a plan mentions with what developers have: services, variables, tasks, packages. What is missing is shown,
 * and becomes rows of the plan where the person leaves it ticked.
 */
export async function compareEnvironment(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed || !(await canEdit(aimed.session))) return;
  const { session } = aimed;
  if (fieldIdByRole(session.state.plan.kind, 'dev-environment') === null) {
    await window.showInformationMessage(l10n.t('Plans of this kind say nothing about the development environment.'));
    return;
  }
  const environment = await window.withProgress(
    { location: ProgressLocation.Window, title: l10n.t('Looking at the development environment') },
    () => readEnvironment(workspaceFiles(locate(session.document.uri).folder)),
  );
  const { plan } = session.state;
  const needs = missingNeeds(plan, environment).filter((need) => environmentIntents(plan, [need]).length > 0);
  if (needs.length === 0) {
    void window.showInformationMessage(l10n.t('{0} Nothing that the plan mentions is missing.', lookedAt(environment)));
    return;
  }
  const chosen = await chooseNeeds(needs, environment);
  if (!chosen || chosen.length === 0) return;
  const intents = environmentIntents(session.state.plan, chosen);
  if (!tell(await session.edit(intents))) return;
  void window.showInformationMessage(l10n.t('Rows added to the plan: {0}.', intents.length));
}

async function chooseNeeds(
  needs: readonly MissingNeed[],
  environment: Environment,
): Promise<readonly MissingNeed[] | undefined> {
  const items = needs.map((chosen): QuickPickItem & { chosen: MissingNeed } => ({
    label: chosen.need,
    description: chosen.current,
    detail: chosen.missing,
    picked: true,
    chosen,
  }));
  const picked = await window.showQuickPick(items, {
    canPickMany: true,
    ignoreFocusOut: true,
    title: l10n.t('Missing in the development environment'),
    placeHolder: l10n.t('{0} Which rows does the plan get?', lookedAt(environment)),
  });
  return picked?.map(({ chosen }) => chosen);
}

const lookedAt = ({ compose, tasks, env, manifests, migrations }: Environment): string =>
  l10n.t(
    'Files looked at: {0}; migrations: {1}.',
    compose.length + tasks.length + env.length + manifests.length,
    migrations.length,
  );
