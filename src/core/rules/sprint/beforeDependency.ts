import { sprintsOf } from '../../workflow/tasks.ts';
import { taskRule } from '../taskRule.ts';

export const rule = taskRule({
  code: 'sprint.before-dependency',
  severity: 'warning',
  title: 'A task is in an earlier sprint than a task that it depends on.',
  role: 'task-sprint',
  find: (tasks, plan) => {
    const rank = new Map(sprintsOf(plan).map(({ key }, index) => [key, index]));
    const byLabel = new Map(tasks.map((task) => [task.label, task]));
    const rankOf = (sprint: string): number => rank.get(sprint) ?? -1;
    return tasks.flatMap((task) =>
      task.depends.flatMap((label) => {
        const other = byLabel.get(label);
        const own = rankOf(task.sprint);
        if (!other || own < 0 || rankOf(other.sprint) <= own) return [];
        return [{ task, message: `Move ${task.label} behind ${label}, which is in sprint "${other.sprint}".` }];
      }),
    );
  },
});
