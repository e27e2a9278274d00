import { isFilled } from '../fields/placeholder.ts';
import { columnsOf } from '../fields/columnsOf.ts';
import { readRowText } from '../fields/readTable.ts';
import type { Slot, TableValueRow } from '../fields/value.ts';
import type { FieldSchema, TracePlace, TraceSchema, TraceType } from '../kind/kind.ts';
import { TRACE_PLACES } from '../kind/kind.ts';
import type { Block } from '../markdown/block.ts';
import type { Span } from '../markdown/span.ts';
import { shift } from '../markdown/span.ts';
import { isTick } from '../markdown/taskMark.ts';
import { gatherFrom } from '../plan/facts.ts';
import type { NodeField, PlanNode } from '../plan/plan.ts';
import { headSpan } from '../plan/plan.ts';
import { labelOfEntry } from './entries.ts';
import type { NamedId } from './idText.ts';
import { leadingId } from './idText.ts';
import type { Lead, TraceKind } from './schema.ts';
import { traceKind } from './schema.ts';

/** How a node of the graph is declared. `row` is a row without an id of its own. */
export type Declared = 'heading' | 'bold' | 'cell' | 'item' | 'row';

/** What stands in a place, and the ids in it. Offsets are relative to the origin. */
export interface Place extends Span {
  readonly text: string;
  readonly ids: readonly NamedId[];
}

/** A node of the graph as one node of the plan tells it; offsets are relative to its origin. */
export interface RawNode {
  /** The offset in the plan's node that its own offsets are relative to: the start of a row, or of the plan's node. */
  readonly origin: number;
  readonly type: TraceType;
  /** Empty where it has none. */
  readonly id: string;
  readonly declared: Declared;
  /** The id, or the heading or row where there is none. */
  readonly span: Span;
  readonly whole: Span;
  readonly field: string | null;
  readonly row: number | null;
  readonly text: string;
  /** Nobody has given it a title yet. */
  readonly draft: boolean;
  readonly places: Readonly<Partial<Record<TracePlace, Place>>>;
}

/** One shape for all: rules look at thousands of them at every key, and engines are quick with what looks the same. */
const raw = ({ origin, type, id, declared, span, whole, field, row, text, draft, places }: RawNode): RawNode => ({
  origin,
  type,
  id,
  declared,
  span,
  whole,
  field,
  row,
  text,
  draft,
  places,
});

/** What every node of a plan declares; kept by the node. */
export const declaredIn = gatherFrom<RawNode>(
  (node) => node.children,
  (node, kind) => {
    const traced = traceKind(kind);
    return traced ? [...entryOf(node, traced), ...rowsOf(node, traced), ...leadsOf(node, traced)] : [];
  },
);

function entryOf(node: PlanNode, traced: TraceKind): readonly RawNode[] {
  const schema = node.schema?.ordinal ? traced.byRole.get(node.schema.role ?? '') : undefined;
  if (!schema || node.ordinal === null) return [];
  const head = node.parts[0]?.part.region.head;
  const title = head ? shift(head.title, node.parts[0]?.at ?? 0) : { from: 0, to: 0 };
  const draft = /^\[.*\]$/.test(node.title.trim());
  const places = placesOf(schema, (id) => {
    if (id === 'title') return { ...title, text: draft ? '' : head ? titleText(node) : node.title, exact: true };
    const field = node.fields.find(({ read }) => read.schema.id === id);
    const value = field?.read.value;
    if (!field || !value || !('slot' in value)) return null;
    return slotPlace(value.slot, field.read.schema, field.at);
  });
  return [
    raw({
      origin: 0,
      type: schema.type,
      id: labelOfEntry(node),
      declared: head?.type === 'bold' ? 'bold' : 'heading',
      span: headSpan(node),
      whole: { from: 0, to: node.length },
      field: null,
      row: null,
      text: node.title,
      draft,
      places: readPlaces(places, traced, labelOfEntry(node)),
    }),
  ];
}

// The title as it stands in the text, so that offsets in it are offsets there.
function titleText(node: PlanNode): string {
  const region = node.parts[0]?.part.region;
  return region?.head ? region.text.slice(region.head.title.from, region.head.title.to) : node.title;
}

interface FoundPlace extends Span {
  readonly text: string;
  /** Offsets in the text are offsets in the document. */
  readonly exact: boolean;
}

type FoundPlaces = readonly (readonly [TracePlace, FoundPlace])[];

function placesOf(schema: TraceSchema, find: (id: string) => FoundPlace | null): FoundPlaces {
  return TRACE_PLACES.flatMap((place) => {
    const id = schema.places[place];
    const found = id === undefined ? null : find(id);
    return found ? [[place, found] as const] : [];
  });
}

