import { isFilled } from '../fields/placeholder.ts';
import { isTick, taskMarkAt } from '../markdown/taskMark.ts';
import { eachOf, gatherFrom } from '../plan/facts.ts';
import type { Plan } from '../plan/plan.ts';
import { ORPHANED } from './orphaned.ts';
import { columnsOf } from '../fields/columnsOf.ts';

/** Whether the cell of a row says that it is verified. */
export const isVerified = (text: string): boolean =>
  isTick(text) ? taskMarkAt(text, 0, text.length)?.state === 'done' : /^\W*(?:yes|done|verified)\b/i.test(text);

const rowsIn = gatherFrom<boolean>(
  (node) => node.children,
  (node, kind) => {
    const schema = kind.trace.find(({ type }) => type === 'verification');
    if (!schema) return [];
    return node.fields.flatMap(({ read }) => {
      const { value, schema: field } = read;
      if (field.role !== schema.role || value.type !== 'table') return [];
      const column = columnsOf(value, field);
      const at = (place: string | undefined): number => (place === undefined ? -1 : (column(place) ?? -1));
      const [state, text] = [at(schema.places.state), at(schema.places.text)];
      return value.rows
        .filter(({ cells }) => cells.some((cell) => isFilled(cell.text, field) && !isTick(cell.text)))
        .filter(({ cells }) => !(cells[text]?.text ?? '').startsWith(ORPHANED))
        .map(({ cells }) => isVerified(cells[state]?.text ?? ''));
    });
  },
);

/** How many rows of the verification contract are ticked; null where there are none. Rows marked as orphans do not count. */
export function verifiedOf(plan: Plan): { readonly done: number; readonly total: number } | null {
  const rows = rowsIn(plan.root, plan.kind);
  if (rows.count === 0) return null;
  let done = 0;
  eachOf(rows, (isDone) => (done += isDone ? 1 : 0));
  return { done, total: rows.count };
}
