import type { ColumnSchema, FieldSchema } from '../../core/kind/kind.ts';
import { slugOf } from '../../core/markdown/title.ts';
import type { Plan } from '../../core/plan/plan.ts';

/** What a name such as `1/goal`, `2.3/questions[2]` or `4/errors[1].status` means. Indexes count from 1, as people do. */
export interface FieldTarget {
  readonly id: string;
  /** Zero-based; null for the whole field. */
  readonly index: number | null;
  /** Title, id or number of a column. */
  readonly column: string | null;
}

const NAME = /^(.*?)(?:\[(\d+)\](?:\.(.+))?)?$/su;

export function parseTarget(name: string): FieldTarget {
  const match = NAME.exec(name.trim());
  const id = (match?.[1] ?? name).replace(/^\/+|\/+$/g, '');
  const index = match?.[2] === undefined ? null : Number(match[2]) - 1;
  return { id, index, column: match?.[3] ?? null };
}

/** The schema of a field that is in the plan, or that its kind expects there; null if there is no such field. */
export function fieldSchema(plan: Plan, id: string): FieldSchema | null {
  const present = plan.field(id);
  if (present) return present.schema;
  for (const { node } of plan.walk()) {
    for (const missing of node.missing) {
      if (missing.id === id && missing.slot.node === 'field') return missing.slot;
    }
  }
  return null;
}

/** The zero-based place of a column by its title, its id or its number; null if there is none. */
export function columnIndex(
  columns: readonly string[],
  schema: readonly ColumnSchema[],
  wanted: string,
): number | null {
  const slug = slugOf(wanted);
  const byTitle = columns.findIndex((title) => slugOf(title) === slug);
  if (byTitle >= 0) return byTitle;
  const byId = schema.findIndex(({ id }) => id === wanted);
  if (byId >= 0) return byId;
  const byNumber = /^\d+$/.test(wanted) ? Number(wanted) - 1 : -1;
  return byNumber >= 0 && byNumber < columns.length ? byNumber : null;
}

/** The names of fields that resemble one that is not there, best first. */
export function similarFields(plan: Plan, id: string): string[] {
  const last = slugOf(id.split('/').at(-1) ?? id);
  const known = [...plan.fields.keys(), ...missingFields(plan)];
  return known.filter((other) => slugOf(other.split('/').at(-1) ?? '').includes(last) && last !== '').slice(0, 3);
}

function* missingFields(plan: Plan): Generator<string> {
  for (const { node } of plan.walk()) {
    for (const { id, slot } of node.missing) if (slot.node === 'field') yield id;
  }
}
