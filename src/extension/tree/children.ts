import type { Uri } from 'vscode';
import type { ContainerSchema } from '../../core/kind/kind.ts';
import type { PlanState } from '../documents/planState.ts';
import { inKindOrder } from '../form/outline.ts';
import { openQuestions } from '../summary/openQuestions.ts';
import type { PlanItem } from './item.ts';
import { addAll } from '../../core/lists.ts';

/** Sections in order, each checkpoint below the section that it is shown with, open questions last. */
export function childrenOfPlan(state: PlanState, uri: Uri): PlanItem[] {
  const { plan, gates } = state;
  const sections = inKindOrder(plan.root, plan.kind.sections).map((section) =>
    'parts' in section ? section.id : (section.number ?? section.id),
  );
  const items = sections.flatMap((target): PlanItem[] => [
    { type: 'section', uri, target, parent: null },
    ...gates.filter(({ gate }) => gate.shows === target).map(({ gate }) => gateItem(uri, gate.id, target)),
  ]);
  const elsewhere = gates.filter(({ gate }) => !sections.includes(gate.shows));
  addAll(
    items,
    elsewhere.map(({ gate }) => gateItem(uri, gate.id, gate.shows)),
  );
  return openQuestions(plan).length === 0 ? items : [...items, { type: 'questions', uri }];
}

const gateItem = (uri: Uri, gate: string, target: string): PlanItem => ({ type: 'gate', uri, gate, target });

/** The sections within a section. */
export function childrenOfSection({ plan }: PlanState, uri: Uri, parent: string): PlanItem[] {
  const node = plan.node(parent)?.node;
  if (!node) return [];
  const schemas = (node.schema?.slots ?? []).filter(isSection);
  return inKindOrder(node, schemas).flatMap((section): PlanItem[] => {
    if ('parts' in section) {
      if (section.schema !== null && section.schema.type !== 'section') return [];
      return [{ type: 'section', uri, target: section.id, parent }];
    }
    return [{ type: 'section', uri, target: section.number ?? `${node.id}/${section.id}`, parent }];
  });
}

const isSection = (slot: { readonly node: string; readonly type: string }): slot is ContainerSchema =>
  slot.node === 'container' && slot.type === 'section';

export function questionItems({ plan }: PlanState, uri: Uri): PlanItem[] {
  return openQuestions(plan).map(({ field, index }) => ({ type: 'question', uri, field, index, target: field }));
}
