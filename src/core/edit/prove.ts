import { applyEdits } from '../markdown/textEdit.ts';
import type { Plan } from '../plan/plan.ts';
import { readPlan } from '../plan/readPlan.ts';
import type { Change, Planned } from './change.ts';
import { NOT_AS_TYPED, refuse } from './change.ts';
import { changedIds } from './changedIds.ts';
import { removesConflictMarker } from './conflictLines.ts';
import type { EditResult } from './result.ts';

/**
 * Reads the text that a change leads to, and checks that it holds what was meant and differs nowhere else. Where it does
 * not, the other way to the same end is tried, if there is one.
 */
export function prove(plan: Plan, change: Planned): EditResult {
  if (!change.ok) return change;
  const result = proveOne(plan, change);
  return result.ok || !change.otherwise ? result : prove(plan, change.otherwise());
}

function proveOne(plan: Plan, change: Change): EditResult {
  if (change.edits.length === 0) return { ok: true, edits: [], after: plan };
  if (removesConflictMarker(plan.text, change.edits)) {
    return refuse('unsafe', 'A merge conflict stands here. Resolve it in the Markdown editor first.');
  }
  const after = readPlan(plan.kind, applyEdits(plan.text, change.edits), plan);
  if (!change.holds(after)) {
    return refuse('unsafe', NOT_AS_TYPED);
  }
  for (const id of changedIds(plan, after)) {
    if (!change.allows(id)) {
      return refuse('unsafe', `The text would change "${id}" too. Change it in the Markdown editor instead.`);
    }
  }
  return { ok: true, edits: change.edits, after };
}
