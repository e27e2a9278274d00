import { TRACE_PLACES } from '../kind/kind.ts';
import type { Gathered } from '../plan/facts.ts';
import type { RawNode } from './rawNode.ts';
import { NAMING } from './rawNode.ts';
import type { NamedId } from './idText.ts';
import type { TraceText } from './keptFacts.ts';

/**
 * Whether two versions declare the same ids in the same places. Offsets do not matter, and what the versions share is not
 * looked at.
 */
export const declaresSame = (a: Gathered<RawNode>, b: Gathered<RawNode>): boolean => isAlike(a, b, isSameNode);

/** Whether two versions mention the same ids in the same nodes. */
export const namedAlike = (a: Gathered<NamedId>, b: Gathered<NamedId>): boolean => isAlike(a, b, isSameId);

function isAlike<T>(a: Gathered<T>, b: Gathered<T>, isSame: (a: T, b: T) => boolean): boolean {
  if (a === b) return true;
  if (a.node.id !== b.node.id || a.own.length !== b.own.length) return false;
  for (let at = 0; at < a.own.length; at++) if (!isSame(a.own[at] as T, b.own[at] as T)) return false;
  let next = 0;
  for (const before of a.given) {
    if (!before) continue;
    while (next < b.given.length && !b.given[next]) next++;
    const after = b.given[next++];
    if (before !== after && !(after && isAlike(before, after, isSame))) return false;
  }
  return b.given.every((one, at) => at < next || one === null);
}

const isSameNode = (a: RawNode, b: RawNode): boolean =>
  a === b ||
  (a.type === b.type &&
    a.id === b.id &&
    a.declared === b.declared &&
    a.field === b.field &&
    a.row === b.row &&
    a.draft === b.draft);

/** Notes in what two differ that declare the same. */
export function noteChanges(a: RawNode, b: RawNode, changed: Set<TraceText>): void {
  if (a === b) return;
  // Where they stand, and whether they count, is not what they say, but what is kept of them tells it.
  if (a.field !== b.field || a.row !== b.row || a.draft !== b.draft) changed.add(`${a.type}.ids`);
  if (a.text !== b.text) changed.add(a.type);
  if (a.places === b.places) return;
  changed.add(`${a.type}.whole`);
  if (!namesSame(a, b)) changed.add(`${a.type}.links`);
  noteTexts(a, b, changed);
}

/** Whether two name the same ids in the same places. */
export function namesSame({ places: a }: RawNode, { places: b }: RawNode): boolean {
  for (const place of NAMING) if (!sameIds(a[place]?.ids, b[place]?.ids)) return false;
  return true;
}

function noteTexts({ type, places: a }: RawNode, { places: b }: RawNode, changed: Set<TraceText>): void {
  for (const place of TRACE_PLACES) {
    if (a[place]?.text === b[place]?.text) continue;
    changed.add(type);
    changed.add(`${type}.${place}`);
  }
}

function sameIds(a: readonly NamedId[] = [], b: readonly NamedId[] = []): boolean {
  return a === b || (a.length === b.length && a.every((one, at) => isSameId(one, b[at])));
}

const isSameId = (a: NamedId, b: NamedId | undefined): boolean =>
  a.id === b?.id && a.scope === b.scope && a.last?.id === b.last?.id;
