import { shorten } from '../names.ts';
import type { GateRule } from '../rule.ts';

export const rule: GateRule = {
  code: 'criterion.ticked-early',
  severity: 'warning',
  title: 'A criterion of a gate is ticked in the text and does not hold, or nobody stands for it.',
  reads: 'gates',
  check: (_plan, _context, { gates }) =>
    gates.flatMap(({ criteria, state }) =>
      criteria.flatMap(({ place, ticked, holds, text, because, automatic }) => {
        // The gate was passed with it: the document is to be mended, not the tick. "approval.stale" says so.
        if (automatic && state === 'changed') return [];
        if (!place || !ticked || holds !== false) return [];
        const { field, index, span } = place;
        const intents = [{ type: 'toggle' as const, field, index, done: false }];
        const message = `Untick "${shorten(text)}": ${because}.`;
        return [{ message, span, node: field.split('/')[0] ?? '', field, fixes: [{ title: 'Untick it', intents }] }];
      }),
    ),
};
