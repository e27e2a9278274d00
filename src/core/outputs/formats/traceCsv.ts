import { matrixCells, MATRIX_HEADS, traceMatrix } from '../../trace/matrix.ts';
import { traces } from '../../trace/schema.ts';
import { csvText } from '../csv.ts';
import type { Output } from '../output.ts';

/** The trace matrix, for spreadsheets. */
export const output: Output = {
  id: 'trace-csv',
  title: 'Trace matrix (CSV)',
  extension: 'csv',
  fits: (kind) => traces(kind, 'criterion'),
  make: ({ plan }) => csvText(MATRIX_HEADS, traceMatrix(plan).map(matrixCells)),
};
