import { componentsOf } from '../trace/components.ts';
import type { Task } from './tasks.ts';

type Node = Pick<Task, 'label' | 'depends'>;

/** Tasks in an order in which each comes after what it depends on, and the groups that wait for each other. */
export interface Ordered<T> {
  readonly order: readonly T[];
  /** Each a group of tasks, in document order, of which every one depends on every other. */
  readonly cycles: readonly (readonly T[])[];
}

/** Linear in tasks and dependencies. Dependencies on what is not there are passed over. */
export function orderOf<T extends Node>(tasks: readonly T[]): Ordered<T> {
  const before = dependenciesOf(tasks);
  const waiting = new Map<T, number>();
  const followers = new Map<T, T[]>();
  for (const [task, others] of before) {
    waiting.set(task, others.length);
    for (const other of others) {
      const known = followers.get(other);
      if (known) known.push(task);
      else followers.set(other, [task]);
    }
  }
  const order: T[] = tasks.filter((task) => waiting.get(task) === 0);
  for (let at = 0; at < order.length; at++) {
    const task = order[at];
    for (const follower of (task && followers.get(task)) ?? []) {
      const left = (waiting.get(follower) ?? 0) - 1;
      waiting.set(follower, left);
      if (left === 0) order.push(follower);
    }
  }
  const left = tasks.filter((task) => (waiting.get(task) ?? 0) > 0);
  return { order, cycles: left.length === 0 ? [] : cyclesIn(tasks, left, before) };
}

type Before<T> = ReadonlyMap<T, readonly T[]>;

/** Of several tasks of one label the first is meant, and none of them means itself: nobody can tell whether it does. */
function dependenciesOf<T extends Node>(tasks: readonly T[]): Before<T> {
  const byLabel = new Map<string, T>();
  const shared = new Set<string>();
  for (const task of tasks) {
    if (byLabel.has(task.label)) shared.add(task.label);
    else byLabel.set(task.label, task);
  }
  const meant = (task: T, label: string): readonly T[] => {
    const other = byLabel.get(label);
    return other && !(label === task.label && shared.has(label)) ? [other] : [];
  };
  return new Map(tasks.map((task) => [task, task.depends.flatMap((label) => meant(task, label))]));
}

function cyclesIn<T extends Node>(
  tasks: readonly T[],
  left: readonly T[],
  before: Before<T>,
): readonly (readonly T[])[] {
  const next = (task: T): readonly T[] => before.get(task) ?? [];
  const place = new Map(tasks.map((task, at) => [task, at]));
  const at = (task: T | undefined): number => (task && place.get(task)) ?? 0;
  return componentsOf(left, next)
    .filter((group) => group.length > 1 || group.some((task) => next(task).includes(task)))
    .map((group) => group.sort((a, b) => at(a) - at(b)))
    .sort((a, b) => at(a[0]) - at(b[0]));
}
