import { orderOf } from './order.ts';
import type { Member, Sprint, Task } from './tasks.ts';
import { nameKey, numberIn, skillKey } from './tasks.ts';
import { greatest } from '../lists.ts';

/** A task in a sprint of a proposal. */
export interface Placed {
  readonly task: string;
  readonly title: string;
  readonly points: number;
  readonly sprint: string;
  /** Empty where nobody of the team has the skill, or no team is given. */
  readonly assignee: string;
}

export interface SprintProposal {
  readonly sprints: readonly {
    readonly name: string;
    readonly capacity: number;
    readonly used: number;
    readonly isNew: boolean;
  }[];
  /** In the order in which they are to be done. */
  readonly tasks: readonly Placed[];
  /** Why tasks are left out, or stand without somebody to do them. */
  readonly problems: readonly string[];
}

interface Slot {
  readonly name: string;
  readonly capacity: number;
  readonly isNew: boolean;
  used: number;
  readonly byMember: Map<Member, number>;
}

/** No breakdown needs more; a capacity of one point would. */
const MOST_SPRINTS = 200;

/**
 * Puts tasks into sprints: after what they depend on, within the capacity of each sprint and of each person, the longest
 * chain first. Sprints of the table come first; more are added as long as there is something to do. Tasks that are done
 * or begun stay where they are, also in a sprint that the table does not have; what is done in none is left alone.
 */
export function proposeSprints(
  tasks: readonly Task[],
  given: readonly Sprint[],
  team: readonly Member[],
): SprintProposal {
  const problems: string[] = [];
  const { order, cycles } = orderOf(tasks);
  for (const cycle of cycles) problems.push(`${list(cycle)} wait for each other, and are left out.`);
  const usual = given.findLast(({ capacity }) => capacity !== null)?.capacity ?? teamCapacity(team);
  if (usual === null) return { sprints: [], tasks: [], problems: [...problems, NO_CAPACITY] };
  const slots = given.map(({ name, capacity }) => newSlot(name, capacity ?? usual, false));
  const newName = namesAfter([...given.map(({ key }) => key), ...tasks.map(({ sprint }) => sprint)]);
  // The first of a name counts.
  const indexOf = new Map(given.map(({ key }, index) => [key, index] as const).toReversed());
  const at = new Map<string, number>();
  const placed: (Placed & { readonly index: number })[] = [];
  const put = (task: Task, index: number, member: Member | null): void => {
    const slot = slots[index];
    if (!slot) return;
    const points = task.points ?? 0;
    slot.used += points;
    if (member) slot.byMember.set(member, (slot.byMember.get(member) ?? 0) + points);
    at.set(task.label, index);
    const assignee = task.assignee === '' ? (member?.name ?? '') : task.assignee;
    placed.push({ task: task.label, title: task.title, points, sprint: slot.name, assignee, index });
  };
  const stay = (task: Task): void => {
    const index = indexOf.get(task.sprint);
    if (index !== undefined) return put(task, index, memberOf(team, task));
    // It takes up nothing of the sprints that are known; what waits for it goes into none before its own.
    const next = task.state === 'done' ? 0 : placeOfKey(task.sprint, given);
    at.set(task.label, next);
    const { label, title, points, sprint, assignee } = task;
    if (sprint !== '') placed.push({ task: label, title, points: points ?? 0, sprint, assignee, index: next - 0.5 });
  };
  for (const task of order.filter(isFixed)) stay(task);
  for (const task of byUrgency(order).filter((one) => !isFixed(one))) {
    if (task.points === null) {
      problems.push(`${task.label} has no estimate in points, and is left out.`);
      continue;
    }
    const missing = task.depends.find((label) => !at.has(label) && tasks.some((one) => one.label === label));
    if (missing !== undefined) {
      problems.push(`${task.label} waits for ${missing}, and is left out.`);
      continue;
    }
    const first = afterAll(task, at);
    const found = findPlace(task, first, slots, team, (index) => newSlot(newName(index - given.length), usual, true));
    if (typeof found === 'string') problems.push(found);
    else put(task, found.index, found.member);
  }
  const fixed = new Set(order.filter(isFixed).map(({ label }) => label));
  const idle = team.length > 0 ? placed.filter(({ task, assignee }) => assignee === '' && !fixed.has(task)) : [];
  const unskilled = idle.map(({ task }) => `Nobody of the team has the skill that ${task} takes.`);
  return {
    sprints: slots.map(({ name, capacity, used, isNew }) => ({ name, capacity, used, isNew })),
    tasks: placed
      .sort((a, b) => a.index - b.index)
      .map(({ task, title, points, sprint, assignee }) => ({ task, title, points, sprint, assignee })),
    problems: [...problems, ...unskilled],
  };
}

