import type { Glance } from '../documents/planState.ts';
import { LISTED_ABILITIES } from './listedAbilities.ts';
import { lineOf, type PlanLine } from './planSummary.ts';

/** What the line of a plan says; small, so that it can be kept of every plan of a workspace. */
export interface ListedPlan extends PlanLine {
  /** Tokens of its `contextValue`, by which the manifest shows menu entries. */
  readonly tokens: readonly string[];
}

export function listedPlan(seen: Glance, readOnly: string): ListedPlan {
  const able = Object.entries(LISTED_ABILITIES).filter(([, applies]) => readOnly === '' && applies(seen));
  return { ...lineOf(seen), tokens: able.map(([name]) => name) };
}
