import { shift } from '../markdown/span.ts';
import type { Plan } from '../plan/plan.ts';
import { headSpan } from '../plan/plan.ts';
import { fieldOf } from '../trace/entries.ts';
import type { Task } from '../workflow/tasks.ts';
import { tasksOf } from '../workflow/tasks.ts';
import { fieldSpan } from './judgeField.ts';
import type { Found, PlanRule, Rule } from './rule.ts';

export interface TaskRule extends Pick<Rule, 'code' | 'severity' | 'title'> {
  /** Role of the field that a finding is shown on. */
  readonly role: string;
  readonly find: (tasks: readonly Task[], plan: Plan) => readonly { readonly task: Task; readonly message: string }[];
}

/** A rule about how the tasks of a breakdown go together. */
export function taskRule({ code, severity, title, role, find }: TaskRule): PlanRule {
  const check: PlanRule['check'] = (plan) => {
    const tasks = tasksOf(plan);
    if (tasks.length === 0) return [];
    return find(tasks, plan).map(({ task, message }): Found => {
      const field = fieldOf(task.node, role);
      const span = shift(field ? fieldSpan(field) : headSpan(task.node), task.start);
      return { message, span, node: task.node.id, field: field?.id ?? null };
    });
  };
  return { code, severity, title, roles: [role], reads: 'plan', check };
}
