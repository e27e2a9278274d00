import type { OutlineItem } from '../../contract/form.ts';
import type { ContainerSchema, SlotSchema } from '../../core/kind/kind.ts';
import type { Plan, PlanNode } from '../../core/plan/plan.ts';
import type { Tally } from './tally.ts';

/** Top sections and the sections in them. What the document lacks stands where the kind has it. */
export function outlineOf({ root, kind }: Plan, tally: Tally): OutlineItem[] {
  const items: OutlineItem[] = [];
  for (const top of inKindOrder(root, kind.sections)) {
    if (isShownElsewhere(top)) continue;
    if (isNode(top)) items.push(itemOf(top, 1, tally), ...sectionsIn(top, tally));
    else items.push(missingItem(top, top.number ?? top.id, 1, tally));
  }
  return items;
}

function sectionsIn(node: PlanNode, tally: Tally): OutlineItem[] {
  const sections = (node.schema?.slots ?? []).filter(isSection);
  return inKindOrder(node, sections).flatMap((below): OutlineItem[] => {
    if (isNode(below)) return !below.schema || below.schema.type === 'section' ? [itemOf(below, 2, tally)] : [];
    return node.closed.has(below.id) ? [] : [missingItem(below, below.number ?? `${node.id}/${below.id}`, 2, tally)];
  });
}

// The change log and the checklist of a document have pages of their own; a checklist that is missing is to be added.
function isShownElsewhere(top: PlanNode | ContainerSchema): boolean {
  const role = isNode(top) ? top.schema?.role : top.role;
  return role === 'changelog' || (role === 'completion' && isNode(top));
}

const isSection = (slot: SlotSchema): slot is ContainerSchema => slot.node === 'container' && slot.type === 'section';

const isNode = (item: PlanNode | ContainerSchema): item is PlanNode => 'parts' in item;

/** The children of a node as they stand in the document, with the sections that are missing after those before them. */
export function inKindOrder(node: PlanNode, sections: readonly ContainerSchema[]): (PlanNode | ContainerSchema)[] {
  const result: (PlanNode | ContainerSchema)[] = node.children.map((child) => child.node);
  sections.forEach((section, index) => {
    const isHere = (item: PlanNode | ContainerSchema): boolean =>
      item === section || (isNode(item) && item.schema === section);
    if (section.optional || result.some(isHere)) return;
    const before = sections.slice(0, index);
    const at = result.findLastIndex((item) =>
      before.some((other) => item === other || (isNode(item) && item.schema === other)),
    );
    result.splice(at + 1, 0, section);
  });
  return result;
}

function itemOf(node: PlanNode, level: number, tally: Tally): OutlineItem {
  return {
    id: node.id,
    title: node.title,
    ordinal: node.ordinal ?? '',
    state: tally.stateOf(node),
    ...tally.countsOf(node),
    level,
    known: node.schema !== null,
  };
}

function missingItem(schema: ContainerSchema, id: string, level: number, tally: Tally): OutlineItem {
  const state = tally.isLocked(id) ? 'locked' : 'empty';
  return {
    id,
    title: schema.title,
    ordinal: schema.number ?? '',
    state,
    findings: 0,
    questions: 0,
    level,
    known: true,
  };
}
