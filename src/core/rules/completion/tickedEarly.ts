import { completionOf } from '../completion.ts';
import { shorten } from '../names.ts';
import type { GateRule } from '../rule.ts';

export const rule: GateRule = {
  code: 'completion.ticked-early',
  severity: 'warning',
  title: 'A line of the completion checklist is ticked and does not hold.',
  reads: 'gates',
  check: (plan, _context, { findings, gates, rules }) =>
    completionOf(plan, findings, gates, rules)
      .filter(({ ticked, holds }) => ticked && !holds)
      .map(({ text, span, fieldId, index, open, waitsFor }) => {
        const count = open.length === 1 ? '1 finding holds it open' : `${open.length} findings hold it open`;
        const why = open.length > 0 ? count : `"${waitsFor?.gate.title ?? ''}" is not approved`;
        const fix = { title: 'Untick it', intents: [{ type: 'toggle' as const, field: fieldId, index, done: false }] };
        return {
          message: `Untick "${shorten(text)}": ${why}.`,
          span,
          field: fieldId,
          node: fieldId.split('/')[0] ?? '',
          fixes: [fix],
        };
      }),
};
