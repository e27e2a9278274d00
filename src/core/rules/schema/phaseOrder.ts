import { shift } from '../../markdown/span.ts';
import { filledRows, tableOfRole } from '../filledRows.ts';
import { shorten } from '../names.ts';
import type { Found, PlanRule } from '../rule.ts';

const PHASES = ['expand', 'backfill', 'contract'];

export const rule: PlanRule = {
  code: 'schema.phase-order',
  severity: 'error',
  title: 'The phases of a migration are out of order.',
  reads: 'plan',
  check: (plan) => {
    const field = tableOfRole(plan, 'migrations');
    if (!field) return [];
    let last = 0;
    return filledRows(plan, 'migrations').flatMap(({ cells, ...row }): Found[] => {
      const what = `"${shorten(cells[0]?.text ?? '')}"`;
      const given = (cells[1]?.text ?? '').toLowerCase();
      const phase = PHASES.findIndex((one) => given.includes(one));
      const found = (message: string): Found[] => [
        { message, span: shift(row, field.start), node: field.node.id, field: field.id },
      ];
      if (phase < 0) return found(`Say whether ${what} is expand, backfill or contract.`);
      if (phase < last)
        return found(
          `Put ${what} before what is ${PHASES[last] ?? ''}: expand comes first, then backfill, then contract.`,
        );
      last = phase;
      const waits = (cells[2]?.text ?? '').trim();
      if (phase > 0 && /^(?:[—–-]*|none)$/i.test(waits)) return found(`Say what ${what} has to wait for.`);
      return [];
    });
  },
};