/** The first sprint that begins when all that a task depends on is done, or in which it is. */
function afterAll({ depends }: Task, at: ReadonlyMap<string, number>): number {
  const places = depends.map((label) => at.get(label) ?? 0);
  return greatest(places, 0);
}

/** Whether a task stays where it is. */
const isFixed = ({ state, sprint }: Task): boolean => state === 'done' || (state !== 'open' && sprint !== '');

const NO_CAPACITY =
  'Give a capacity: that of a sprint in the table of sprints, or the points of each person of the team.';

const newSlot = (name: string, capacity: number, isNew: boolean): Slot => ({
  name,
  capacity,
  isNew,
  used: 0,
  byMember: new Map(),
});

/** Names for new sprints: numbers after all that are in use. */
function namesAfter(keys: readonly string[]): (index: number) => string {
  const numbers = keys.flatMap((key) => numberIn(key) ?? []).filter(Number.isSafeInteger);
  const last = numbers.reduce((most, one) => Math.max(most, one), 0);
  return (index) => String(last + 1 + index);
}

/** The index of the first sprint that is not before one that the table does not have. */
function placeOfKey(key: string, given: readonly Sprint[]): number {
  const own = numberIn(key);
  if (own === null) return 0;
  const index = given.findIndex((sprint) => (numberIn(sprint.key) ?? -1) >= own);
  return index < 0 ? given.length : index;
}

function teamCapacity(team: readonly Member[]): number | null {
  const points = team.flatMap((member) => (member.points === null ? [] : [member.points]));
  return points.length > 0 ? points.reduce((sum, one) => sum + one, 0) : null;
}

const memberOf = (team: readonly Member[], { assignee }: Task): Member | null =>
  team.find(({ name }) => nameKey(name) === nameKey(assignee)) ?? null;

/** In an order that holds, those first that most work waits for. */
function byUrgency(order: readonly Task[]): readonly Task[] {
  const byLabel = new Map(order.map((task) => [task.label, task]));
  const chain = new Map<Task, number>();
  for (const task of order.toReversed()) {
    const own = (chain.get(task) ?? 0) + (task.points ?? 0);
    chain.set(task, own);
    for (const label of task.depends) {
      const other = byLabel.get(label);
      if (other) chain.set(other, Math.max(chain.get(other) ?? 0, own));
    }
  }
  // What a task depends on has a longer chain, unless its own estimate is nothing; the order decides then.
  return order.toSorted((a, b) => (chain.get(b) ?? 0) - (chain.get(a) ?? 0));
}

function findPlace(
  task: Task,
  first: number,
  slots: Slot[],
  team: readonly Member[],
  add: (index: number) => Slot,
): { index: number; member: Member | null } | string {
  const points = task.points ?? 0;
  const able = ableFor(task, team);
  const fits = able.filter((member) => member.points === null || member.points >= points);
  if (able.length > 0 && fits.length === 0)
    return `${task.label} has ${points} points, which is more than anybody with its skill does in a sprint. Split it.`;
  const capacities = slots.slice(first).map(({ capacity }) => capacity);
  const largest = greatest(capacities, add(slots.length).capacity);
  if (points > largest) return `${task.label} has ${points} points, which is more than a sprint holds. Split it.`;
  for (let index = first; index < MOST_SPRINTS; index++) {
    const slot = (slots[index] ??= add(index));
    if (slot.used + points > slot.capacity) continue;
    if (fits.length === 0) return { index, member: null };
    const free = fits.filter(
      (member) => member.points === null || (slot.byMember.get(member) ?? 0) + points <= member.points,
    );
    const member = free.toSorted((a, b) => (slot.byMember.get(a) ?? 0) - (slot.byMember.get(b) ?? 0))[0];
    if (member) return { index, member };
  }
  return `${task.label} found no sprint among the first ${MOST_SPRINTS}.`;
}

function ableFor(task: Task, team: readonly Member[]): readonly Member[] {
  if (task.assignee !== '') {
    const own = memberOf(team, task);
    return own ? [own] : [];
  }
  const wanted = skillKey(task.skill);
  return wanted === '' ? team : team.filter(({ skills }) => skills.includes(wanted));
}

const list = (tasks: readonly Task[]): string => tasks.map(({ label }) => label).join(', ');
