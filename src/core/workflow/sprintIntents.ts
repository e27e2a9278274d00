import type { Intent } from '../edit/intent.ts';
import type { Plan } from '../plan/plan.ts';
import type { SprintProposal } from './sprints.ts';
import { columnsIn, sprintKey, tableOf, tasksOf } from './tasks.ts';

/** What writing a proposal changes: the sprint of each task, who does it where nobody is named, and new sprints. */
export function sprintIntents(plan: Plan, proposal: SprintProposal): readonly Intent[] {
  const placed = new Map(proposal.tasks.map((one) => [one.task, one]));
  const onTasks = tasksOf(plan).flatMap((task): Intent[] => {
    const one = placed.get(task.label);
    const field = (role: string): string | undefined =>
      task.node.schema?.slots.find((slot) => slot.node === 'field' && slot.role === role)?.id;
    const [sprint, assignee] = [field('task-sprint'), field('task-assignee')];
    if (!one || sprint === undefined) return [];
    const set = (id: string, text: string): Intent => ({ type: 'setText', field: `${task.node.id}/${id}`, text });
    return [
      ...(sprintKey(one.sprint) === task.sprint ? [] : [set(sprint, one.sprint)]),
      ...(task.assignee === '' && one.assignee !== '' && assignee !== undefined ? [set(assignee, one.assignee)] : []),
    ];
  });
  return [...onTasks, ...rowIntents(plan, proposal)];
}

function rowIntents(plan: Plan, { sprints }: SprintProposal): readonly Intent[] {
  const table = tableOf(plan, 'sprints');
  if (table?.read.value.type !== 'table') return [];
  const [nameAt = 0, capacityAt] = columnsIn(table);
  const width = Math.max(table.read.value.columns.length, nameAt + 1, (capacityAt ?? 0) + 1);
  const cells = (name: string, capacity: number): readonly string[] =>
    Array.from({ length: width }, (_, at) => (at === nameAt ? name : at === capacityAt ? String(capacity) : ''));
  return sprints
    .filter(({ isNew }) => isNew)
    .map(({ name, capacity }): Intent => ({ type: 'addRow', field: table.id, cells: cells(name, capacity) }));
}
