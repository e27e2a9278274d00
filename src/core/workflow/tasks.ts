import type { ContainerSchema } from '../kind/kind.ts';
import { isFilled } from '../fields/placeholder.ts';
import { keptByText } from '../markdown/keptTexts.ts';
import { nodeFact, planFact } from '../plan/facts.ts';
import type { NodeField, Plan, PlanNode } from '../plan/plan.ts';
import { columnsOf } from '../fields/columnsOf.ts';
import { entriesOf, fieldOf, labelOfEntry, textOf } from '../trace/entries.ts';
import type { NamedId } from '../trace/idText.ts';
import { escaped, idFinder } from '../trace/idText.ts';

/** What the entry of a task says of it, wherever it stands and whatever else there is. */
export interface ToldTask {
  /** `TASK-3`. */
  readonly label: string;
  readonly title: string;
  readonly points: number | null;
  readonly hours: number | null;
  readonly skill: string;
  readonly assignee: string;
  /** What the sprint is compared by; empty where the task is in none. */
  readonly sprint: string;
  readonly state: 'open' | 'in progress' | 'done';
  /** What it says that it waits for. */
  readonly waitsFor: string;
}

/** A task of a breakdown. */
export interface Task extends ToldTask {
  readonly told: ToldTask;
  readonly node: PlanNode;
  /** Offset of the node in the document. */
  readonly start: number;
  /** Its place among the tasks. */
  readonly index: number;
  /** Ids as they are written everywhere: `TASK-1`. */
  readonly depends: readonly string[];
}

/** Somebody of the team, with what they can do and how much of it in a sprint. */
export interface Member {
  readonly name: string;
  readonly skills: readonly string[];
  /** Null where nothing is said: then there is no limit. */
  readonly points: number | null;
}

export interface Sprint {
  /** As the table writes it. */
  readonly name: string;
  /** What it is compared by. */
  readonly key: string;
  readonly capacity: number | null;
}

const toldIn = nodeFact((node): ToldTask => {
  const text = (role: string): string => textOf(fieldOf(node, role)).trim();
  return {
    label: labelOfEntry(node),
    title: node.title,
    points: estimateIn(text('task-points')),
    hours: hoursIn(text('task-hours')),
    skill: text('task-skill'),
    assignee: text('task-assignee'),
    sprint: sprintKey(text('task-sprint')),
    state: stateOf(text('task-state')),
    waitsFor: text('task-depends'),
  };
});

/** The tasks of a plan in document order. */
export const tasksOf = planFact((plan): readonly Task[] => {
  const entries = entriesOf(plan, 'task');
  const known = new Set(entries.map(({ label }) => label));
  return entries.map(({ node, start }, index): Task => {
    const told = toldIn(node, plan.kind);
    return { ...told, told, node, start, index, depends: dependsOf(node, told.waitsFor, known) };
  });
});

/** The labels that a text names, however they are written: `task 3` is TASK-3. What another document has is left out. */
function dependsOf({ schema }: PlanNode, text: string, known: ReadonlySet<string>): readonly string[] {
  const reader = text === '' ? null : schema && readerOf(schema);
  return reader ? reader(text, known) : NONE;
}

const NONE: readonly string[] = [];

/** Of what lies within a range, only what is `known` is named. */
type LabelReader = (text: string, known: ReadonlySet<string>) => readonly string[];

const readers = new WeakMap<ContainerSchema, LabelReader | null>();

function readerOf(schema: ContainerSchema): LabelReader | null {
  const known = readers.get(schema);
  if (known !== undefined) return known;
  const own = schema.ordinal?.prefix ?? '';
  const name = own.replace(/[- ]+$/, '');
  const made = name === '' ? null : makeReader(own, name);
  readers.set(schema, made);
  return made;
}

