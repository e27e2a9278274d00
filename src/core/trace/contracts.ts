import type { Intent, IntentOf } from '../edit/intent.ts';
import type { FieldSchema, TracePlace, TraceSchema } from '../kind/kind.ts';
import { walkSlots } from '../kind/kind.ts';
import { slugOf } from '../markdown/title.ts';
import type { Plan } from '../plan/plan.ts';
import { fieldIdByRole } from '../rules/names.ts';
import { isCoveredBy, isDuplicate, isNamed, namedBy } from './coverage.ts';
import type { TraceGraph, TraceNode } from './graph.ts';
import { traceGraph } from './graph.ts';
import type { TraceText } from './keptFacts.ts';
import { ORPHANED } from './orphaned.ts';

/*
 * The contracts with engineers, testers and reviewers: a row for each criterion. Rows are added from what the criteria
 * say; rows that are there keep their ticks, notes and wording.
 */

export const CONTRACTS = ['verification', 'mandate', 'review'] as const;
export type ContractType = (typeof CONTRACTS)[number];

/** Criteria that a contract has no row for. */
export function uncontracted(graph: TraceGraph, type: ContractType): readonly TraceNode[] {
  const isMissing = (criterion: TraceNode): boolean =>
    !criterion.draft && !isDuplicate(graph, criterion) && !isCoveredBy(graph, criterion, type);
  return graph.keep(KEYS[type], [`${type}.links`, 'criterion.ids'], () => graph.ofType('criterion').filter(isMissing));
}

const KEYS: Readonly<Record<ContractType, object>> = { verification: {}, mandate: {}, review: {} };

type RowMaker = (criterion: TraceNode) => IntentOf<'addRow'>;

/** Makes what adds a row for a criterion; null where documents of the kind have no such table. */
export function rowMaker(plan: Plan, type: ContractType): RowMaker | null {
  const schema = plan.kind.trace.find((one) => one.type === type);
  const id = schema ? fieldIdByRole(plan.kind, schema.role) : null;
  const field = schema ? tableSchema(plan, schema) : null;
  if (!schema || id === null || !field) return null;
  const value = plan.field(id)?.read.value;
  const titles = value?.type === 'table' ? value.columns : field.columns.map(({ title }) => title);
  const graph = traceGraph(plan);
  const places = titles.map((title, index) => {
    const column = field.columns.find((one) => slugOf(one.title) === slugOf(title)) ?? field.columns[index];
    return Object.entries(schema.places).find(([, name]) => name === column?.id)?.[0] as TracePlace | undefined;
  });
  return (criterion) => {
    const texts = rowTexts(graph, schema, criterion);
    return { type: 'addRow', field: id, cells: places.map((place) => (place && texts[place]) ?? '') };
  };
}

function tableSchema({ kind }: Plan, { role }: TraceSchema): FieldSchema | null {
  for (const { slot } of walkSlots(kind.sections)) if (slot.node === 'field' && slot.role === role) return slot;
  return null;
}

function rowTexts(
  graph: TraceGraph,
  { places }: TraceSchema,
  criterion: TraceNode,
): Partial<Record<TracePlace, string>> {
  const requirements = namedBy(graph, criterion, 'requirements').map(({ id }) => id);
  const title = criterion.text.replace(/\s*\([^()]*\)\s*$/, '').trim();
  const expected = criterion.places.expected?.text.replace(/\s+/g, ' ') ?? '';
  return {
    requirements: requirements.join(', '),
    criteria: criterion.id,
    text: places.expected === undefined && expected !== '' ? expected : title,
    expected,
    state: '[ ]',
  };
}

/** What puts all missing rows into all contracts: one edit for each table, however many rows it lacks. */
export function contractIntents(plan: Plan): readonly Intent[] {
  const graph = traceGraph(plan);
  return CONTRACTS.flatMap((type): Intent[] => {
    const make = rowMaker(plan, type);
    const rows = make ? uncontracted(graph, type).map(make) : [];
    const [first] = rows;
    return first ? [{ type: 'addRows', field: first.field, rows: rows.map(({ cells }) => cells) }] : [];
  });
}

/** What adds the rows that the contracts lack, and marks those that stand for nothing. What people wrote into rows stays. */
export function fillIntents(plan: Plan): readonly Intent[] {
  const marks = orphans(traceGraph(plan)).flatMap(({ row }) => markIntent(plan, row) ?? []);
  return [...marks, ...contractIntents(plan)];
}

