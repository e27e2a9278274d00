import { sprintsOf } from '../../workflow/tasks.ts';
import { taskRule } from '../taskRule.ts';

export const rule = taskRule({
  code: 'sprint.unknown',
  severity: 'warning',
  title: 'A task is in a sprint that the table of sprints does not have.',
  role: 'task-sprint',
  find: (tasks, plan) => {
    const known = new Set(sprintsOf(plan).map(({ key }) => key));
    return tasks
      .filter(({ sprint }) => sprint !== '' && !known.has(sprint))
      .map((task) => ({ task, message: `Add sprint "${task.sprint}" to the table with its capacity, or correct it.` }));
  },
});
