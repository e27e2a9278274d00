import { statusOf } from '../../core/gates/status.ts';
import type { PlanState } from '../documents/planState.ts';
import { nextOf } from '../form/next.ts';
import { planProgress } from '../form/progress.ts';
import { openQuestions } from './openQuestions.ts';

/** What lists say of a plan. */
export interface PlanSummary {
  readonly title: string;
  /** `DRAFT · 62 %` */
  readonly short: string;
  /** One sentence: what to do next. */
  readonly next: string;
  /** What waits for a person: questions to answer and checkpoints to decide on. */
  readonly waiting: number;
}

const kept = new WeakMap<PlanState, PlanSummary>();

export function summaryOf(state: PlanState): PlanSummary {
  const known = kept.get(state);
  if (known) return known;
  const { plan, gates } = state;
  const questions = openQuestions(plan);
  const decisions = gates.filter((report) => report.gate.needs !== 'none' && WAITS.has(report.state)).length;
  const { done, total } = planProgress(plan);
  const percent = total === 0 ? 100 : Math.floor((done * 100) / total);
  const made: PlanSummary = {
    title: plan.title === '' ? plan.kind.title : plan.title,
    short: [...(statusOf(plan) ? [statusOf(plan)?.name] : []), `${percent} %`].join(' · '),
    next: nextOf(state, [...questions]).text,
    waiting: questions.length + decisions,
  };
  kept.set(state, made);
  return made;
}

const WAITS = new Set(['ready', 'requested']);
