import type { Uri } from 'vscode';
import type { NewHasher } from '../../core/gates/hash.ts';
import { openPlan } from '../../workspace/plans.ts';
import { workspaceFiles } from '../files/workspaceFiles.ts';
import { judgePlan } from './judge.ts';
import { locate } from './location.ts';
import type { PlanFolders } from './planFolders.ts';
import type { PlanState } from './planState.ts';
import { loadRules, ruleEngineFor } from './ruleSettings.ts';

/** Reads a file as a plan without opening it. What the file system would have to be asked for is left open. */
export async function peek(uri: Uri, folders: PlanFolders, newHasher: NewHasher): Promise<PlanState | null> {
  try {
    const { folder: root, path } = locate(uri);
    const folder = folders.get(root);
    const { kinds } = await folder.kinds();
    const opened = await openPlan(workspaceFiles(root), path, kinds);
    if (opened.type !== 'plan') return null;
    const [history] = await Promise.all([folder.decisions.load(path), folder.gates.load(), loadRules()]);
    return judgePlan(opened.open.plan, 0, null, {
      engine: ruleEngineFor(uri),
      around: { hasFile: () => null, related: () => undefined },
      history,
      newHasher,
      project: folder.gates.project,
    });
  } catch {
    return null;
  }
}
