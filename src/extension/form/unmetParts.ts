import { criteriaFields } from '../../core/gates/criteriaFields.ts';
import type { PlanState } from '../documents/planState.ts';

/**
 * Ids of the nodes with the criteria of a checkpoint of which one does not hold. A checklist has all its lines from the
 * beginning: what makes it complete is that they hold.
 */
export function unmetParts({ plan, gates }: Pick<PlanState, 'plan' | 'gates'>): string[] {
  const checklists = criteriaFields(plan.kind);
  const open = gates.filter(({ criteria }) => criteria.some(({ holds }) => holds !== true));
  return open.flatMap(({ gate }) => (checklists.get(gate.id) ?? []).map(({ id }) => id.slice(0, id.lastIndexOf('/'))));
}

/** Whether a node is another, or stands in it. */
export const isWithin = (id: string, node: string): boolean =>
  id === node || id.startsWith(`${node}/`) || id.startsWith(`${node}.`);
