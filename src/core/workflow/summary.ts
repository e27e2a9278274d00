import type { FeatureMetrics, Share } from './metrics.ts';
import { round } from './metrics.ts';

/** The figures of several features together. */
export interface MetricsSummary {
  readonly features: number;
  readonly finished: number;
  /** Of the features that are finished; null while none is. */
  readonly cycleDays: Spread | null;
  readonly phases: readonly {
    readonly phase: string;
    readonly days: Spread | null;
    readonly plannedMost: number | null;
  }[];
  /** Every week from the first to the last in which a feature was finished. */
  readonly throughput: readonly { readonly week: string; readonly features: number }[];
  readonly rework: {
    readonly changesRequested: number;
    readonly changedSinceApproval: number;
    /** Features with any of it. */
    readonly features: Share;
  };
  /** Finished phases that took no longer than planned. */
  readonly predictability: Share;
  /** Days of the finished phases that have a plan: the longest that was planned, and what they took; null without any. */
  readonly estimation: { readonly planned: number; readonly actual: number } | null;
  readonly acceptance: Share;
  readonly criteria: Share;
}

export interface Spread {
  readonly median: number;
  readonly mean: number;
  readonly most: number;
}

export function summaryOf(features: readonly FeatureMetrics[]): MetricsSummary {
  const finished = features.filter((feature) => feature.finished !== null);
  const timed = features.flatMap(({ phases }) => phases).filter(({ onTime }) => onTime !== null);
  const reworked = features.filter(({ rework }) => rework.changesRequested + rework.changedSinceApproval > 0);
  const sum = (count: (feature: FeatureMetrics) => number): number =>
    features.reduce((all, feature) => all + count(feature), 0);
  return {
    features: features.length,
    finished: finished.length,
    cycleDays: spreadOf(finished.flatMap(({ days }) => days ?? [])),
    phases: phaseSpreads(features),
    throughput: throughputOf(finished.flatMap((feature) => feature.finished ?? [])),
    rework: {
      changesRequested: sum(({ rework }) => rework.changesRequested),
      changedSinceApproval: sum(({ rework }) => rework.changedSinceApproval),
      features: { done: reworked.length, total: features.length },
    },
    predictability: { done: timed.filter(({ onTime }) => onTime === true).length, total: timed.length },
    estimation: estimationOf(timed),
    acceptance: { done: sum(({ acceptance }) => acceptance.done), total: sum(({ acceptance }) => acceptance.total) },
    criteria: { done: sum(({ criteria }) => criteria.done), total: sum(({ criteria }) => criteria.total) },
  };
}

function estimationOf(timed: FeatureMetrics['phases']): MetricsSummary['estimation'] {
  if (timed.length === 0) return null;
  const sum = (all: readonly number[]): number => round(all.reduce((one, other) => one + other, 0));
  return {
    planned: sum(timed.map(({ planned }) => planned?.most ?? 0)),
    actual: sum(timed.map(({ days }) => days ?? 0)),
  };
}

function phaseSpreads(features: readonly FeatureMetrics[]): MetricsSummary['phases'] {
  const byPhase = new Map<string, { days: number[]; planned: number | null }>();
  for (const { phases } of features) {
    for (const { phase, days, planned } of phases) {
      const known = byPhase.get(phase) ?? { days: [], planned: null };
      byPhase.set(phase, known);
      if (days !== null) known.days.push(days);
      if (planned) known.planned = Math.max(known.planned ?? 0, planned.most);
    }
  }
  return Array.from(byPhase, ([phase, { days, planned }]) => ({ phase, days: spreadOf(days), plannedMost: planned }));
}

function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { median: round(median), mean: round(mean), most: round(sorted.at(-1) ?? 0) };
}

const WEEK = 7 * 86_400_000;
/** Two years: what lies further apart is shown without the empty weeks between. */
const MOST_WEEKS = 104;

function throughputOf(times: readonly string[]): MetricsSummary['throughput'] {
  const counts = new Map<number, number>();
  for (const time of times) {
    const monday = mondayOf(Date.parse(time));
    counts.set(monday, (counts.get(monday) ?? 0) + 1);
  }
  const weeks = [...counts.keys()].sort((a, b) => a - b);
  const [first = 0] = weeks;
  const span = Math.round(((weeks.at(-1) ?? first) - first) / WEEK) + 1;
  const shown =
    span > MOST_WEEKS ? weeks : Array.from({ length: weeks.length === 0 ? 0 : span }, (_, at) => first + at * WEEK);
  return shown.map((monday) => ({ week: isoWeek(monday), features: counts.get(monday) ?? 0 }));
}

// UTC, as all times of records are. The epoch was a Thursday.
const mondayOf = (time: number): number => Math.floor((time + 3 * 86_400_000) / WEEK) * WEEK - 3 * 86_400_000;

/** `2026-W48` for the Monday of a week, by ISO 8601: the week belongs to the year of its Thursday. */
function isoWeek(monday: number): string {
  const year = new Date(monday + 3 * 86_400_000).getUTCFullYear();
  const first = mondayOf(Date.UTC(year, 0, 4));
  return `${year}-W${String(Math.round((monday - first) / WEEK) + 1).padStart(2, '0')}`;
}
