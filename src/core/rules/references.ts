import type { Span } from '../markdown/span.ts';
import { shift } from '../markdown/span.ts';
import type { NodeField } from '../plan/plan.ts';
import { gather } from './facts.ts';
import { isPlaceholder } from './placeholder.ts';
import type { Slot } from '../fields/value.ts';

/** A file that a plan names. */
export interface Reference extends Span {
  /** Forward slashes, without `./`, line numbers and symbols. */
  readonly path: string;
  /** Marked `(new)`, or in a list whose label says so. */
  readonly isNew: boolean;
  readonly field: string;
  readonly role: string | null;
}

/** The files named in fields that are for references, in a plan or a part of it. */
export const referencesIn = gather<Reference>((node) =>
  node.fields.flatMap((field) => {
    if (!field.read.schema.reference) return [];
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
  const found = pathsIn(text);
  const wanted = read.value.type === 'list' ? found.slice(0, 1) : found;
  return wanted.map(({ path, isNew, ...span }) => {
    const placed = exact ? shift(span, slot.from) : { from: slot.from, to: slot.to };
    return { path, isNew: isNew || fresh, ...shift(placed, at), field: id, role: read.schema.role };
  });
}

const CODE = /`([^`\n]+)`/g;
const BARE = /(?:[\w@~.+-]+\/)*[\w@~+-][\w@~.+-]*\.[A-Za-z]\w{0,7}(?![\w/])|(?:[\w@~.+-]+\/)+[\w@~+-]*/g;

/** The paths in a text: those in code marks, or the bare ones where none has marks. */
export function pathsIn(text: string): (Span & { readonly path: string; readonly isNew: boolean })[] {
  const marked = Array.from(text.matchAll(CODE), (match) => ({ raw: match[1] ?? '', at: match.index + 1 }));
  const paths = marked.filter(({ raw }) => isPath(raw));
  const bare =
    marked.length > 0 ? [] : Array.from(text.matchAll(BARE), (match) => ({ raw: match[0], at: match.index }));
  const all = paths.length > 0 ? paths : bare.filter(({ raw }) => isPath(raw));
  return all.map(({ raw, at }, index) => {
    const end = at + raw.length;
    const after = text.slice(end, all[index + 1]?.at ?? text.length);
    return { path: normalize(raw), isNew: /^`?\s*\((?:new|create[ds]?|added?)\b/i.test(after), from: at, to: end };
  });
}

function isPath(raw: string): boolean {
  const path = normalize(raw);
  if (/[\s(){}<>|*?$"']/.test(path) || /^[a-z]+:\/\//i.test(raw) || path === '') return false;
  return path.includes('/') ? /[\p{L}\p{N}]/u.test(path) : /^[\w@~+-][\w@~.+-]*\.[A-Za-z]\w{0,7}$/.test(path);
}

function normalize(raw: string): string {
  return raw
    .trim()
    .replace(/\\/g, '/')
    .replace(/(?:::|#).*$/, '')
    .replace(/:(?:\d[\d,:L–-]*|L\d.*|[A-Za-z_]\w*(?:\.\w+)*(?:\(\))?)$/, '')
    .replace(/^\.\//, '');
}

/** Answers whether a path is named by one of many, in full or by its end (`retry.py` for `src/retry.py`), or lies in one. */
export function pathIndex(paths: Iterable<string>): (path: string) => boolean {
  const byName = new Map<string, string[]>();
  const folders: string[] = [];
  for (const path of new Set(paths)) {
    const name = lastPart(path);
    byName.set(name, [...(byName.get(name) ?? []), path]);
    if (path.endsWith('/')) folders.push(path);
  }
  return (path) =>
    (byName.get(lastPart(path)) ?? []).some(
      (other) => other === path || other.endsWith(`/${path}`) || path.endsWith(`/${other}`),
    ) || folders.some((folder) => path.startsWith(folder));
}

const lastPart = (path: string): string => path.replace(/\/$/, '').split('/').at(-1) ?? '';
