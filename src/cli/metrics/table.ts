import type { MetricsOutput } from '../../contract/cli.ts';
import { plain } from '../terminal.ts';

type Summary = MetricsOutput['summary'];

/** Figures for people: one block of totals, the phases, the weeks, the features. */
export function metricsTable({ features, begun, summary }: MetricsOutput): string {
  const others =
    begun.length === 0
      ? []
      : [
          columns(
            ['Without a workflow', 'Documents'],
            begun.map(({ folder, documents }) => [folder, documents.map(documentText).join('; ')]),
          ),
        ];
  const nothing = 'No features found. "planwright feature NAME" lays one out.';
  if (features.length === 0) return `${[nothing, ...others].join('\n\n')}\n`;
  const blocks = [
    totals(summary),
    columns(['Phase', 'Median', 'Mean', 'Planned'], phaseRows(summary)),
    ...(summary.throughput.length === 0
      ? []
      : [
          columns(
            ['Week', 'Finished'],
            summary.throughput.map((one) => [one.week, String(one.features)]),
          ),
        ]),
    columns(['Feature', 'Status', 'Days', 'Rework', 'Acceptance'], featureRows(features)),
    ...others,
  ];
  return `${blocks.join('\n\n')}\n`;
}

const documentText = ({ file, about }: { file: string; about: string }): string =>
  about === '' ? file : `${file}: ${about}`;

const phaseRows = ({ phases }: Summary): readonly (readonly string[])[] =>
  phases.map(({ phase, days, plannedMost }) => [
    phase,
    days ? inDays(days.median) : '-',
    days ? inDays(days.mean) : '-',
    plannedMost === null ? '-' : `up to ${inDays(plannedMost)}`,
  ]);

const featureRows = (features: MetricsOutput['features']): readonly (readonly string[])[] =>
  features.map(({ name, status, days, rework, acceptance }) => [
    name,
    status,
    days === null ? '-' : inDays(days),
    String(rework.changesRequested + rework.changedSinceApproval),
    `${acceptance.done}/${acceptance.total}`,
  ]);

function totals(summary: Summary): string {
  const { cycleDays, rework, predictability, estimation, acceptance, criteria } = summary;
  return [
    `Features: ${summary.features}, finished: ${summary.finished}`,
    `Cycle time: ${cycleDays ? `median ${inDays(cycleDays.median)}, mean ${inDays(cycleDays.mean)}` : '-'}`,
    `Rework: ${rework.changesRequested} × changes requested, ${rework.changedSinceApproval} × changed since approval, in ${share(rework.features)} of features`,
    `Predictability: ${share(predictability)} of phases within their planned duration${estimation ? `; planned ${inDays(estimation.planned)}, took ${inDays(estimation.actual)}` : ''}`,
    `Coverage: ${share(acceptance)} of acceptance criteria met, ${share(criteria)} of gate criteria hold`,
  ].join('\n');
}

const share = ({ done, total }: { done: number; total: number }): string =>
  total === 0 ? '-' : `${Math.round((100 * done) / total)} % (${done}/${total})`;

const inDays = (days: number): string => `${days} d`;

function columns(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows.map((row) => row.map(plain))];
  const widths = head.map((_, at) => Math.max(...all.map((row) => (row[at] ?? '').length)));
  return all
    .map((row) =>
      row
        .map((text, at) => text.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
