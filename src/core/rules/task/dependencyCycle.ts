import { orderOf } from '../../workflow/order.ts';
import { taskRule } from '../taskRule.ts';

export const rule = taskRule({
  code: 'task.dependency-cycle',
  severity: 'error',
  title: 'Tasks depend on each other in a circle.',
  role: 'task-depends',
  find: (tasks) =>
    orderOf(tasks).cycles.flatMap((cycle) => {
      const [first] = cycle;
      if (!first) return [];
      const names = cycle.map(({ label }) => label).join(', ');
      const message =
        cycle.length === 1
          ? `Take ${first.label} out of its own dependencies.`
          : `Take one dependency away: ${names} wait for each other.`;
      return [{ task: first, message }];
    }),
});
