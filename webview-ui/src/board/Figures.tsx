import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import type { BoardFigures } from '../../../src/contract/board.ts';
import { Bars, type Bar } from './Bars.tsx';
import { daysWord, percent } from './words.ts';

/** The figures of all features, none of which anybody typed in. */
export function Figures({ figures }: { readonly figures: BoardFigures }): ReactNode {
  const { phases, throughput, rework, predictability, estimation, acceptance, criteria, cycleDays, finished } = figures;
  const cycles = phases.map(({ phase, days, plannedMost }): Bar => ({
    label: phase,
    value: days?.median ?? 0,
    mark: plannedMost,
    text: [
      days ? daysWord(days.median) : l10n.t('not finished yet'),
      ...(plannedMost === null ? [] : [l10n.t('planned up to {0}', daysWord(plannedMost))]),
    ].join(', '),
  }));
  const weeks = throughput
    .slice(-12)
    .map(({ week, features }): Bar => ({ label: week, value: features, mark: null, text: String(features) }));
  const share = (label: string, of: { done: number; total: number }): Bar => ({
    label,
    value: percent(of),
    mark: null,
    text: of.total === 0 ? l10n.t('nothing yet') : l10n.t('{0} % ({1} of {2})', percent(of), of.done, of.total),
  });
  return (
    <section className="figures" aria-labelledby="figures">
      <h2 id="figures">{l10n.t('Figures')}</h2>
      <p>
        {cycleDays
          ? l10n.t('{0} finished, in {1} (median).', finished, daysWord(cycleDays.median))
          : l10n.t('No feature is finished yet.')}{' '}
        {l10n.t(
          'Changes were requested {0} times; approved text changed {1} times.',
          rework.changesRequested,
          rework.changedSinceApproval,
        )}
      </p>
      {estimation && (
        <p className="muted">
          {l10n.t('Finished phases took {0} days; at most {1} were planned.', estimation.actual, estimation.planned)}
        </p>
      )}
      <div className="charts">
        <Bars title={l10n.t('Cycle time by phase (median days)')} bars={cycles} most={null} />
        <Bars title={l10n.t('Features finished a week')} bars={weeks} most={null} />
        <Bars
          title={l10n.t('Shares')}
          most={100}
          bars={[
            share(l10n.t('Phases within their plan'), predictability),
            share(l10n.t('Features with rework'), rework.features),
            share(l10n.t('Acceptance criteria met'), acceptance),
            share(l10n.t('Gate criteria that hold'), criteria),
          ]}
        />
      </div>
    </section>
  );
}
