import type { Uri } from 'vscode';
import type { NewHasher } from '../../core/gates/hash.ts';
import { workspaceFiles } from '../files/workspaceFiles.ts';
import { glanceAt, readFor, type Reading, type ReadPlan } from './glance.ts';
import { judgePlan } from './judge.ts';
import { locate } from './location.ts';
import type { PlanFolders } from './planFolders.ts';
import type { Glance, PlanState } from './planState.ts';
import { enginesFor, loadRules, ruleEngineFor } from './ruleSettings.ts';

/** Reads a file as a plan without opening it. What the file system would have to be asked for is left open. */
export async function peek(uri: Uri, folders: PlanFolders, newHasher: NewHasher): Promise<PlanState | null> {
  const read = await readAt(uri, folders, newHasher);
  return read && judgePlan(read.plan, 0, null, { engine: ruleEngineFor(uri), ...read.judging });
}

/** The same, no more than lists say of it. */
export async function glance(uri: Uri, folders: PlanFolders, newHasher: NewHasher): Promise<Glance | null> {
  const read = await readAt(uri, folders, newHasher);
  return read && glanceAt(read, enginesFor(uri));
}

async function readAt(uri: Uri, folders: PlanFolders, newHasher: NewHasher): Promise<ReadPlan | null> {
  try {
    const { folder, path } = locate(uri);
    const [reading] = await Promise.all([readingOf(folder, folders, newHasher), loadRules()]);
    return await readFor(path, reading);
  } catch {
    return null;
  }
}

/** What reading the plans of a folder takes. */
export async function readingOf(root: Uri, folders: PlanFolders, newHasher: NewHasher): Promise<Reading> {
  const folder = folders.get(root);
  const [{ kinds }] = await Promise.all([folder.kinds(), folder.gates.load()]);
  return { files: workspaceFiles(root), kinds, decisions: folder.decisions, project: folder.gates.project, newHasher };
}
