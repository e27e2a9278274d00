import type { Kind } from '../kind/kind.ts';
import type { Span } from '../markdown/span.ts';
import { keptByText } from '../markdown/keptTexts.ts';
import { shift } from '../markdown/span.ts';
import type { NodeField } from '../plan/plan.ts';
import { eachOf, nodeFact } from '../plan/facts.ts';
import { gather } from './openSlots.ts';
import { filesIn, pathsIn } from './paths.ts';
import { isPlaceholder } from './placeholder.ts';
import type { Slot } from '../fields/value.ts';

/** A file that a plan names. */
export interface Reference extends Span {
  /** Forward slashes, without `./`, line numbers and symbols. */
  readonly path: string;
  /** The last part of the path. */
  readonly name: string;
  /** Marked `(new)`, or in a list whose label says so. */
  readonly isNew: boolean;
  readonly field: string;
  readonly role: string | null;
}

/** Of text that names files among other things: only what has code marks and looks like nothing else counts. */
const NAMED = 'named-files';

/** The files named in fields that are for references, in a plan or a part of it. */
export const referencesIn = gather<Reference>((node) =>
  node.fields.flatMap((field) => {
    const { reference, role } = field.read.schema;
    if (!reference && role !== NAMED) return [];
    const fresh = /\bnew\b/i.test(`${field.read.schema.label ?? ''} ${field.read.schema.id}`);
    return slotsOf(field).flatMap((slot) => inSlot(field, slot, fresh));
  }),
);

function slotsOf({ read: { value } }: NodeField): readonly Slot[] {
  if (value.type === 'list') return value.items.map((item) => item.slot);
  return value.type === 'reference' || value.type === 'text' ? [value.slot] : [];
}

function inSlot({ id, read, at }: NodeField, slot: Slot, fresh: boolean): Reference[] {
  if (isPlaceholder(slot.text, read.schema)) return [];
  const text = read.labelled || read.blocks.length > 0 ? slot.text : '';
  // Offsets are exact where reading the slot took nothing away.
  const exact = slot.to - slot.from === text.length;
  const found = read.schema.role === NAMED ? keptNamed(text) : keptPaths(text);
  // An item begins with its file. What stands in the line of the label is one item, and may name many.
  const isItem = read.value.type === 'list' && slot.from !== read.labelled?.inline.from;
  const wanted = isItem ? found.slice(0, 1) : found;
  return wanted.map(({ path, isNew, ...span }) => {
    const placed = exact ? shift(span, slot.from) : { from: slot.from, to: slot.to };
    return {
      path,
      name: lastPart(path),
      isNew: isNew || fresh,
      ...shift(placed, at),
      field: id,
      role: read.schema.role,
    };
  });
}

/** A reference with its span in the document. */
export interface PlacedReference extends Reference {
  readonly node: string;
}

/** How the files of the design and those of the commits fit together. */
export interface CrossCheck {
  /** Only where something is amiss. */
  readonly planned: readonly PlacedReference[];
  /** Planned, and touched by no commit. Empty while no commit names a file. */
  readonly untouched: readonly PlacedReference[];
  /** Touched, and not planned. Empty while the design names no file. */
  readonly unplanned: readonly PlacedReference[];
}

export const crossCheck = nodeFact((root, kind): CrossCheck => {
  const planned: Reference[] = [];
  const touched: Reference[] = [];
  const found = referencesIn(root, kind);
  eachOf(found, (item) => {
    if (item.role === 'planned-files') planned.push(item);
    else if (item.role === 'touched-files') touched.push(item);
  });
  const { untouched, unplanned } = compare(planned, touched, kind);
  const result: { [key in keyof CrossCheck]: PlacedReference[] } = { planned: [], untouched: [], unplanned: [] };
  if (untouched.size + unplanned.size === 0) return result;
  eachOf(found, (item, node, start) => {
    if (item.role !== 'planned-files' && item.role !== 'touched-files') return;
    const placed = placeReference(item, node.id, start);
    if (item.role === 'planned-files') result.planned.push(placed);
    if (item.role === 'planned-files' && untouched.has(item.path)) result.untouched.push(placed);
    if (item.role === 'touched-files' && unplanned.has(item.path)) result.unplanned.push(placed);
  });
  return result;
});

interface Comparison {
  readonly planned: readonly Reference[];
  readonly touched: readonly Reference[];
  readonly untouched: ReadonlySet<string>;
  readonly unplanned: ReadonlySet<string>;
}

// Most keystrokes name no other file than before.
const lastComparison = new WeakMap<Kind, Comparison>();

function compare(planned: readonly Reference[], touched: readonly Reference[], kind: Kind): Comparison {
  const last = lastComparison.get(kind);
  if (last && samePaths(last.planned, planned) && samePaths(last.touched, touched)) return last;
  const none = new Set<string>();
  const absent = (from: readonly Reference[], among: readonly Reference[]): ReadonlySet<string> => {
    if (among.length === 0) return none;
    const isNamed = pathIndex(among);
    return new Set(from.filter((one) => !one.path.endsWith('/') && !isNamed(one)).map(({ path }) => path));
  };
  const made = { planned, touched, untouched: absent(planned, touched), unplanned: absent(touched, planned) };
  lastComparison.set(kind, made);
  return made;
}

const samePaths = (a: readonly Reference[], b: readonly Reference[]): boolean =>
  a.length === b.length && a.every(({ path }, index) => path === b[index]?.path);

export const placeReference = (item: Reference, node: string, start: number): PlacedReference => ({
  path: item.path,
  name: item.name,
  isNew: item.isNew,
  field: item.field,
  role: item.role,
  from: item.from + start,
  to: item.to + start,
  node,
});

type Named = Pick<Reference, 'path' | 'name'>;

/** Answers whether a path is named by one of many, in full or by its end (`retry.py` for `src/retry.py`), or lies in one. */
export function pathIndex(references: readonly Named[]): (one: Named) => boolean {
  const whole = new Set<string>();
  const folders = new Set<string>();
  for (const { path } of references) {
    whole.add(path);
    if (path.endsWith('/')) folders.add(path);
  }
  let byName: Map<string, string[]> | null = null;
  return ({ path, name }) => {
    if (whole.has(path)) return true;
    for (const folder of folders) if (path.startsWith(folder)) return true;
    byName ??= indexByName(references);
    return (byName.get(name) ?? []).some((other) => other.endsWith(`/${path}`) || path.endsWith(`/${other}`));
  };
}

function indexByName(references: readonly Named[]): Map<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const { path, name } of references) {
    const known = byName.get(name);
    if (known) known.push(path);
    else byName.set(name, [path]);
  }
  return byName;
}

// One keystroke in a list of a thousand files reads them all again; nearly all of them are as they were.
const keptPaths = keptByText(pathsIn);
const keptNamed = keptByText(filesIn);

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/', path.length - 2) + 1);
