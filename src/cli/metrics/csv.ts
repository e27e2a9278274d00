import type { MetricsOutput } from '../../contract/cli.ts';

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
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value);
  // A text that begins so would be a formula to a spreadsheet.
  const safe = typeof value === 'string' && /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
