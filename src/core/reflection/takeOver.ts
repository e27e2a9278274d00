import type { Intent } from '../edit/intent.ts';
import type { Plan } from '../plan/plan.ts';
import { firstFilled } from './filled.ts';
import type { NeedReport, Reflection } from './reflect.ts';

/**
 * Puts what the request and the answers tell into the fields that are there for it, as far as those are empty: nobody
 * has to write down twice what is known. The answers stay where they are.
 */
export function takeOverIntents(plan: Plan, { criteria }: Reflection): Intent[] {
  const taken = new Set<string>();
  return criteria
    .flatMap(({ needs }) => needs)
    .flatMap((report): Intent[] => {
      const text = toldIn(report);
      const { into } = report.need;
      const field = into === null || taken.has(into) ? null : plan.field(into);
      if (text === null || !field || firstFilled(field)) return [];
      taken.add(field.id);
      return field.schema.type === 'list'
        ? linesOf(text).map((item): Intent => ({ type: 'addItem', field: field.id, text: item.text }))
        : [{ type: 'setText', field: field.id, text: textOf(text) }];
    });
}

const toldIn = ({ evidence }: NeedReport): string | null =>
  evidence.find(({ source }) => source !== 'field')?.text.trim() ?? null;

interface Line {
  readonly text: string;
  readonly isItem: boolean;
}

const ITEM = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/;

/** The lines that say something, without the mark of the list that they may have come from. */
const linesOf = (text: string): readonly Line[] =>
  text
    .split('\n')
    .map((line) => ({ text: line.replace(ITEM, '').trim(), isItem: ITEM.test(line) }))
    .filter((line) => /[\p{L}\p{N}]/u.test(line.text) && !/^(?:```|~~~)/.test(line.text));

/** A list becomes one line, for a field of text has no items. */
function textOf(text: string): string {
  const lines = linesOf(text);
  return lines.map((line) => line.text).join(lines.every(({ isItem }) => isItem) ? '; ' : '\n');
}
