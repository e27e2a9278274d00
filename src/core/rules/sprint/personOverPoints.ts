import type { Task } from '../../workflow/tasks.ts';
import { nameKey, teamOf } from '../../workflow/tasks.ts';
import { taskRule } from '../taskRule.ts';

export const rule = taskRule({
  code: 'sprint.person-over-points',
  severity: 'warning',
  title: 'Somebody has more points in a sprint than they do in one.',
  role: 'task-assignee',
  find: (tasks, plan) => {
    const team = new Map(teamOf(plan).map((member) => [nameKey(member.name), member]));
    return [...byPersonAndSprint(tasks).values()].flatMap((own) => {
      // The last task is the one that is most easily given to somebody else.
      const task = own.at(-1);
      const member = task && team.get(nameKey(task.assignee));
      if (!task || !member || member.points === null) return [];
      const sum = own.reduce((all, { points }) => all + (points ?? 0), 0);
      if (sum <= member.points) return [];
      const { name, points } = member;
      const message = `Give tasks of sprint "${task.sprint}" to others than ${name}, or move them: ${name} does ${points} points in a sprint, and has ${sum}.`;
      return [{ task, message }];
    });
  },
});

function byPersonAndSprint(tasks: readonly Task[]): ReadonlyMap<string, readonly Task[]> {
  const groups = new Map<string, Task[]>();
  for (const task of tasks) {
    if (task.assignee === '' || task.sprint === '') continue;
    const key = JSON.stringify([nameKey(task.assignee), task.sprint]);
    const known = groups.get(key);
    if (known) known.push(task);
    else groups.set(key, [task]);
  }
  return groups;
}
