import * as l10n from '@vscode/l10n';
import { statusOf } from '../../core/gates/status.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { verifiedOf } from '../../core/trace/verified.ts';
import { tasksIn } from '../../core/workflow/begun.ts';
import type { Glance, PlanState } from '../documents/planState.ts';
import { nextOf } from '../form/next.ts';
import { planProgress } from '../form/progress.ts';
import { openQuestions } from './openQuestions.ts';
import { planName } from './planName.ts';

/** What the line of a plan says. */
export interface PlanLine {
  readonly title: string;
  /** `DRAFT · 62 %`, `APPROVED · 100 % · 3 of 12 verified` */
  readonly short: string;
  /** What waits for a person: questions to answer and checkpoints to decide on. */
  readonly waiting: number;
}

export interface PlanSummary extends PlanLine {
  /** One sentence: what to do next. */
  readonly next: string;
}

const kept = new WeakMap<PlanState, PlanSummary>();

export function summaryOf(state: PlanState): PlanSummary {
  const known = kept.get(state);
  if (known) return known;
  const made: PlanSummary = { ...lineOf(state), next: nextOf(state, [...openQuestions(state.plan)]).text };
  kept.set(state, made);
  return made;
}

export function lineOf({ plan, gates }: Glance): PlanLine {
  const decisions = gates.filter((report) => report.gate.needs !== 'none' && WAITS.has(report.state)).length;
  const status = statusOf(plan);
  return {
    title: planName(plan),
    short: [...(status ? [status.name] : []), ...progressText(plan, gates), ...verifiedText(plan, gates)].join(' · '),
    waiting: openQuestions(plan).length + decisions,
  };
}

/** How much is filled in, or how many checkpoints are passed; where nothing has to be, how many tasks are done. */
function progressText(plan: Plan, gates: Glance['gates']): readonly string[] {
  const { done, total, of } = planProgress(plan, gates);
  if (of === 'checkpoints') return [l10n.t('{0} of {1} checkpoints passed', done, total)];
  if (total > 0) return [`${Math.floor((done * 100) / total)} %`];
  const tasks = tasksIn(plan.text);
  return tasks.total === 0 ? [] : [l10n.t('{0} of {1} tasks done', tasks.done, tasks.total)];
}

/** `3 of 12 verified`, from when the plan is approved or somebody has begun. */
function verifiedText(plan: Plan, gates: Glance['gates']): readonly string[] {
  const verified = verifiedOf(plan);
  const begun = verified !== null && (verified.done > 0 || gates.at(-1)?.passed === true);
  return begun ? [l10n.t('{0} of {1} verified', verified.done, verified.total)] : [];
}

// What changed since it was decided on is decided on again.
const WAITS = new Set(['ready', 'requested', 'changed']);
