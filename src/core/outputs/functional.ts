import { isFilled } from '../fields/placeholder.ts';
import type { Value } from '../fields/value.ts';
import { isTick } from '../markdown/taskMark.ts';
import type { LocatedField, Plan, PlanNode } from '../plan/plan.ts';
import { columnsOf } from '../fields/columnsOf.ts';
import { fieldOf } from '../trace/entries.ts';
import { fieldIdByRole } from '../rules/names.ts';

/** The filled rows of a table as objects: each key holds the text of the column with the id that it names. */
export function tableObjects<K extends string>(
  field: Pick<LocatedField, 'read'> | null,
  columns: Readonly<Record<K, string>>,
): Record<K, string>[] {
  if (field?.read.value.type !== 'table') return [];
  const { value, schema } = field.read as { value: Extract<Value, { type: 'table' }> } & LocatedField['read'];
  const column = columnsOf(value, schema);
  const written = (text: string | undefined): string =>
    text !== undefined && isFilled(text, schema) ? text.trim() : '';
  return value.rows
    .filter(({ cells }) => cells.some(({ text }) => isFilled(text, schema) && !isTick(text)))
    .map(({ cells }) => {
      const texts = Object.entries<string>(columns).map(([key, id]) => [key, written(cells[column(id) ?? -1]?.text)]);
      return Object.fromEntries(texts) as Record<K, string>;
    });
}

/** A field outside of entries, by its role. */
export function fieldByRole(plan: Plan, role: string): LocatedField | null {
  const id = fieldIdByRole(plan.kind, role);
  return id === null ? null : plan.field(id);
}

/** The rows of a table of an entry, by its role. */
export const entryTable = <K extends string>(
  node: PlanNode,
  role: string,
  columns: Readonly<Record<K, string>>,
): Record<K, string>[] => tableObjects(fieldOf(node, role), columns);

/** The filled items of a list of an entry, by its role. */
export function entryItems(node: PlanNode, role: string): readonly string[] {
  const field = fieldOf(node, role);
  if (!field || !('items' in field.read.value)) return [];
  const { schema, value } = field.read;
  return value.items.map(({ slot }) => slot.text).filter((text) => isFilled(text, schema));
}
