import type { PlanNode } from '../../core/plan/plan.ts';
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

const NOTHING: SectionState = { findings: 0, questions: 0 };

/** By id of the node. Nodes in which nothing is open are not in it. Remarks and hints do not count as open. */
export function sectionStates(state: PlanState): ReadonlyMap<string, SectionState> {
  const known = kept.get(state);
  if (known) return known;
  const own = ownStates(state);
  const states = new Map<string, SectionState>();
  // Parents are told by their children: looking each finding's way up would go through the plan thousands of times.
  const sum = ({ id, children }: PlanNode): SectionState => {
    let { findings, questions } = own.get(id) ?? NOTHING;
    for (const { node } of children) {
      const below = sum(node);
      findings += below.findings;
      questions += below.questions;
    }
    if (findings === 0 && questions === 0) return NOTHING;
    const found = { findings, questions };
    states.set(id, found);
    return found;
  };
  sum(state.plan.root);
  kept.set(state, states);
  return states;
}

function ownStates(state: PlanState): ReadonlyMap<string, SectionState> {
  const own = new Map<string, { findings: number; questions: number }>();
  const count = (node: string, what: keyof SectionState): void => {
    const entry = own.get(node) ?? { findings: 0, questions: 0 };
    entry[what]++;
    own.set(node, entry);
  };
  for (const { code, severity, node } of state.findings) {
    if (code !== UNANSWERED && (severity === 'error' || severity === 'warning')) count(node, 'findings');
  }
  for (const { field } of openQuestions(state.plan)) {
    const owner = state.plan.field(field)?.node.id;
    if (owner !== undefined) count(owner, 'questions');
  }
  return own;
}
