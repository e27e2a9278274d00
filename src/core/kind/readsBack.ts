import { readPlan } from '../plan/readPlan.ts';
import type { Kind } from './kind.ts';

/**
 * Names of the slots that a new document of a kind has and that are not found in it again: its template writes something
 * that reading understands otherwise. Empty for a template that holds.
 */
export function notReadBack(kind: Kind): readonly string[] {
  const plan = readPlan(kind, kind.starter);
  return Array.from(plan.walk(), ({ node }) => node.missing).flatMap((missing) =>
    missing.map(({ slot }) => (slot.node === 'field' ? (slot.label ?? slot.id) : slot.title)),
  );
}
