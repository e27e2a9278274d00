import { Disposable, type Uri } from 'vscode';
import { newHasher } from '../../node/newHasher.ts';
import type { FeatureSources } from '../../workspace/features.ts';
import { workspaceFiles } from '../files/workspaceFiles.ts';
import type { PlanFolders } from './planFolders.ts';
import { loadRules, ruleEngineFor } from './ruleSettings.ts';

/** What reading the features of a folder takes. */
export async function featureSources(folders: PlanFolders, uri: Uri): Promise<FeatureSources> {
  const folder = folders.get(uri);
  const [{ kinds }] = await Promise.all([folder.kinds(), folder.gates.load(), loadRules()]);
  const { decisions } = folder;
  return {
    files: workspaceFiles(uri),
    kinds,
    decisions,
    engine: ruleEngineFor(uri),
    project: folder.gates.project,
    newHasher,
  };
}

export function followFeatures(folders: PlanFolders, uri: Uri, changed: () => void): Disposable {
  const folder = folders.get(uri);
  return Disposable.from(
    folder.onDidChangeDecisions(changed),
    folder.onDidChangeTemplates(changed),
    folder.gates.onDidChange(changed),
  );
}
