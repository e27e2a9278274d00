import type { Plan } from '../plan/plan.ts';
import { orderOf } from './order.ts';
import { tasksOf, teamOf } from './tasks.ts';
import { greatest } from '../lists.ts';

/** Phases last whole days, weekends too: a week of seven days has forty hours of work. */
const HOURS_PER_DAY = 40 / 7;

/**
 * How many days tasks take by their hours, with everybody of the team at work: at least as long as their longest chain
 * and as their share of the hours, at most as long as Graham's bound for doing whatever can be done. Null while a task has
 * no hours, or tasks wait for each other.
 */
export function estimatedDays(plans: readonly Plan[]): { readonly least: number; readonly most: number } | null {
  const plan = plans.find((one) => tasksOf(one).length > 0);
  if (!plan) return null;
  const tasks = tasksOf(plan);
  const { order, cycles } = orderOf(tasks);
  if (cycles.length > 0) return null;
  const people = Math.max(1, teamOf(plan).length);
  const end = new Map<string, number>();
  let sum = 0;
  let chain = 0;
  for (const { label, depends, hours } of order) {
    if (hours === null) return null;
    const before = depends.map((other) => end.get(other) ?? 0);
    const own = hours + greatest(before, 0);
    end.set(label, own);
    sum += hours;
    chain = Math.max(chain, own);
  }
  const days = (hours: number): number => Math.round((hours / HOURS_PER_DAY) * 10) / 10;
  return { least: days(Math.max(chain, sum / people)), most: days(sum / people + chain * (1 - 1 / people)) };
}
