import type { Plan } from '../plan/plan.ts';
import type { Planned } from './change.ts';
import { refuse } from './change.ts';
import type { IntentOf } from './intent.ts';

/** Replaces a piece of text, as fixes do. No section, entry or group may come, go or change its name by it. */
export function replace(plan: Plan, intent: IntentOf<'replace'>): Planned {
  const { from, to, expected, text } = intent;
  if (plan.text.slice(from, to) !== expected) {
    return refuse(
      'conflict',
      'The text has been changed in the meantime. Look at it again.',
      plan.text.slice(from, to),
    );
  }
  const known = new Set(Array.from(plan.walk(), ({ node }) => node.id));
  return {
    ok: true,
    edits: expected === text ? [] : [{ from, to, insert: text }],
    allows: (id) => !known.has(id) || plan.field(id) !== null,
    holds: (after) => Array.from(after.walk()).every(({ node }) => known.has(node.id)),
  };
}
