import { taskRule } from '../taskRule.ts';

export const rule = taskRule({
  code: 'task.dependency-unknown',
  severity: 'error',
  title: 'A task depends on one that is not there.',
  role: 'task-depends',
  find: (tasks) => {
    const known = new Set(tasks.map(({ label }) => label));
    return tasks.flatMap((task) =>
      task.depends
        .filter((label) => !known.has(label))
        .map((label) => ({ task, message: `Correct "${label}": there is no such task.` })),
    );
  },
});
