import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RelatedPlan, Surroundings } from '../core/rules/rule.ts';
import { newHasher } from '../node/newHasher.ts';
import { decodeText } from '../workspace/decode.ts';
import { candidatePaths } from '../workspace/paths.ts';
import { relatedPlan } from '../workspace/related.ts';
import type { Workspace } from './workspaces.ts';

const kept = new WeakMap<Workspace, Map<string, RelatedPlan | null>>();

/** The documents that one refers to, each read once in a run. */
export function relatedFrom(workspace: Workspace, document: string): Surroundings['related'] {
  const known = kept.get(workspace) ?? new Map<string, RelatedPlan | null>();
  kept.set(workspace, known);
  return (reference) => {
    for (const name of candidatePaths(document, reference)) {
      const plan = known.get(name) ?? read(workspace, name);
      known.set(name, plan);
      if (plan) return plan;
    }
    return null;
  };
}

function read({ folder, kinds }: Workspace, name: string): RelatedPlan | null {
  try {
    const decoded = decodeText(readFileSync(path.join(folder, name)));
    return decoded.ok ? relatedPlan(name, decoded.text, kinds.kinds, newHasher) : null;
  } catch {
    // Not there, or not to be read: its own findings say why.
    return null;
  }
}
