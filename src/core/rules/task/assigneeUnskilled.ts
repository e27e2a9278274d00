import { nameKey, skillKey, teamOf } from '../../workflow/tasks.ts';
import { taskRule } from '../taskRule.ts';

export const rule = taskRule({
  code: 'task.assignee-unskilled',
  severity: 'warning',
  title: 'A task is given to somebody who is not in the team, or has not its skill.',
  role: 'task-assignee',
  find: (tasks, plan) => {
    const team = new Map(teamOf(plan).map((member) => [nameKey(member.name), member]));
    if (team.size === 0) return [];
    return tasks.flatMap((task) => {
      if (task.assignee === '') return [];
      const member = team.get(nameKey(task.assignee));
      if (!member) return [{ task, message: `Name somebody of the team: "${task.assignee}" is not in it.` }];
      if (task.skill === '' || member.skills.includes(skillKey(task.skill))) return [];
      return [
        {
          task,
          message: `Give ${task.label} to somebody with the skill "${task.skill}", or add it to ${member.name}.`,
        },
      ];
    });
  },
});
