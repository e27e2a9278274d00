import type { GateReport } from '../../core/gates/gate.ts';
import { judgeGates, untilAllAreHeld } from '../../core/gates/judge.ts';
import type { NewHasher } from '../../core/gates/hash.ts';
import type { Project } from '../../core/gates/world.ts';
import type { Kind } from '../../core/kind/kind.ts';
import type { Plan } from '../../core/plan/plan.ts';
import type { RuleEngine } from '../../core/rules/engine.ts';
import type { DecisionStore } from '../../workspace/decisions.ts';
import type { FileStore } from '../../workspace/fileStore.ts';
import { openPlan } from '../../workspace/plans.ts';
import { gateWorld } from '../../workspace/standing.ts';
import { checkPlan, type Judging } from './judge.ts';
import type { Glance } from './planState.ts';

/** What reading plans that are not open takes of their folder. */
export interface Reading {
  readonly files: FileStore;
  readonly kinds: readonly Kind[];
  readonly decisions: DecisionStore;
  readonly project: Project;
  readonly newHasher: NewHasher;
}

/** All rules, and only those by which most checkpoints that are shut are found to be so. */
export interface Engines {
  readonly all: RuleEngine;
  readonly quick: RuleEngine;
}

export interface ReadPlan {
  readonly plan: Plan;
  readonly judging: Omit<Judging, 'engine'>;
}

/** A plan by its path from the folder. What the file system would have to be asked for is left open. */
export async function readFor(path: string, reading: Reading): Promise<ReadPlan | null> {
  const { files, kinds, decisions, project, newHasher } = reading;
  const history = await decisions.load(path);
  // The last to wait for: of a thousand plans that are asked for, one at a time is in memory.
  const opened = await openPlan(files, path, kinds);
  if (opened.type !== 'plan') return null;
  const around = { hasFile: () => null, related: () => undefined };
  return { plan: opened.open.plan, judging: { around, history, newHasher, project } };
}

/** As much of a plan as lists say of it: where a few findings already keep its checkpoints shut, no others are looked for. */
export function glanceAt({ plan, judging }: ReadPlan, { all, quick }: Engines): Glance {
  const gates = quickGates(plan, judging, quick);
  return { plan, gates: gates.some(mayWait) ? checkPlan(plan, { engine: all, ...judging }).gates : gates };
}

function quickGates(plan: Plan, judging: ReadPlan['judging'], engine: RuleEngine): Glance['gates'] {
  const { history, newHasher, around, project } = judging;
  const found = engine.contentUntil(plan, untilAllAreHeld(plan.kind.gates));
  if (!found) return checkPlan(plan, { engine, ...judging }).gates;
  return judgeGates(plan, found, history, newHasher, gateWorld(engine, around, project, newHasher));
}

// A gate that nobody decides on says nothing to a list, unless the whole document ends with it.
function mayWait({ gate, state }: GateReport, index: number, gates: readonly GateReport[]): boolean {
  return (state === 'ready' || state === 'requested') && (gate.needs !== 'none' || index === gates.length - 1);
}