/** A row of a contract that stands for nothing, and why. */
export interface Orphan {
  readonly row: TraceNode;
  readonly type: ContractType;
  readonly reason: string;
}

/** Rows that name what is not there, or a criterion with a requirement that it does not belong to. */
export const orphans = (graph: TraceGraph): readonly Orphan[] =>
  CONTRACTS.flatMap((type) => graph.keep(ORPHANS[type], ROW_LINKS[type], () => findOrphans(graph, type))).filter(
    ({ row }) => !isMarked(row),
  );

const ORPHANS: Readonly<Record<ContractType, object>> = { verification: {}, mandate: {}, review: {} };

const ROW_LINKS: Readonly<Record<ContractType, readonly TraceText[]>> = {
  verification: ['verification.links', 'verification.ids', 'criterion.links'],
  mandate: ['mandate.links', 'mandate.ids', 'criterion.links'],
  review: ['review.links', 'review.ids', 'criterion.links'],
};

function findOrphans(graph: TraceGraph, type: ContractType): readonly Orphan[] {
  const found: Orphan[] = [];
  for (const row of graph.ofType(type)) {
    const reason = orphanReason(graph, row, type);
    if (reason !== '') found.push({ row, type, reason });
  }
  return found;
}

export const isMarked = ({ text }: TraceNode): boolean => text.startsWith(ORPHANED);

function orphanReason(graph: TraceGraph, row: TraceNode, type: ContractType): string {
  const links = graph.from(row);
  const broken = links.find(({ state }) => state === 'dangling');
  if (broken) return `${broken.id} is not there: ${broken.reason}`;
  // The test mandate may ask for what no criterion says.
  if (links.length === 0) return type === 'mandate' ? '' : 'it names neither a requirement nor a criterion';
  if (!isNamed(graph, row, 'requirements') || !isNamed(graph, row, 'criteria')) return '';
  // Nobody can tell which one is meant: the second of them is told to get another id.
  if (links.some(({ state }) => state === 'ambiguous')) return '';
  const strange = strangeIn(graph, row);
  if (!strange) return '';
  const requirements = namedBy(graph, row, 'requirements');
  const own = namedBy(graph, strange, 'requirements').map(({ id }) => id);
  return `${strange.id} belongs to ${own.join(', ')}, not to ${requirements.map(({ id }) => id).join(', ')}`;
}

/** The first criterion of a row that belongs to requirements, and to none of those of the row. */
function strangeIn(graph: TraceGraph, row: TraceNode): TraceNode | null {
  for (const { place, targets } of graph.from(row))
    if (place === 'criteria') for (const one of targets) if (isStrange(graph, one, row)) return one;
  return null;
}

// Asked of thousands of rows at once: without a function made for each.
function isStrange(graph: TraceGraph, criterion: TraceNode, row: TraceNode): boolean {
  let belongs = false;
  for (const { place, targets } of graph.from(criterion)) {
    if (place !== 'requirements') continue;
    for (const requirement of targets) {
      if (names(graph, row, requirement)) return false;
      belongs = true;
    }
  }
  return belongs;
}

function names(graph: TraceGraph, row: TraceNode, requirement: TraceNode): boolean {
  for (const { place, targets } of graph.from(row))
    if (place === 'requirements' && targets.includes(requirement)) return true;
  return false;
}

/** What marks a row as orphaned: its text gets a word in front, and everything else stays. Null without a text. */
export function markIntent(plan: Plan, row: TraceNode): Intent | null {
  const schema = plan.kind.trace.find((one) => one.type === row.type);
  const field = row.field === null ? null : plan.field(row.field);
  const value = field?.read.value;
  if (!schema || !field || value?.type !== 'table' || row.row === null) return null;
  const wanted = field.schema.columns.findIndex(({ id }) => id === schema.places.text);
  const title = slugOf(field.schema.columns[wanted]?.title ?? '');
  const column = value.columns.findIndex((one) => slugOf(one) === title);
  if (column < 0) return null;
  const text = value.rows[row.row]?.cells[column]?.text ?? '';
  return { type: 'setCell', field: field.id, row: row.row, column, text: ORPHANED + text };
}
