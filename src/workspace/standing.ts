import type { NewHasher } from '../core/gates/hash.ts';
import { judgeGates } from '../core/gates/judge.ts';
import type { GateWorld, LinkedPlan, Project, Standing } from '../core/gates/world.ts';
import type { RuleEngine } from '../core/rules/engine.ts';
import type { RelatedPlan, Surroundings } from '../core/rules/rule.ts';

/** What the gates of a document may look at. Each linked document is judged once, by itself, and kept with what was read. */
export function gateWorld(engine: RuleEngine, around: Surroundings, project: Project, newHasher: NewHasher): GateWorld {
  return {
    linked: around.related,
    standing: (linked) => standingOf(linked, engine, project, newHasher),
    project,
  };
}

interface Kept {
  readonly engine: RuleEngine;
  readonly project: Project;
  readonly standing: Standing;
}

const kept = new WeakMap<LinkedPlan, Kept>();

function standingOf(
  linked: LinkedPlan,
  engine: RuleEngine,
  project: Project,
  newHasher: NewHasher,
): Standing | undefined {
  const { history } = linked as RelatedPlan;
  if (!history) return undefined;
  const known = kept.get(linked);
  if (known?.engine === engine && known.project === project) return known.standing;
  // Links of the other document are not followed: two documents that name each other would never come to an end.
  const findings = engine.content(linked.plan, { hasFile: () => null, related: () => undefined });
  const gates = judgeGates(linked.plan, findings, history, newHasher, {
    linked: () => undefined,
    standing: () => undefined,
    project,
  });
  const standing = { findings, gates, off: engine.off };
  kept.set(linked, { engine, project, standing });
  return standing;
}
