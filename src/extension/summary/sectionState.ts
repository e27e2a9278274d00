import type { PlanState } from '../documents/planState.ts';
import { openQuestions } from './openQuestions.ts';

/** What is open in a node and below it. */
export interface SectionState {
  readonly findings: number;
  readonly questions: number;
}

// Counted as questions already.
const UNANSWERED = 'question.unanswered';

const kept = new WeakMap<PlanState, ReadonlyMap<string, SectionState>>();

/** By id of the node. Nodes in which nothing is open are not in it. Remarks and hints do not count as open. */
export function sectionStates(state: PlanState): ReadonlyMap<string, SectionState> {
  const known = kept.get(state);
  if (known) return known;
  const states = new Map<string, { findings: number; questions: number }>();
  const count = (node: string, what: keyof SectionState): void => {
    for (let located = state.plan.node(node); located; located = located.parent) {
      const { id } = located.node;
      const entry = states.get(id) ?? { findings: 0, questions: 0 };
      entry[what]++;
      states.set(id, entry);
    }
  };
  for (const { code, severity, node } of state.findings) {
    if (code !== UNANSWERED && (severity === 'error' || severity === 'warning')) count(node, 'findings');
  }
  for (const { field } of openQuestions(state.plan)) {
    const owner = state.plan.field(field)?.node.id;
    if (owner !== undefined) count(owner, 'questions');
  }
  kept.set(state, states);
  return states;
}
