import { digestOf } from '../core/gates/canonical.ts';
import type { NewHasher } from '../core/gates/hash.ts';
import type { DecisionHistory } from '../core/gates/history.ts';
import type { Kind } from '../core/kind/kind.ts';
import type { Plan } from '../core/plan/plan.ts';
import { readPlan } from '../core/plan/readPlan.ts';
import type { RelatedPlan } from '../core/rules/rule.ts';
import { matchSpecification } from './matchKind.ts';

/** Reads a text as a document that another one refers to. Null if it is of no kind. */
export function relatedPlan(
  path: string,
  text: string,
  kinds: readonly Kind[],
  newHasher: NewHasher,
  history?: DecisionHistory,
): RelatedPlan | null {
  const kind = matchSpecification(path, text, kinds);
  if (!kind) return null;
  const plan = readPlan(kind, text);
  return { plan, version: contentVersion(plan, newHasher), ...(history ? { history } : {}) };
}

/** The digest of what a document says: its header and its change log do not count. */
export const contentVersion = (plan: Plan, newHasher: NewHasher): string =>
  digestOf(
    plan,
    plan.kind.sections.filter(({ role }) => role !== 'changelog').map(({ number, id }) => number ?? id),
    newHasher,
  );
