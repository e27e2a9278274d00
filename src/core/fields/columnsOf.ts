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

const isKnown = (schema: FieldSchema, slug: string | undefined): boolean =>
  schema.columns.some(({ title, id }) => (slugOf(title) || id) === slug);
