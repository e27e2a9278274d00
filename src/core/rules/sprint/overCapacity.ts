import { sprintsOf } from '../../workflow/tasks.ts';
import { taskRule } from '../taskRule.ts';

export const rule = taskRule({
  code: 'sprint.over-capacity',
  severity: 'warning',
  title: 'The tasks of a sprint have more points than it holds.',
  role: 'task-sprint',
  find: (tasks, plan) => {
    const points = new Map<string, number>();
    for (const { sprint, points: own } of tasks) points.set(sprint, (points.get(sprint) ?? 0) + (own ?? 0));
    return sprintsOf(plan).flatMap(({ name, key, capacity }) => {
      const sum = points.get(key) ?? 0;
      // The last task is the one that is most easily moved on.
      const task = tasks.findLast(({ sprint }) => sprint === key);
      if (capacity === null || sum <= capacity || !task) return [];
      return [{ task, message: `Move tasks out of sprint "${name}": it holds ${capacity} points, and has ${sum}.` }];
    });
  },
});
