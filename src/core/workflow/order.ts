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
  const byLabel = new Map(tasks.map((task) => [task.label, task]));
  const waiting = new Map<T, number>(tasks.map((task) => [task, 0]));
  const followers = new Map<T, T[]>();
  for (const task of tasks) {
    for (const label of task.depends) {
      const other = byLabel.get(label);
      if (!other) continue;
      waiting.set(task, (waiting.get(task) ?? 0) + 1);
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
  const left = new Set(tasks.filter((task) => (waiting.get(task) ?? 0) > 0));
  return { order, cycles: left.size === 0 ? [] : cyclesIn(tasks, left, byLabel) };
}

/** Strongly connected groups (Tarjan), without recursion: a chain of tasks may be as long as the document. */
function cyclesIn<T extends Node>(
  tasks: readonly T[],
  among: ReadonlySet<T>,
  byLabel: ReadonlyMap<string, T>,
): readonly (readonly T[])[] {
  const next = (task: T): readonly T[] =>
    task.depends.flatMap((label) => {
      const other = byLabel.get(label);
      return other && among.has(other) ? [other] : [];
    });
  const found = new Map<T, { index: number; low: number; open: boolean }>();
  const stack: T[] = [];
  const groups: T[][] = [];
  for (const root of among) {
    if (found.has(root)) continue;
    const path: { task: T; rest: T[] }[] = [];
    const enter = (task: T): void => {
      found.set(task, { index: found.size, low: found.size, open: true });
      stack.push(task);
      path.push({ task, rest: [...next(task)] });
    };
    enter(root);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const own = found.get(top.task);
      const other = top.rest.pop();
      if (!own) break;
      if (other) {
        const known = found.get(other);
        if (!known) enter(other);
        else if (known.open) own.low = Math.min(own.low, known.index);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      const parent = above && found.get(above.task);
      if (parent) parent.low = Math.min(parent.low, own.low);
      if (own.low === own.index) groups.push(closeGroup(top.task, stack, found));
    }
  }
  const place = new Map(tasks.map((task, at) => [task, at]));
  const cycles = groups.filter((group) => group.length > 1 || group.some((task) => task.depends.includes(task.label)));
  const at = (task: T | undefined): number => (task && place.get(task)) ?? 0;
  return cycles.map((group) => group.sort((a, b) => at(a) - at(b))).sort((a, b) => at(a[0]) - at(b[0]));
}

function closeGroup<T>(last: T, stack: T[], found: ReadonlyMap<T, { open: boolean }>): T[] {
  const group: T[] = [];
  for (let task = stack.pop(); task !== undefined; task = stack.pop()) {
    const known = found.get(task);
    if (known) known.open = false;
    group.push(task);
    if (task === last) break;
  }
  return group;
}
