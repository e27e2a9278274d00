import type { Gathered } from '../plan/facts.ts';
import type { RawNode } from './rawNode.ts';
import { NAMING } from './rawNode.ts';
import type { NamedId } from './idText.ts';

/** How two versions declare: the `same`, with other texts beside the same `ids`, or something `other`. */
export type Likeness = 'same' | 'ids' | 'other';

/** Compares what two versions declare, whatever the offsets. What they share is not looked at. */
export function likenessOf(a: Gathered<RawNode>, b: Gathered<RawNode>): Likeness {
  return compared(a, b, rawLikeness);
}

/** Whether two versions mention the same ids in the same nodes. */
export const namedAlike = (a: Gathered<NamedId>, b: Gathered<NamedId>): boolean =>
  compared(a, b, (one, other) => (isSameId(one, other) ? 'same' : 'other')) === 'same';

function compared<T>(a: Gathered<T>, b: Gathered<T>, likeness: (a: T, b: T) => Likeness): Likeness {
  if (a === b) return 'same';
  if (a.node.id !== b.node.id || a.own.length !== b.own.length || a.below.length !== b.below.length) return 'other';
  let found: Likeness = 'same';
  for (let at = 0; at < a.own.length; at++) {
    const one = likeness(a.own[at] as T, b.own[at] as T);
    if (one === 'other') return one;
    if (one === 'ids') found = one;
  }
  for (let at = 0; at < a.below.length; at++) {
    const [before, after] = [a.below[at]?.gathered, b.below[at]?.gathered];
    if (before === after) continue;
    const one = before && after ? compared(before, after, likeness) : 'other';
    if (one === 'other') return one;
    if (one === 'ids') found = one;
  }
  return found;
}

function rawLikeness(a: RawNode, b: RawNode): Likeness {
  if (a === b) return 'same';
  const isOne =
    a.type === b.type &&
    a.id === b.id &&
    a.declared === b.declared &&
    a.field === b.field &&
    a.row === b.row &&
    a.draft === b.draft;
  if (!isOne) return 'other';
  if (a.places === b.places) return a.text === b.text ? 'same' : 'ids';
  for (const place of NAMING) if (!sameIds(a.places[place]?.ids, b.places[place]?.ids)) return 'other';
  return a.text === b.text && sameTexts(a.places, b.places) ? 'same' : 'ids';
}

function sameIds(a: readonly NamedId[] = [], b: readonly NamedId[] = []): boolean {
  return a === b || (a.length === b.length && a.every((one, at) => isSameId(one, b[at])));
}

const isSameId = (a: NamedId, b: NamedId | undefined): boolean =>
  a.id === b?.id && a.scope === b.scope && a.last?.id === b.last?.id;

function sameTexts(a: RawNode['places'], b: RawNode['places']): boolean {
  const names = Object.keys(a) as (keyof RawNode['places'])[];
  return names.length === Object.keys(b).length && names.every((name) => a[name]?.text === b[name]?.text);
}
