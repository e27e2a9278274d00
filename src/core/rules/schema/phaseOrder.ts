import { shift } from '../../markdown/span.ts';
import { filledRows, tableOfRole } from '../filledRows.ts';
import { misplaced, PHASES } from '../migrationOrder.ts';
import { shorten } from '../names.ts';
import type { Found, PlanRule } from '../rule.ts';

export const rule: PlanRule = {
  code: 'schema.phase-order',
  severity: 'error',
  title: 'The phases of a migration are out of order.',
  reads: 'plan',
  check: (plan) => {
    const field = tableOfRole(plan, 'migrations');
    if (!field) return [];
    const rows = filledRows(plan, 'migrations').map(({ cells, from, to }) => {
      const given = (cells[1]?.text ?? '').toLowerCase();
      const phase = PHASES.find((one) => one !== 'code' && given.includes(one));
      return { text: cells[0]?.text ?? '', waits: (cells[2]?.text ?? '').trim(), phase, from, to };
    });
    const before = misplaced(rows.map(({ text, phase }) => ({ text, phases: phase === undefined ? [] : [phase] })));
    return rows.flatMap(({ text, waits, phase, from, to }, index): Found[] => {
      const what = `"${shorten(text)}"`;
      const found = (message: string): Found[] => [
        { message, span: shift({ from, to }, field.start), node: field.node.id, field: field.id },
      ];
      if (phase === undefined) return found(`Say whether ${what} is expand, backfill or contract.`);
      const wrong = before[index];
      if (wrong) return found(`Put ${what} before what is ${wrong}: expand comes first, then backfill, then contract.`);
      if (phase !== 'expand' && /^(?:[—–-]*|none)$/i.test(waits)) return found(`Say what ${what} has to wait for.`);
      return [];
    });
  },
};
