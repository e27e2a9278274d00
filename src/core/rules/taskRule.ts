import { shift } from '../markdown/span.ts';
import type { Plan } from '../plan/plan.ts';
import { headSpan } from '../plan/plan.ts';
import { fieldOf } from '../trace/entries.ts';
import type { Member, Sprint, Task, ToldTask } from '../workflow/tasks.ts';
import { sprintsOf, tasksOf, teamOf } from '../workflow/tasks.ts';
import { fieldSpan } from './judgeField.ts';
import type { Found, PlanRule, Rule } from './rule.ts';

/** What a rule says of a task. */
export interface TaskFault {
  readonly task: Task;
  readonly message: string;
}

export interface TaskRule extends Pick<Rule, 'code' | 'severity' | 'title'> {
  /** Role of the field that a finding is shown on. */
  readonly role: string;
  /** Asks nothing but the tasks, the sprints and the team: what it says is kept while these are the same. */
  readonly find: (tasks: readonly Task[], plan: Plan) => readonly TaskFault[];
}

/** A rule about how the tasks of a breakdown go together. */
export function taskRule({ code, severity, title, role, find }: TaskRule): PlanRule {
  const faults = keptFaults(find);
  const check: PlanRule['check'] = (plan) => {
    const tasks = tasksOf(plan);
    if (tasks.length === 0) return [];
    return faults(tasks, plan).map(({ task, message }): Found => {
      const field = fieldOf(task.node, role);
      const span = shift(field ? fieldSpan(field) : headSpan(task.node), task.start);
      return { message, span, node: task.node.id, field: field?.id ?? null };
    });
  };
  return { code, severity, title, roles: [role], reads: 'plan', check };
}

/** What was asked last, without anything of that version of the plan. */
interface Asked {
  readonly tasks: readonly Pick<Task, 'told' | 'depends'>[];
  readonly sprints: readonly Sprint[];
  readonly team: readonly Member[];
  readonly found: readonly { readonly index: number; readonly message: string }[];
}

// Nearly every key changes the text of one task, and nothing that a rule asks for.
function keptFaults(find: TaskRule['find']): TaskRule['find'] {
  let last: Asked | null = null;
  return (tasks, plan) => {
    const [sprints, team] = [sprintsOf(plan), teamOf(plan)];
    const isKept =
      last?.sprints === sprints &&
      last.team === team &&
      last.tasks.length === tasks.length &&
      last.tasks.every((one, index) => isSame(one, tasks[index]));
    if (!last || !isKept) {
      const found = find(tasks, plan).map(({ task: { index }, message }) => ({ index, message }));
      last = { tasks: tasks.map(({ told, depends }) => ({ told, depends })), sprints, team, found };
    }
    return last.found.flatMap(({ index, message }) => {
      const task = tasks[index];
      return task ? [{ task, message }] : [];
    });
  };
}

const isSame = (a: Asked['tasks'][number], b: Task | undefined): boolean =>
  b !== undefined &&
  (a.told === b.told || isToldAlike(a.told, b.told)) &&
  (a.depends === b.depends ||
    (a.depends.length === b.depends.length && a.depends.every((label, at) => label === b.depends[at])));

const isToldAlike = (a: ToldTask, b: ToldTask): boolean =>
  a.label === b.label &&
  a.title === b.title &&
  a.points === b.points &&
  a.hours === b.hours &&
  a.skill === b.skill &&
  a.assignee === b.assignee &&
  a.sprint === b.sprint &&
  a.state === b.state &&
  a.waitsFor === b.waitsFor;
