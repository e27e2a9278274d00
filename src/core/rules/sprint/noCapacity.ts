import { sprintsOf } from '../../workflow/tasks.ts';
import { taskRule } from '../taskRule.ts';

export const rule = taskRule({
  code: 'sprint.no-capacity',
  severity: 'warning',
  title: 'A sprint that has tasks has no capacity in points.',
  role: 'task-sprint',
  find: (tasks, plan) =>
    sprintsOf(plan).flatMap(({ name, key, capacity }) => {
      const task = tasks.find(({ sprint }) => sprint === key);
      if (capacity !== null || !task) return [];
      const message = `Give sprint "${name}" a capacity in points in the table: nobody can tell whether its tasks fit.`;
      return [{ task, message }];
    }),
});
