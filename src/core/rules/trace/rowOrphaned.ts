import { markIntent, orphans } from '../../trace/contracts.ts';
import { nameOfType } from '../../trace/resolve.ts';
import { shorten } from '../names.ts';
import type { Found } from '../rule.ts';
import { foundAt, traceRule } from '../traceRule.ts';

export const rule = traceRule({
  code: 'trace.row-orphaned',
  severity: 'error',
  title: 'A row of a contract stands for nothing.',
  types: ['criterion'],
  find: (graph, plan) =>
    orphans(graph).map(({ row, type, reason }) => {
      const fixes: NonNullable<Found['fixes']>[number][] = [];
      const mark = markIntent(plan, row);
      if (mark) fixes.push({ title: 'Mark the row as orphaned', intents: [mark], preferred: true });
      if (row.field !== null && row.row !== null)
        fixes.push({ title: 'Remove the row', intents: [{ type: 'removeRow', field: row.field, row: row.row }] });
      const what = row.text === '' ? 'this row' : `"${shorten(row.text)}"`;
      return foundAt(row, `Correct ${what}, a ${nameOfType(type)}, or mark it: ${reason}.`, { fixes });
    }),
});
