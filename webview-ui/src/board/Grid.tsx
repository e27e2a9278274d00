import * as l10n from '@vscode/l10n';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { BoardPage, BoardPageRow, FromBoard } from '../../../src/contract/board.ts';
import { GridHead } from './GridHead.tsx';
import { GridRow } from './GridRow.tsx';
import { moved } from './keys.ts';
import { usePlace } from './usePlace.ts';
import { revealRow, useWindow } from './useWindow.ts';
import type { View } from './view.ts';

interface GridProps {
  readonly board: BoardPage;
  readonly rows: readonly BoardPageRow[];
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly tell: (message: FromBoard) => void;
}

/** Pixels, as the style sheet has it: rows of one height are found without measuring any. */
const ROW = 84;

/**
 * Features by gates. One cell takes part in the order of Tab; arrows go from cell to cell, Enter opens. Only the rows in
 * view, and that of the cell with the focus, are drawn.
 */
export function Grid({ board, rows, view, onView, tell }: GridProps): ReactNode {
  const { columns, now } = board;
  const scroller = useRef<HTMLDivElement>(null);
  const { active, go, stay } = usePlace(scroller, rows.length, columns.length + 1);
  const { first, last } = useWindow(scroller, rows.length, ROW);
  const open = (row: BoardPageRow | undefined, column: number): void => {
    if (row) tell({ type: 'open', row: row.id, gate: columns[column - 1]?.gate ?? '' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const onCell = event.target instanceof HTMLElement && event.target.dataset['active'] !== undefined;
    if (!onCell) return;
    const opens = event.key === 'Enter' || event.key === ' ';
    const to = opens ? null : moved(active, event, { rows: rows.length, columns: columns.length + 1 });
    if (!opens && !to) return;
    event.preventDefault();
    if (opens) open(rows[active.row], active.column);
    if (!to || !scroller.current) return;
    revealRow(scroller.current, to.row, ROW);
    go(to);
  };
  return (
    <div
      className="grid"
      role="grid"
      aria-label={l10n.t('Features by gates')}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      ref={scroller}
      onKeyDown={onKeyDown}
      style={{ '--columns': columns.length } as object}
    >
      <GridHead columns={columns} view={view} onView={onView} />
      <div className="rows" role="presentation" style={{ height: rows.length * ROW }}>
        {drawn(first, last, active.row, rows.length).map((at) => {
          const row = rows[at];
          return (
            row && (
              <GridRow
                key={row.id}
                row={row}
                at={at}
                top={at * ROW}
                columns={columns}
                now={now}
                active={active.row === at ? active.column : null}
                onOpen={(column) => open(row, column)}
                onFocus={(column) => {
                  stay({ row: at, column });
                  const gate = columns[column - 1]?.gate;
                  if (gate !== undefined) tell({ type: 'criteria', row: row.id, gate });
                }}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** Rows to draw, in order: those in view, and the one that has the focus wherever it is. */
function drawn(first: number, last: number, active: number, count: number): readonly number[] {
  const shown = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
  if (active >= count || (active >= first && active < last)) return shown;
  return active < first ? [active, ...shown] : [...shown, active];
}
