import { isFilled } from '../fields/placeholder.ts';
import type { FieldRead } from '../plan/part.ts';
import type { LocatedField, Plan, PlanNode } from '../plan/plan.ts';

/** The filled text of a header label by its id; empty where there is none. */
export function headerText(plan: Plan, id: string): string {
  const field = plan.field(`${plan.root.id}/${id}`);
  const value = field?.read.value;
  return field && value && 'slot' in value && isFilled(value.slot.text, field.schema) ? value.slot.text : '';
}

/** The filled items of a list, a checklist or the questions. */
export const itemsIn = ({ read }: Pick<LocatedField, 'read'>): readonly string[] => filledItems(read);

/** The filled items of a list of an entry, by the field's id. */
export function listIn(node: PlanNode, id: string): readonly string[] {
  const field = node.fields.find(({ read }) => read.schema.id === id);
  return field ? filledItems(field.read) : [];
}

function filledItems({ value, schema }: FieldRead): readonly string[] {
  if (!('items' in value)) return [];
  return value.items.map(({ slot }) => slot.text).filter((text) => isFilled(text, schema));
}

/** The filled rows of a table: the texts of their cells. */
export function rowsIn({ read: { value, schema } }: Pick<LocatedField, 'read'>): readonly (readonly string[])[] {
  if (value.type !== 'table') return [];
  const rows = value.rows.map(({ cells }) => cells.map(({ text }) => text));
  return rows.filter((row) => row.some((text) => isFilled(text, schema)));
}
