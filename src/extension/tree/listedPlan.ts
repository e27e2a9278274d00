import type { PlanState } from '../documents/planState.ts';
import { abilities } from '../status/contextKeys.ts';
import { summaryOf, type PlanSummary } from '../summary/planSummary.ts';

/** What the line of a plan says; small, so that it can be kept of every plan of a workspace. */
export interface ListedPlan {
  readonly summary: PlanSummary;
  /** Tokens of its `contextValue`, by which the manifest shows menu entries. */
  readonly tokens: readonly string[];
}

const TOKENS = ['canAsk', 'hasMissing', 'canResume', 'canSetStatus', 'hasQuestions'];

export function listedPlan(state: PlanState, readOnly: string): ListedPlan {
  const able = abilities({ state, readOnly });
  return { summary: summaryOf(state), tokens: readOnly === '' ? TOKENS.filter((token) => able[token] === true) : [] };
}
