import type { MetricsOutput } from '../../contract/cli.ts';
import { csvText } from '../../core/outputs/csv.ts';

const COLUMNS = [
  'feature',
  'path',
  'status',
  'phase',
  'begun',
  'passed',
  'days',
  'planned least',
  'planned most',
  'on time',
  'changes requested',
  'changed since approval',
  'acceptance done',
  'acceptance total',
] as const;

/** One row for each phase of each feature, and one for the whole of it; by RFC 4180. */
export function metricsCsv({ features }: MetricsOutput): string {
  const rows = features.flatMap((feature) => {
    const { name, path, status, rework, acceptance } = feature;
    const whole = [name, path, status, '', feature.begun, feature.finished, feature.days, null, null, null];
    return [
      [...whole, rework.changesRequested, rework.changedSinceApproval, acceptance.done, acceptance.total],
      ...feature.phases.map(({ phase, begun, passed, days, planned, onTime }) => [
        ...[name, path, status, phase, begun, passed, days],
        ...[planned?.least ?? null, planned?.most ?? null, onTime, null, null, null, null],
      ]),
    ];
  });
  return csvText(
    COLUMNS,
    rows.map((row) => row.map((value) => (value === null ? '' : String(value)))),
  );
}
