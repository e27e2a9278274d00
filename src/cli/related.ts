import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DecisionHistory } from '../core/gates/history.ts';
import { NO_HISTORY } from '../core/gates/history.ts';
import { linkedPaths } from '../core/gates/linked.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { RelatedPlan, Surroundings } from '../core/rules/rule.ts';
import { newHasher } from '../node/newHasher.ts';
import { decodeText } from '../workspace/decode.ts';
import { candidatePaths } from '../workspace/paths.ts';
import { relatedPlan } from '../workspace/related.ts';
import type { Workspace } from './workspaces.ts';

const kept = new WeakMap<Workspace, Map<string, RelatedPlan | null>>();
const histories = new WeakMap<Workspace, Map<string, DecisionHistory>>();

/** Reads what was decided on the documents that the gates of one look at. */
export async function loadLinked(workspace: Workspace, document: string, plan: Plan): Promise<void> {
  const known = histories.get(workspace) ?? new Map<string, DecisionHistory>();
  histories.set(workspace, known);
  for (const path of linkedPaths(plan).flatMap((reference) => candidatePaths(document, reference)))
    if (!known.has(path)) known.set(path, (await workspace.decisions?.load(path)) ?? NO_HISTORY);
}

/** The documents that one refers to, each read once in a run. */
export function relatedFrom(workspace: Workspace, document: string): Surroundings['related'] {
  const known = kept.get(workspace) ?? new Map<string, RelatedPlan | null>();
  kept.set(workspace, known);
  return (reference) => {
    for (const name of candidatePaths(document, reference)) {
      const found = known.get(name) ?? read(workspace, name);
      const history = histories.get(workspace)?.get(name);
      // It may have been read for another document before anybody asked what was decided on it.
      const plan = found && !found.history && history ? { ...found, history } : found;
      known.set(name, plan);
      if (plan) return plan;
    }
    return null;
  };
}

function read(workspace: Workspace, name: string): RelatedPlan | null {
  const { folder, kinds } = workspace;
  try {
    const decoded = decodeText(readFileSync(path.join(folder, name)));
    return decoded.ok ? relatedPlan(name, decoded.text, kinds.kinds, newHasher) : null;
  } catch {
    // Not there, or not to be read: its own findings say why.
    return null;
  }
}
