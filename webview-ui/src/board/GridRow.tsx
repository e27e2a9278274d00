import type { ReactNode } from 'react';
import type { BoardPage, BoardPageRow } from '../../../src/contract/board.ts';
import { GateCell, NameCell } from './Cells.tsx';

interface GridRowProps {
  readonly row: BoardPageRow;
  /** Zero-based, among those that are shown. */
  readonly at: number;
  /** Pixels from the first row. */
  readonly top: number;
  readonly columns: BoardPage['columns'];
  readonly now: string;
  /** The column that takes part in the order of Tab; null where that is in another row. */
  readonly active: number | null;
  readonly onOpen: (column: number) => void;
  readonly onFocus: (column: number) => void;
}

export function GridRow({ row, at, top, columns, now, active, onOpen, onFocus }: GridRowProps): ReactNode {
  const cell = (column: number): { active: boolean; onOpen: () => void; onFocus: () => void } => ({
    active: active === column,
    onOpen: () => onOpen(column),
    onFocus: () => onFocus(column),
  });
  const stands = row.cells[row.current]?.gate;
  return (
    <div className="row" role="row" aria-rowindex={at + 2} style={{ top }}>
      <NameCell row={row} {...cell(0)} />
      {columns.map(({ gate, title }, index) => (
        <GateCell
          key={gate}
          cell={row.cells.find((one) => one.gate === gate)}
          title={title}
          current={stands === gate}
          now={now}
          {...cell(index + 1)}
        />
      ))}
    </div>
  );
}
