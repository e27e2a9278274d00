import type { ContainerSchema, FieldSchema, Kind } from '../kind/kind.ts';
import type { PlanNode } from '../plan/plan.ts';
import type { RawNode } from '../trace/rawNode.ts';
import { declaredIn } from '../trace/declared.ts';
import { labelOfEntry } from '../trace/entries.ts';

/** Entries that a list item, a bold line or a row of a table in a section declares, where headings are asked for. */
export function strayEntries(node: PlanNode, kind: Kind, slot: ContainerSchema): readonly RawNode[] {
  const type = kind.trace.find(({ role }) => role === slot.role)?.type;
  if (type === undefined) return [];
  const strays = declaredIn(node, kind).own.filter((raw) => raw.type === type && isStray(raw));
  if (strays.length === 0) return strays;
  const labels = new Set(node.children.map(({ node: child }) => labelOfEntry(child)));
  return strays.filter(({ id }) => !labels.has(id));
}

const isStray = ({ declared, row, field }: RawNode): boolean =>
  row === null && field === null && (declared === 'item' || declared === 'cell');

/** Rows of a table that the section has in another form: as a list, below headings, or in a table that is not its own. */
export function strayRows(node: PlanNode, kind: Kind, slot: FieldSchema): readonly RawNode[] {
  if (slot.type !== 'table' || slot.role === null) return [];
  const type = kind.trace.find(({ role }) => role === slot.role)?.type;
  return type === undefined ? [] : declaredIn(node, kind).own.filter((raw) => raw.type === type && raw.row === null);
}
