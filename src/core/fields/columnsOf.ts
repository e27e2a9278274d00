import type { FieldSchema } from '../kind/kind.ts';
import { slugOf } from '../markdown/title.ts';
import type { Value } from './value.ts';

type Table = Pick<Extract<Value, { type: 'table' }>, 'columns'>;

/** The column that a document has for one of the schema: by its title, else in the same place. */
export function columnsOf({ columns }: Table, schema: FieldSchema): (id: string) => number | undefined {
  const slugs = columns.map((title) => slugOf(title) || title.trim());
  const known = new Map<string, number | undefined>();
  for (const [index, { id, title }] of schema.columns.entries()) {
    const at = slugs.indexOf(slugOf(title) || id);
    known.set(id, at >= 0 ? at : index < columns.length && !isKnown(schema, slugs[index]) ? index : undefined);
  }
  return (id) => known.get(id);
}

const keys = new WeakMap<FieldSchema, Map<string, object>>();
const MOST_KEYS = 50;

/** Stands for a schema and the columns that a document has for it: what is kept of a row for both. */
export function columnsKey({ columns }: Table, schema: FieldSchema): object {
  const known = keys.get(schema) ?? new Map<string, object>();
  keys.set(schema, known);
  const name = columns.join('\n');
  const key = known.get(name) ?? {};
  // Every key in a title makes other columns.
  if (known.size >= MOST_KEYS) known.clear();
  known.set(name, key);
  return key;
}

const isKnown = (schema: FieldSchema, slug: string | undefined): boolean =>
  schema.columns.some(({ title, id }) => (slugOf(title) || id) === slug);
