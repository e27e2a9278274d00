import type { Plan } from '../plan/plan.ts';
import { timeOf } from '../time.ts';
import type { DecisionRecord, DecisionType } from './decision.ts';
import type { GateReport } from './gate.ts';
import type { DecisionHistory } from './history.ts';
import { rolesFor } from './signs.ts';
import type { Project } from './world.ts';

/** A decision that somebody makes. */
export interface DecisionTaken {
  readonly type: DecisionType;
  readonly by: string;
  readonly comment: string;
  /** Of a tick: the line that it is about. */
  readonly criterion?: string;
}

/** Where a decision is made, and when. */
export interface DecisionPlace {
  readonly document: string;
  readonly plan: Plan;
  readonly history: DecisionHistory;
  readonly project: Project;
  /** ISO 8601, UTC, to the second. */
  readonly now: string;
}

/** The record of a decision on a gate, bound to the text as the report has it. */
export function recordOf(place: DecisionPlace, report: GateReport, taken: DecisionTaken): DecisionRecord {
  const { gate, digest, documents } = report;
  const last = place.history.decisions.at(-1);
  const roles = taken.type === 'approve' ? rolesFor(gate, taken.by, place.project.people) : [];
  return {
    format: 1,
    document: place.document,
    kind: place.plan.kind.id,
    gate: gate.id,
    type: taken.type,
    by: taken.by,
    time: timeAfter(place.now, last?.record.time ?? ''),
    digest,
    comment: taken.comment.trim(),
    previous: last?.name ?? null,
    signature: null,
    ...(taken.criterion === undefined ? {} : { criterion: taken.criterion }),
    ...(Object.keys(documents).length === 0 ? {} : { documents }),
    ...(roles.length === 0 ? {} : { roles }),
  };
}

// Decisions count in the order of their times, which are to the second: two in one second must not change places.
const timeAfter = (now: string, last: string): string => (now > last ? now : timeOf(Date.parse(last) + 1000));
