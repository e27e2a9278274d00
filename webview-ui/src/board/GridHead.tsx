import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import type { BoardPage } from '../../../src/contract/board.ts';
import type { View } from './view.ts';

interface GridHeadProps {
  readonly columns: BoardPage['columns'];
  readonly view: View;
  readonly onView: (view: View) => void;
}

export function GridHead({ columns, view, onView }: GridHeadProps): ReactNode {
  const sorted = view.sort === 'name';
  const order = sorted ? (view.descending ? 'descending' : 'ascending') : 'none';
  return (
    <div className="row head" role="row" aria-rowindex={1}>
      <div role="columnheader" className="cell name" aria-sort={order}>
        <button
          type="button"
          className="link"
          onClick={() => onView({ ...view, sort: 'name', descending: sorted && !view.descending })}
        >
          {l10n.t('Feature')}
        </button>
      </div>
      {columns.map(({ gate, title, phase }) => (
        <div key={gate} role="columnheader" className="cell" title={title}>
          <span className="phase">{phase}</span>
          <span className="muted">{title}</span>
        </div>
      ))}
    </div>
  );
}
