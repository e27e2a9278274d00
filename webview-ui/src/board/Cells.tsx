import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import type { BoardPageCell, BoardPageRow } from '../../../src/contract/board.ts';
import { Icon } from '../components/Icon.tsx';
import { gateIcon } from '../features/words.ts';
import { ageOf } from './view.ts';
import { ageWord, shortAge, stateWord } from './words.ts';

interface CellProps {
  /** The one cell that takes part in the order of Tab. */
  readonly active: boolean;
  readonly onOpen: () => void;
  readonly onFocus: () => void;
}

const focusable = ({ active, onOpen, onFocus }: CellProps): object => ({
  tabIndex: active ? 0 : -1,
  'data-active': active ? '' : undefined,
  onClick: onOpen,
  onFocus,
});

export function NameCell({ row, ...props }: CellProps & { readonly row: BoardPageRow }): ReactNode {
  const passed = row.phase === '' ? l10n.t('All gates passed') : row.phase;
  const phase = row.isLaidOut ? passed : l10n.t('No workflow yet');
  const verified = row.verified === null ? '' : l10n.t('{0} of {1} verified', row.verified.done, row.verified.total);
  return (
    <div role="rowheader" className="cell name" title={row.path} {...focusable(props)}>
      <span className="feature">{row.name}</span>
      <span className="muted">{[row.status, phase, verified].filter(Boolean).join(' · ')}</span>
    </div>
  );
}

interface GateCellProps extends CellProps {
  readonly cell: BoardPageCell | undefined;
  readonly title: string;
  /** The gate that the feature stands at. */
  readonly current: boolean;
  readonly now: string;
}

export function GateCell({ cell, title, current, now, ...props }: GateCellProps): ReactNode {
  if (!cell)
    return (
      <div role="gridcell" className="cell none" {...focusable(props)}>
        <span className="muted">{l10n.t('No such gate')}</span>
      </div>
    );
  const { state, since, holds, waitsFor } = cell;
  const age = since === null ? '' : ageWord(ageOf(cell, now));
  const people = waitsFor.join(', ');
  return (
    <div
      role="gridcell"
      className={`cell state-${state}${current ? ' current' : ''}`}
      title={[title, stateWord(state), age, holds, people === '' ? '' : l10n.t('Waits for {0}', people)]
        .filter(Boolean)
        .join('\n')}
      {...focusable(props)}
    >
      <span className="state">
        <Icon name={gateIcon[state]} />
        <span className="word">{stateWord(state)}</span>
        {age !== '' && (
          <span className="muted age">
            <span aria-hidden="true">{shortAge(ageOf(cell, now))}</span>
            <span className="hidden">{age}</span>
          </span>
        )}
      </span>
      {holds !== '' && <span className="holds">{holds}</span>}
      {people !== '' && <span className="muted people">{l10n.t('For {0}', people)}</span>}
    </div>
  );
}
