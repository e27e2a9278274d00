import { isFilled } from '../fields/placeholder.ts';
import type { Span } from '../markdown/span.ts';
import { slugOf, withoutDecoration } from '../markdown/title.ts';
import type { LocatedField, Plan } from '../plan/plan.ts';
import { tableOfRole } from './filledRows.ts';

/** A row of the table of security concerns. */
export interface Concern {
  readonly name: string;
  /** Null while it is not said. */
  readonly applies: boolean | null;
  /** Something is said, be it understood or not. */
  readonly isSaid: boolean;
  readonly notes: string;
  /** Relative to the field. */
  readonly row: Span;
}

export interface Concerns {
  readonly field: LocatedField;
  readonly rows: readonly Concern[];
  /** Concerns that the template lists and the document does not. */
  readonly missing: readonly string[];
}

/** Null where a document has no such table. */
export function concernsOf(plan: Plan): Concerns | null {
  const field = tableOfRole(plan, 'security-concerns');
  if (field?.read.value.type !== 'table') return null;
  const text = (raw: string | undefined): string =>
    raw !== undefined && isFilled(raw, field.schema) ? raw.trim() : '';
  const rows = field.read.value.rows.map(({ cells, from, to }): Concern => {
    const said = text(cells[1]?.text);
    const applies = /^\W*(yes|no)\b/i.exec(said)?.[1]?.toLowerCase();
    return {
      name: withoutDecoration(cells[0]?.text ?? ''),
      applies: applies === undefined ? null : applies === 'yes',
      isSaid: said !== '',
      notes: text(cells[2]?.text),
      row: { from, to },
    };
  });
  const known = new Set(rows.map(({ name }) => slugOf(name)));
  const missing = templateConcerns(field.schema.source).filter((name) => !known.has(slugOf(name)));
  return { field, rows, missing };
}

const templateConcerns = (source: string): readonly string[] =>
  source
    .split('\n')
    .slice(2)
    .map((line) => withoutDecoration(line.split('|')[1] ?? ''))
    .filter((name) => name !== '' && !name.startsWith('['));