/** The places that name others. */
export const NAMING: ReadonlySet<TracePlace> = new Set<TracePlace>(['requirements', 'criteria', 'after', 'parallel']);

const STREAMS: ReadonlySet<TracePlace> = new Set<TracePlace>(['after', 'parallel']);

function readPlaces(found: FoundPlaces, { find }: TraceKind, own: string): RawNode['places'] {
  return Object.fromEntries(
    found.map(([place, { from, to, text, exact }]) => {
      // What waits for itself is wrong; a title that repeats its own id is not.
      const named = NAMING.has(place) ? find(text) : [];
      const ids = STREAMS.has(place) ? named : named.filter(({ id, scope }) => id !== own || scope !== null);
      const placed = ids.map((one) => ({ ...one, ...(exact ? shift(one, from) : { from, to }) }));
      return [place, { from, to, text, ids: placed }];
    }),
  );
}

function slotPlace(slot: Slot, schema: FieldSchema, at: number): FoundPlace {
  const text =
    isFilled(slot.text, schema) && !isTick(slot.text) ? slot.text : isTick(slot.text) ? slot.text.trim() : '';
  return { ...shift({ from: slot.from, to: slot.to }, at), text, exact: slot.to - slot.from === slot.text.length };
}

function rowsOf(node: PlanNode, traced: TraceKind): readonly RawNode[] {
  return node.fields.flatMap((field) => {
    const schema = traced.byRole.get(field.read.schema.role ?? '');
    return schema && field.read.value.type === 'table' ? tableRows(field, schema, traced) : [];
  });
}

function tableRows({ id: field, read, at }: NodeField, schema: TraceSchema, traced: TraceKind): readonly RawNode[] {
  const { value, schema: fieldSchema } = read;
  if (value.type !== 'table') return [];
  const reader = rowReader(value.columns, fieldSchema, schema, traced);
  const written = value.rows
    .map((row, index) => ({ row, index, read: reader(row) }))
    .filter((one) => one.read.isWritten);
  // Where no row has an id, they count from 1; among rows that have one, a row without stays without.
  const { prefix } = schema;
  const counted = prefix !== null && schema.places.id !== undefined && !written.some((one) => one.read.isNamed);
  return written.map(({ row, index, read: { lead, of } }, order): RawNode => {
    const id = lead?.id ?? (counted ? `${prefix}${order + 1}` : '');
    const { declared, span, whole, text, places } = of(id);
    return raw({
      origin: row.from + at,
      type: schema.type,
      id,
      declared,
      span,
      whole,
      field,
      row: index,
      text,
      draft: false,
      places,
    });
  });
}

/** What a row declares, whatever its number and its place. */
type RowCore = Pick<RawNode, 'declared' | 'span' | 'whole' | 'text' | 'places'>;

interface RowRead {
  readonly lead: { readonly id: string } | null;
  readonly isWritten: boolean;
  /** It has an id, of its own or of another. */
  readonly isNamed: boolean;
  /** `id` is what it is called in the end. */
  readonly of: (id: string) => RowCore;
}

type RowReader = (row: TableValueRow) => RowRead;

const readers = new WeakMap<FieldSchema, Map<string, RowReader>>();
const MOST_READERS = 50;

/** Reads rows of tables with the same columns; what was read of a row is kept by its text. */
function rowReader(
  columns: readonly string[],
  fieldSchema: FieldSchema,
  schema: TraceSchema,
  traced: TraceKind,
): RowReader {
  const known = readers.get(fieldSchema) ?? new Map<string, RowReader>();
  readers.set(fieldSchema, known);
  const key = columns.join('\n');
  const made = known.get(key) ?? makeReader(columnsOf({ columns }, fieldSchema), fieldSchema, schema, traced);
  // Every key in a title makes other columns.
  if (known.size >= MOST_READERS) known.clear();
  known.set(key, made);
  return made;
}
function makeReader(
  column: (id: string) => number | undefined,
  fieldSchema: FieldSchema,
  schema: TraceSchema,
  traced: TraceKind,
): RowReader {
  const { prefix, places } = schema;
  const idColumn = places.id === undefined ? undefined : column(places.id);
  const read = (row: TableValueRow): RowRead => {
    const { text } = row;
    const cell = row.cells[idColumn ?? 0];
    const leadCell = idColumn === undefined ? undefined : row.cells[idColumn];
    const lead = leadCell && prefix !== null ? leadingId(leadCell.text, prefix) : null;
    const found = placesOf(schema, (name) => {
      const at = column(name);
      const slot = at === undefined ? undefined : row.cells[at];
      return slot ? slotPlace(slot, fieldSchema, 0) : null;
    });
    const coreOf = (id: string): RowCore => {
      const exact = cell && lead && cell.to - cell.from === cell.text.length;
      const { from, to } = exact ? shift(lead, cell.from) : (cell ?? row);
      const named = readPlaces(found, traced, id);
      return {
        declared: lead ? 'cell' : 'row',
        span: { from, to },
        whole: { from: 0, to: text.length },
        text: textOf(named.text, lead?.rest ?? cell?.text ?? ''),
        places: named,
      };
    };
    let last: { readonly id: string; readonly core: RowCore } | null = null;
    return {
      lead,
      isWritten: isWritten(row, fieldSchema),
      isNamed: lead !== null || traced.find(cell?.text ?? '').some((one) => one.prefix === prefix),
      of: (id) => (last?.id === id ? last : (last = { id, core: coreOf(id) })).core,
    };
  };
  return ({ text, memory }) => memory.keep(read, () => read(readRowText(text)));
}

