import type { Plan, PlanNode } from '../plan/plan.ts';
import type { Span } from '../markdown/span.ts';
import { readForSection } from '../plan/part.ts';
import type { Part } from '../plan/part.ts';
import { ownedBlocks } from '../plan/ownedBlocks.ts';
import { valueText } from './valueText.ts';

/**
 * Ids of everything that reads differently in two plans: nodes that came, went or have another title, fields that came,
 * went or hold another value, and `<node>#prose` where the text that no field owns differs. Nodes that are the same
 * object in both are not looked at, so the cost is that of what changed.
 */
export function changedIds(before: Plan, after: Plan): Set<string> {
  const changed = new Set<string>();
  compare({ node: before.root, parent: null }, { node: after.root, parent: null }, changed);
  return changed;
}

interface Inside {
  readonly node: PlanNode;
  readonly parent: PlanNode | null;
}

function compare(was: Inside, is: Inside, changed: Set<string>): void {
  const [before, after] = [was.node, is.node];
  if (before === after) return;
  if (before.title !== after.title || before.ordinal !== after.ordinal || before.schema !== after.schema)
    changed.add(before.id);
  compareFields(before, after, changed);
  if (proseOf(was) !== proseOf(is)) changed.add(`${before.id}#prose`);
  compareChildren(before, after, changed);
}

function compareChildren(before: PlanNode, after: PlanNode, changed: Set<string>): void {
  const later = new Map(after.children.map(({ node }) => [node.id, node]));
  for (const { node } of before.children) {
    const same = later.get(node.id);
    if (same) compare({ node, parent: before }, { node: same, parent: after }, changed);
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

function proseOf({ node, parent }: Inside): string {
  return node.parts
    .flatMap((placed) => {
      const { part } = placed;
      const adopted = adoptedFrom(part, node, parent);
      const owned = ownedBlocks(node, placed);
      return part.loose
        .filter((block) => block.type !== 'break' && !owned.includes(block))
        .map((block) => `${block.type}:${textWithout(part.region.text, block, adopted)}`);
    })
    .join('\n');
}

/** Where labels stand in an entry that are fields of the section around it. */
function adoptedFrom(part: Part, { schema }: PlanNode, parent: PlanNode | null): readonly Span[] {
  if (!schema?.ordinal || !parent?.schema) return [];
  const fields = new Set(parent.fields.map(({ read }) => read));
  return readForSection(part, parent.schema).flatMap((read) =>
    read.labelled && fields.has(read) ? [read.labelled.whole] : [],
  );
}

function textWithout(text: string, { from, to }: Span, adopted: readonly Span[]): string {
  let left = '';
  let at = from;
  for (const span of adopted) {
    if (span.from < at || span.to > to) continue;
    left += text.slice(at, span.from);
    at = span.to;
  }
  return left + text.slice(at, to);
}
