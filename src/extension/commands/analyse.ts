import { l10n, ProgressLocation, window } from 'vscode';
import { hasPatterns, patternIntents } from '../../core/analyse/intents.ts';
import type { Pattern } from '../../core/analyse/patterns.ts';
import { rankByModel } from '../../core/analyse/rank.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { specificationField } from '../../core/trace/specification.ts';
import type { Analysed } from '../../workspace/analyse.ts';
import { analyse } from '../../workspace/analyse.ts';
import type { FileStore } from '../../workspace/fileStore.ts';
import { candidatePaths } from '../../workspace/paths.ts';
import { matchSpecification } from '../../workspace/matchKind.ts';
import { openPlan } from '../../workspace/plans.ts';
import { locate } from '../documents/location.ts';
import { workspaceFiles } from '../files/workspaceFiles.ts';
import { chosenModel } from '../models/chosenModel.ts';
import type { Services } from '../services.ts';
import { aim, canEdit, tell } from './commandTarget.ts';

/** Searches the code base for what a feature plan can follow, with progress, and puts it into the plan. */
export async function analyseCodeBase(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed || !(await canEdit(aimed.session))) return;
  const { session } = aimed;
  const { folder, path } = locate(session.document.uri);
  const files = workspaceFiles(folder);
  const { plan } = session.state;
  const named = specificationField(plan)?.path;
  const spec =
    named === undefined || !hasPatterns(plan.kind) ? null : await readSpec(services, files, folder, path, named);
  if (!spec) {
    await window.showInformationMessage(l10n.t('This plan names no specification that is there.'));
    return;
  }
  const found = await searchWithProgress(files, spec);
  const intents = patternIntents(session.state.plan, await ranked(spec, found.patterns));
  if (intents.length > 0 && !tell(await session.edit(intents))) return;
  void window.showInformationMessage(summaryOf(found, intents.length));
}

async function readSpec(
  services: Services,
  files: FileStore,
  folder: Parameters<typeof workspaceFiles>[0],
  document: string,
  named: string,
): Promise<Plan | null> {
  const kinds = await services.kinds.all(folder);
  for (const path of candidatePaths(document, named)) {
    const opened = await openPlan(files, path, kinds, null, matchSpecification);
    if (opened.type === 'plan') return opened.open.plan;
  }
  return null;
}

const searchWithProgress = (files: FileStore, spec: Plan): Thenable<Analysed> =>
  window.withProgress(
    { location: ProgressLocation.Notification, cancellable: true, title: l10n.t('Searching the code base') },
    (progress, token) => {
      let shown = 0;
      return analyse(files, spec, {
        now: () => Date.now(),
        isCancelled: () => token.isCancellationRequested,
        onProgress: (done, total) => {
          const percent = Math.floor((100 * done) / total);
          if (percent === shown) return;
          progress.report({ increment: percent - shown, message: l10n.t('{0} of {1} files', done, total) });
          shown = percent;
        },
      });
    },
  );

/** In the order of the chosen model, with what it says of each; as they were found without one, or if it fails. */
async function ranked(spec: Plan, patterns: readonly Pattern[]): Promise<readonly Pattern[]> {
  const model = patterns.length > 1 ? await chosenModel() : null;
  if (!model) return patterns;
  const asked = await window.withProgress(
    { location: ProgressLocation.Notification, cancellable: true, title: l10n.t('{0} ranks the places', model.name) },
    (_, token) => rankByModel(model, spec, patterns, token),
  );
  if (!asked.ok) {
    void window.showWarningMessage(l10n.t('The places are in the order of the search. {0}', asked.message));
    return patterns;
  }
  const { invented } = asked.value;
  if (invented.length > 0) {
    const places = invented.join(', ');
    void window.showWarningMessage(l10n.t('{0} named places that the search did not find: {1}', model.name, places));
  }
  return asked.value.patterns;
}

function summaryOf({ files, stopped }: Analysed, added: number): string {
  const what = l10n.t('Files searched: {0}. Places added to the plan: {1}.', files, added);
  switch (stopped) {
    case '':
      return what;
    case 'cancelled':
      return l10n.t('{0} The search was cancelled.', what);
    case 'time':
      return l10n.t('{0} The search was ended after its time.', what);
    case 'files':
      return l10n.t('{0} There are more files than are searched.', what);
  }
}
