import { isFilled } from '../fields/placeholder.ts';
import { rowAlone } from '../fields/readTable.ts';
import type { Slot, TableValueRow } from '../fields/value.ts';
import type { FieldSchema, TracePlace, TraceSchema } from '../kind/kind.ts';
import { TRACE_PLACES } from '../kind/kind.ts';
import { labelsOf } from '../markdown/labels.ts';
import type { Span } from '../markdown/span.ts';
import { shift } from '../markdown/span.ts';
import { isTick } from '../markdown/taskMark.ts';
import { slugOf } from '../markdown/title.ts';
import { gatherFrom } from '../plan/facts.ts';
import type { NodeField, PlanNode } from '../plan/plan.ts';
import { headSpan } from '../plan/plan.ts';
import { placeCalled, placeColumns } from './columns.ts';
import { labelOfEntry } from './entries.ts';
import { leadingId } from './idText.ts';
import { listedRows } from './listedRows.ts';
import { listedCriteria } from './listedCriteria.ts';
import type { Place, RawNode } from './rawNode.ts';
import { coveringOf, NAMING, raw } from './rawNode.ts';
import type { TraceKind } from './schema.ts';
import { traceKind } from './schema.ts';
import { straysOf } from './strays.ts';

/** What every node of a plan declares; kept by the node. */
export const declaredIn = gatherFrom<RawNode>(
  (node) => node.children,
  (node, kind) => {
    const traced = traceKind(kind);
    if (!traced) return [];
    const entry = entryOf(node, traced);
    return [
      ...entry,
      ...rowsOf(node, traced),
      ...straysOf(node, traced),
      ...listedRows(node, traced),
      ...criteriaOf(node, entry[0], traced),
    ];
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
  const read = withLabelled(node, schema, traced, readPlaces(places, traced, labelOfEntry(node)));
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
      places: read,
      covering: coveringOf(schema.type, headSpan(node), read),
    }),
  ];
}

function criteriaOf(node: PlanNode, entry: RawNode | undefined, traced: TraceKind): readonly RawNode[] {
  const requirement = entry?.type === 'requirement' ? traced.find(entry.id)[0] : undefined;
  return requirement ? listedCriteria(node, requirement, traced) : [];
}

/** Where the title of an entry names no requirement, a line below may: `**Requirement:** FR-1`. */
function withLabelled(
  node: PlanNode,
  schema: TraceSchema,
  traced: TraceKind,
  places: RawNode['places'],
): RawNode['places'] {
  if (schema.places.requirements !== 'title' || places.requirements?.ids.length !== 0) return places;
  for (const { part, at } of node.parts) {
    for (const { labelled } of labelsOf(part.region)) {
      for (const { label, inline } of labelled) {
        const text = part.region.text.slice(inline.from, inline.to);
        if (placeCalled(schema, slugOf(label)) !== 'requirements' || traced.find(text).length === 0) continue;
        const found = [['requirements', { ...shift(inline, at), text, exact: true }]] as const;
        return { ...places, ...readPlaces(found, traced, labelOfEntry(node)) };
      }
    }
  }
  return places;
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

function placesOf(schema: TraceSchema, find: (id: string, place: TracePlace) => FoundPlace | null): FoundPlaces {
  return TRACE_PLACES.flatMap((place) => {
    const id = schema.places[place];
    const found = id === undefined ? null : find(id, place);
    return found ? [[place, found] as const] : [];
  });
}

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
    const { declared, span, whole, text, places, covering } = of(id);
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
      covering,
    });
  });
}

/** What a row declares, whatever its number and its place. */
type RowCore = Pick<RawNode, 'declared' | 'span' | 'whole' | 'text' | 'places' | 'covering'>;

interface RowRead {
  readonly lead: { readonly id: string } | null;
  readonly isWritten: boolean;
  /** It has an id, of its own or of another. */
  readonly isNamed: boolean;
  /** `id` is what it is called in the end. */
  readonly of: (id: string) => RowCore;
}

type RowReader = (row: TableValueRow) => RowRead;
type Leading = NonNullable<ReturnType<typeof leadingId>>;

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
  const made = known.get(key) ?? makeReader(placeColumns(columns, fieldSchema, schema), fieldSchema, schema, traced);
  // Every key in a title makes other columns.
  if (known.size >= MOST_READERS) known.clear();
  known.set(key, made);
  return made;
}
function makeReader(
  column: (place: TracePlace) => number | undefined,
  fieldSchema: FieldSchema,
  schema: TraceSchema,
  traced: TraceKind,
): RowReader {
  const { prefix } = schema;
  const idColumn = column('id');
  const placed = new Set(TRACE_PLACES.map((place) => column(place)));
  // The id leads its own column, or has one for itself: `| BR-1 | Names are unique |` below "ID" and "Rule".
  const leadOf = ({ cells }: TableValueRow, of: string, own: number): { at: number; lead: Leading } | null => {
    const lead = leadingId(cells[own]?.text ?? '', of);
    if (lead) return { at: own, lead };
    for (const [at, { text }] of cells.entries()) {
      const alone = placed.has(at) ? null : leadingId(text, of);
      if (alone?.rest === '') return { at, lead: alone };
    }
    return null;
  };
  const read = (row: TableValueRow): RowRead => {
    const { text } = row;
    const named = prefix === null || idColumn === undefined ? null : leadOf(row, prefix, idColumn);
    const cell = row.cells[named?.at ?? idColumn ?? 0];
    const lead = named?.lead ?? null;
    const found = placesOf(schema, (_, place) => {
      const at = column(place);
      const slot = at === undefined ? undefined : row.cells[at];
      return slot ? slotPlace(slot, fieldSchema, 0) : null;
    });
    const coreOf = (id: string): RowCore => {
      const exact = cell && lead && cell.to - cell.from === cell.text.length;
      const { from, to } = exact ? shift(lead, cell.from) : (cell ?? row);
      const read = readPlaces(found, traced, id);
      const about = lead && lead.rest === '' && named?.at !== idColumn ? read.id?.text : lead?.rest;
      return {
        declared: lead ? 'cell' : 'row',
        span: { from, to },
        whole: { from: 0, to: text.length },
        text: textOf(read.text, about ?? cell?.text ?? ''),
        places: read,
        covering: coveringOf(schema.type, { from, to }, read),
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
  return (row) => row.memory.keep(read, () => read(rowAlone(row)));
}

const textOf = (place: Place | undefined, otherwise: string): string =>
  place !== undefined && place.text !== '' ? place.text : otherwise;

const isWritten = (row: TableValueRow, schema: FieldSchema): boolean =>
  row.cells.some(({ text }) => isFilled(text, schema) && !isTick(text));
