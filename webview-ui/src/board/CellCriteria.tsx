import type { ReactNode } from 'react';
import type { BoardCriteria, BoardPage } from '../../../src/contract/board.ts';
import { GateCriteria } from '../features/GateCriteria.tsx';

interface CellCriteriaProps {
  readonly board: BoardPage;
  readonly asked: BoardCriteria | null;
}

/** What the gate of the cell with the focus waits for, line by line; nothing until a cell had it. */
export function CellCriteria({ board, asked }: CellCriteriaProps): ReactNode {
  const row = board.rows.find(({ id }) => id === asked?.row);
  const column = board.columns.find(({ gate }) => gate === asked?.gate);
  if (!asked || !row || !column || asked.criteria.length === 0) return null;
  return (
    <section className="cell-criteria" aria-labelledby="cell-criteria">
      <h2 id="cell-criteria">
        {row.name} – {column.title}
      </h2>
      <GateCriteria gate={{ criteria: asked.criteria, criteriaCount: asked.criteria.length }} />
    </section>
  );
}
