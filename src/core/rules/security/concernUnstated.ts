import { shift } from '../../markdown/span.ts';
import { concernsOf } from '../concerns.ts';
import type { PlanRule } from '../rule.ts';

export const rule: PlanRule = {
  code: 'security.concern-unstated',
  severity: 'error',
  title: 'It is not said whether a security concern applies.',
  roles: ['security-concerns'],
  owns: 'cells',
  reads: 'plan',
  check: (plan) => {
    const concerns = concernsOf(plan);
    if (!concerns) return [];
    const { field, rows, missing } = concerns;
    const more = { node: field.node.id, field: field.id };
    const unstated = rows.flatMap(({ name, applies, isSaid, notes, row }) => {
      const span = shift(row, field.start);
      // What stands there in place of YES or NO is told by `cell.unknown`.
      if (applies === null && isSaid) return [];
      if (applies === null) return [{ message: `Say by YES or NO whether "${name}" applies.`, span, ...more }];
      return applies && notes === '' ? [{ message: `Say what "${name}" means here: it applies.`, span, ...more }] : [];
    });
    const head = shift({ from: field.read.blocks[0]?.from ?? 0, to: field.read.blocks[0]?.from ?? 0 }, field.start);
    const left = missing.map((name) => ({
      message: `Say whether "${name}" applies.`,
      span: head,
      ...more,
      fixes: [
        {
          title: `Add a row for "${name}"`,
          intents: [{ type: 'addRow' as const, field: field.id, cells: [`**${name}**`, '', ''] }],
          preferred: true,
        },
      ],
    }));
    return [...left, ...unstated];
  },
};
