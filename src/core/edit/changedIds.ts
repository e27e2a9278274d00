import type { Plan, PlanNode } from '../plan/plan.ts';
import { valueText } from './valueText.ts';

/**
 * Ids of everything that reads differently in two plans: nodes that came, went or have another title, fields that came,
 * went or hold another value, and `<node>#prose` where the text that no field owns differs. Nodes that are the same
 * object in both are not looked at, so the cost is that of what changed.
 */
export function changedIds(before: Plan, after: Plan): Set<string> {
  const changed = new Set<string>();
  compare(before.root, after.root, changed);
  return changed;
}

function compare(before: PlanNode, after: PlanNode, changed: Set<string>): void {
  if (before === after) return;
  if (before.title !== after.title || before.ordinal !== after.ordinal || before.schema !== after.schema)
    changed.add(before.id);
  compareFields(before, after, changed);
  if (proseOf(before) !== proseOf(after)) changed.add(`${before.id}#prose`);
  compareChildren(before, after, changed);
}

function compareChildren(before: PlanNode, after: PlanNode, changed: Set<string>): void {
  const later = new Map(after.children.map(({ node }) => [node.id, node]));
  for (const { node } of before.children) {
    const same = later.get(node.id);
    if (same) compare(node, same, changed);
    else addAll(node, changed);
    later.delete(node.id);
  }
  for (const node of later.values()) addAll(node, changed);
  const order = (node: PlanNode): string => node.children.map((child) => child.node.id).join('\n');
  if (order(before) !== order(after)) changed.add(`${before.id}#order`);
}

function addAll(node: PlanNode, changed: Set<string>): void {
  changed.add(node.id);
  for (const field of node.fields) changed.add(field.id);
  for (const child of node.children) addAll(child.node, changed);
}

function compareFields(before: PlanNode, after: PlanNode, changed: Set<string>): void {
  const later = new Map(after.fields.map((field) => [field.id, field.read]));
  for (const { id, read } of before.fields) {
    const same = later.get(id);
    if (!same || (same !== read && valueText(same.value) !== valueText(read.value))) changed.add(id);
    later.delete(id);
  }
  for (const id of later.keys()) changed.add(id);
}

function proseOf(node: PlanNode): string {
  return node.parts
    .flatMap(({ part }) =>
      part.loose
        .filter((block) => block.type !== 'break')
        .map((block) => `${block.type}:${part.region.text.slice(block.from, block.to)}`),
    )
    .join('\n');
}
