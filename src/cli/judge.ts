import { judgeGates } from '../core/gates/judge.ts';
import type { GateReport } from '../core/gates/gate.ts';
import type { DecisionHistory } from '../core/gates/history.ts';
import { NO_HISTORY } from '../core/gates/history.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { CompletionLine } from '../core/rules/completion.ts';
import { completionOf } from '../core/rules/completion.ts';
import type { Finding } from '../core/rules/finding.ts';
import { allRules } from '../core/rules/allRules.ts';
import { hasFileFrom } from '../node/hasFile.ts';
import { newHasher } from '../node/newHasher.ts';
import type { OpenPlan } from '../workspace/plans.ts';
import { gateWorld } from '../workspace/standing.ts';
import { loadLinked, relatedFrom } from './related.ts';
import type { Workspace } from './workspaces.ts';

/** What is to be said about one plan. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly gates: readonly GateReport[];
  readonly history: DecisionHistory;
}

export async function judge(workspace: Workspace, { path, plan }: OpenPlan): Promise<Judgement> {
  const history = workspace.decisions ? await workspace.decisions.load(path) : NO_HISTORY;
  const around = { hasFile: hasFileFrom(workspace.folder, path), related: relatedFrom(workspace, path) };
  await loadLinked(workspace, path, plan);
  const { project } = await workspace.project();
  const world = gateWorld(workspace.rules, around, project, newHasher);
  const { findings, gates } = workspace.rules.check(plan, around, (content) =>
    judgeGates(plan, content, history, newHasher, world),
  );
  return { findings, gates, history };
}

/** The lines of the plan's completion checklists. */
export const completionLines = (plan: Plan, { findings, gates }: Judgement): readonly CompletionLine[] =>
  completionOf(plan, findings, gates, allRules);
