import type { LocatedField, Plan } from '../plan/plan.ts';
import type { TableValueRow } from '../fields/value.ts';
import { isFilled } from '../fields/placeholder.ts';
import { fieldIdByRole } from './names.ts';

/** A table outside of entries, by its role; null where the document does not have it. */
export function tableOfRole(plan: Plan, role: string): LocatedField | null {
  const id = fieldIdByRole(plan.kind, role);
  const field = id === null ? null : plan.field(id);
  return field?.read.value.type === 'table' ? field : null;
}

/** The rows of such a table that somebody has written. A row that says "None" is none. */
export function filledRows(plan: Plan, role: string): readonly TableValueRow[] {
  const field = tableOfRole(plan, role);
  if (field?.read.value.type !== 'table') return [];
  return field.read.value.rows.filter(
    (row) => row.cells.some(({ text }) => isFilled(text, field.schema)) && !saysNone(row),
  );
}

/** Whether a row says that there is nothing to list. */
export const saysNone = ({ cells }: TableValueRow): boolean => /^\W*(?:none|n\/a)\b/i.test(cells[0]?.text ?? '');

/** Whether one of a table's rows says so. */
export const answersNone = (field: LocatedField | null): boolean =>
  field?.read.value.type === 'table' && field.read.value.rows.some(saysNone);