const textOf = (place: Place | undefined, otherwise: string): string =>
  place !== undefined && place.text !== '' ? place.text : otherwise;

const isWritten = (row: TableValueRow, schema: FieldSchema): boolean =>
  row.cells.some(({ text }) => isFilled(text, schema) && !isTick(text));

/**
 * What a list item, a bold paragraph, a row of a table or an unknown heading in a section declares in place of an entry
 * or a row. A table may also sum up the entries of its section: what one of those declares, it only mentions.
 */
function leadsOf(node: PlanNode, traced: TraceKind): readonly RawNode[] {
  const leads = node.schema ? traced.leads.get(node.schema) : undefined;
  if (!leads) return [];
  const nodes: RawNode[] = [];
  for (const [index, { part, at }] of node.parts.entries()) {
    const { text, head } = part.region;
    // A bold line that opens nothing goes on with what is open.
    const bold = index > 0 && head?.type === 'bold' ? [{ ...head.title, declared: 'bold' as const }] : [];
    for (const span of [...bold, ...leadSpans(part.loose)]) {
      const found = leadIn(text.slice(span.from, span.to), leads);
      if (!found || (span.declared === 'cell' && hasEntry(node, found.at.id))) continue;
      nodes.push(rawLead(found, shift(span, at), span.declared, traced));
    }
  }
  for (const { node: child, at } of node.children) {
    const found = child.schema ? null : leadIn(child.title, leads);
    if (found) nodes.push(rawLead(found, shift(headSpan(child), at), 'heading', traced));
  }
  return nodes;
}

const hasEntry = (node: PlanNode, id: string): boolean =>
  node.children.some(({ node: child }) => child.schema?.ordinal && labelOfEntry(child) === id);

function* leadSpans(blocks: readonly Block[]): Generator<Span & { readonly declared: 'bold' | 'item' | 'cell' }> {
  for (const block of blocks) {
    if (block.type === 'paragraph') yield { from: block.from, to: block.to, declared: 'bold' };
    if (block.type === 'list')
      for (const item of block.items) yield { from: item.content, to: item.blocks[0]?.to ?? item.to, declared: 'item' };
    if (block.type === 'table')
      for (const { cells } of block.rows)
        yield { from: cells[0]?.from ?? 0, to: cells.at(-1)?.to ?? 0, declared: 'cell' };
  }
}

type FoundLead = Lead & { readonly at: NonNullable<ReturnType<typeof leadingId>> };

function leadIn(text: string, leads: readonly Lead[]): FoundLead | null {
  for (const lead of leads) {
    const at = leadingId(text, lead.prefix);
    if (at) return { ...lead, at };
  }
  return null;
}

function rawLead({ schema, at }: FoundLead, span: Span, declared: Declared, { find }: TraceKind): RawNode {
  const text = at.rest.replace(/^(?:\|\s*)+/, '');
  const place: Place = {
    from: span.from,
    to: span.to,
    text,
    ids: find(text).map((one) => ({ ...one, from: span.from, to: span.to })),
  };
  const names = schema.places.requirements === undefined ? {} : { requirements: place };
  return raw({
    origin: 0,
    type: schema.type,
    id: at.id,
    declared,
    span: declared === 'heading' ? span : { from: span.from + at.from, to: span.from + at.to },
    whole: { from: span.from, to: span.to },
    field: null,
    row: null,
    text,
    draft: /^\[.*\]$/.test(text),
    places: { ...names, text: place },
  });
}
