import type { NewHasher } from '../../core/gates/hash.ts';
import type { DecisionHistory } from '../../core/gates/history.ts';
import { judgeGates } from '../../core/gates/judge.ts';
import { LineMap } from '../../core/markdown/source.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { completionOf } from '../../core/rules/completion.ts';
import type { Check, RuleEngine } from '../../core/rules/engine.ts';
import type { Surroundings } from '../../core/rules/rule.ts';
import type { Project } from '../../core/gates/world.ts';
import { gateWorld } from '../../workspace/standing.ts';
import type { PlanState } from './planState.ts';

export interface Judging {
  readonly engine: RuleEngine;
  readonly around: Surroundings;
  readonly history: DecisionHistory;
  readonly newHasher: NewHasher;
  readonly project: Project;
}

/** All that is known of a plan: findings, gates, completion. What did not change since the last time is not judged again. */
export function judgePlan(plan: Plan, version: number, lines: LineMap | null, judging: Judging): PlanState {
  const { engine, history } = judging;
  const { findings, gates } = checkPlan(plan, judging);
  const completion = completionOf(plan, findings, gates, engine.rules);
  return { version, plan, lines: lines ?? new LineMap(plan.text), findings, gates, completion, history };
}

export function checkPlan(plan: Plan, judging: Judging): Check {
  const { engine, history, newHasher } = judging;
  const world = gateWorld(engine, judging.around, judging.project, newHasher);
  return engine.check(plan, judging.around, (content) => judgeGates(plan, content, history, newHasher, world));
}
