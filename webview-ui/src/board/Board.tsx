import * as l10n from '@vscode/l10n';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { BoardCriteria, BoardPage, FromBoard } from '../../../src/contract/board.ts';
import { Button } from '../components/Button.tsx';
import { CellCriteria } from './CellCriteria.tsx';
import { Figures } from './Figures.tsx';
import { Filters } from './Filters.tsx';
import { Grid } from './Grid.tsx';
import { shownRows, type View } from './view.ts';

interface BoardProps {
  readonly board: BoardPage;
  readonly criteria: BoardCriteria | null;
  readonly tell: (message: FromBoard) => void;
  readonly saved: View;
  readonly keep: (view: View) => void;
}

/** Features by phases, and their figures. */
export function Board({ board, criteria, tell, saved, keep }: BoardProps): ReactNode {
  const [view, setView] = useState(saved);
  useEffect(() => keep(view), [keep, view]);
  const rows = useMemo(() => shownRows(board, view), [board, view]);
  const { rows: all, read } = board;
  const reading = read.done < read.total;
  return (
    <main className="board">
      <h1>{l10n.t('Board')}</h1>
      {all.length === 0 && !reading ? (
        <div className="nothing">
          <p>
            {l10n.t(
              'There are no features yet. A feature is a folder with a workflow and the documents of its phases.',
            )}
          </p>
          <Button look="primary" onClick={() => tell({ type: 'newFeature' })}>
            {l10n.t('New Feature…')}
          </Button>
        </div>
      ) : (
        <>
          <Filters board={board} view={view} onView={setView} />
          <p className="muted" role="status">
            {reading
              ? l10n.t('{0} of {1} features read', read.done, read.total)
              : l10n.t('{0} of {1} features', rows.length, all.length)}
          </p>
          <Grid board={board} rows={rows} view={view} onView={setView} tell={tell} />
          <CellCriteria board={board} asked={criteria} />
          <Figures figures={board.figures} />
        </>
      )}
    </main>
  );
}
