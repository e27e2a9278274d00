import { isTick, taskMarkAt } from '../markdown/taskMark.ts';
import { eachOf, gatherFrom, gatherWhere } from '../plan/facts.ts';
import type { Plan } from '../plan/plan.ts';
import { ORPHANED } from './orphaned.ts';
import { declaredIn } from './declared.ts';

/** Whether the cell of a row says that it is verified. */
export const isVerified = (text: string): boolean =>
  isTick(text) ? taskMarkAt(text, 0, text.length)?.state === 'done' : /^\W*(?:yes|done|verified)\b/i.test(text);

const rowsIn = gatherWhere(
  ({ trace }) => trace.some(({ type }) => type === 'verification'),
  gatherFrom<boolean>(
    (node) => node.children,
    (node, kind) =>
      declaredIn(node, kind).own.flatMap(({ type, text, places }) =>
        type === 'verification' && !text.startsWith(ORPHANED) ? [isVerified(places.state?.text ?? '')] : [],
      ),
  ),
);

/** How many rows of the verification contract are ticked; null where there are none. Rows marked as orphans do not count. */
export function verifiedOf(plan: Plan): { readonly done: number; readonly total: number } | null {
  const rows = rowsIn(plan.root, plan.kind);
  if (rows.count === 0) return null;
  let done = 0;
  eachOf(rows, (isDone) => (done += isDone ? 1 : 0));
  return { done, total: rows.count };
}