function makeReader(own: string, name: string): LabelReader {
  const find = idFinder([`${name}-`]);
  const loose = new RegExp(`(?<![\\p{L}\\p{N}_#./-])${escaped(name)}[- ]?(?=\\d)`, 'giu');
  const labelOf = (id: string): string => `${own}${id.slice(name.length + 1)}`;
  const between = ({ number, last }: NamedId): readonly string[] => {
    const count = last ? Math.min(last.number - number - 1, MOST_IN_RANGE) : 0;
    return Array.from({ length: Math.max(0, count) }, (_, at) => `${own}${number + 1 + at}`);
  };
  const namedIn = keptByText((text) => find(text.replace(loose, `${name}-`)).filter(({ scope }) => scope === null));
  return (text, known) => {
    const named = namedIn(text);
    const labels = named.flatMap((one) => [
      labelOf(one.id),
      ...between(one).filter((label) => known.has(label)),
      ...(one.last ? [labelOf(one.last.id)] : []),
    ]);
    return [...new Set(labels)];
  };
}

/** A breakdown has fewer tasks; a typo in a range must not cost more. */
const MOST_IN_RANGE = 500;

function stateOf(text: string): Task['state'] {
  if (/^\W*done\b/i.test(text)) return 'done';
  return /^\W*(?:in progress|started)\b/i.test(text) ? 'in progress' : 'open';
}

/** The first number in a text; null where there is none, or one below zero. */
export function numberIn(text: string): number | null {
  const match = /((?<![\p{L}\p{N}])[-−–]\s?)?(\d+(?:[.,]\d+)?)/u.exec(text);
  return match?.[2] !== undefined && match[1] === undefined ? Number(match[2].replace(',', '.')) : null;
}

/** What a task is estimated at; null where nothing above zero is said. */
export function estimateIn(text: string): number | null {
  const number = numberIn(text);
  return number !== null && number > 0 ? number : null;
}

const OTHER_UNIT =
  /^\D*\d+(?:[.,]\d+)?(?:\s*[-–—]\s*\d+(?:[.,]\d+)?)?\s*(?:d|days?|w|weeks?|months?|m|min|minutes?)\b/i;

/** The same in hours; null where another unit stands behind the number. */
export const hoursIn = (text: string): number | null => (OTHER_UNIT.test(text) ? null : estimateIn(text));

/** `Sprint 2` and `2` are the same. */
export const sprintKey = (text: string): string =>
  /\d+/.exec(text)?.[0].replace(/^0+(?=\d)/, '') ?? text.trim().toLowerCase();

/** The rows of the table of sprints, in its order; the same object while the table is the same. */
export const sprintsOf = rowsWithRole('sprints', ([name = '', capacity = '']): Sprint => ({
  name,
  key: sprintKey(name),
  capacity: numberIn(capacity),
}));

/** The rows of the table of the team; the same object while the table is the same. */
export const teamOf = rowsWithRole('team', ([name = '', skills = '', points = '']): Member => ({
  name,
  skills: skills.split(/[,;/]/).map(skillKey).filter(Boolean),
  points: numberIn(points),
}));

function rowsWithRole<T>(role: string, rowOf: (cells: readonly string[]) => T): (plan: Plan) => readonly T[] {
  const none: readonly T[] = [];
  const known = new WeakMap<object, readonly T[]>();
  return (plan) => {
    const field = tableOf(plan, role);
    if (!field) return none;
    const rows = known.get(field.read) ?? rowsIn(field).map(rowOf);
    known.set(field.read, rows);
    return rows;
  };
}

export function skillKey(text: string): string {
  return text.trim().toLowerCase();
}

export const nameKey = keptByText((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase());

/** The table with a role, outside of entries. */
export function tableOf(plan: Plan, role: string): NodeField | null {
  for (const { node } of plan.root.children)
    for (const field of node.fields) if (field.read.schema.role === role) return field;
  return null;
}

/** The columns of a table in the order of the template, wherever the document has them; undefined for one that is not there. */
export function columnsIn({ read: { value, schema } }: NodeField): readonly (number | undefined)[] {
  if (value.type !== 'table') return [];
  const at = columnsOf(value, schema);
  return schema.columns.map(({ id }) => at(id));
}

/** Cells in the order of the template's columns. */
function rowsIn(field: NodeField): readonly (readonly string[])[] {
  const { value, schema } = field.read;
  if (value.type !== 'table') return [];
  const columns = columnsIn(field);
  return value.rows
    .map(({ cells }) =>
      columns.map((at) => {
        const text = (at === undefined ? undefined : cells[at])?.text ?? '';
        return isFilled(text, schema) ? text.trim() : '';
      }),
    )
    .filter(([name = '']) => name !== '');
}
