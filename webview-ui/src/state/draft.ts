import type { Snapshot } from '../../../src/contract/form.ts';
import { indexAfter } from '../../../src/contract/indexAfter.ts';
import type { Outcome } from '../bridge/channel.ts';
import { sameText, slotKey, type Slot } from './slot.ts';
import { indexOf, itemTexts, readSlot, type Held } from './slotText.ts';

/** An edit on its way: `version` is the first snapshot that has it, once the host has said so. */
export interface Flight {
  readonly id: number;
  readonly text: string;
  readonly version: number | null;
}

/** A text that a person has written and the document may not hold yet. */
export interface Draft {
  readonly slot: Slot;
  /** What the document held when the person began: the `expected` of the edit. */
  readonly base: string;
  /** The same as it was shown: empty for a placeholder. */
  readonly shown: string;
  readonly text: string;
  /** To be sent as soon as nothing of the same owner is on its way. */
  readonly due: boolean;
  readonly flight: Flight | null;
  /** The text of an edit whose reply never came: the document may hold it. */
  readonly unsure: string | null;
  /** Somebody else's text in the same slot: the person has to say which one stays. */
  readonly theirs: string | null;
  /** The snapshot that was there when a reply told of the other text: it is older than the reply. */
  readonly heard: number;
  /** The snapshot that the slot is a place in; null for a slot that is named by no number, or where it is not known. */
  readonly seen: Snapshot | null;
  /** The slot is not in the document any more. */
  readonly gone: boolean;
  /** Why the host did not take it. */
  readonly problem: string;
}

export function newDraft(slot: Slot, held: Held, text: string): Draft {
  return {
    slot,
    base: held.raw,
    shown: held.shown,
    text,
    due: false,
    flight: null,
    unsure: null,
    theirs: null,
    heard: -1,
    seen: null,
    gone: false,
    problem: '',
  };
}

/** The document does not hold what the person has written. */
export function isDirty(draft: Draft): boolean {
  return !sameText(draft.slot, draft.text, draft.shown);
}

export function isConflict(draft: Draft): boolean {
  return draft.theirs !== null || draft.gone;
}

/** The host has answered the edit that was on its way. */
export function replied(draft: Draft, flight: Flight, outcome: Outcome, version: number): Draft {
  if (outcome.ok) return { ...draft, flight: { ...flight, version: outcome.version }, problem: '' };
  const landed: Draft = { ...draft, flight: null, due: false };
  if (outcome.code === 'time-out' || outcome.code === 'disposed') {
    return { ...landed, unsure: flight.text, problem: 'time-out' };
  }
  if (outcome.code === 'conflict' && outcome.current !== undefined) {
    return { ...meets(landed, { raw: outcome.current, shown: outcome.current }), heard: version };
  }
  return { ...landed, problem: outcome.message === '' ? outcome.code : outcome.message };
}

/** The draft after the document is known to hold `held` in its slot. */
function meets(draft: Draft, held: Held): Draft {
  const { slot } = draft;
  const rebased: Draft = { ...draft, base: held.raw, shown: held.shown, theirs: null, gone: false };
  if (sameText(slot, held.shown, draft.text)) return { ...rebased, due: false, problem: '', unsure: null };
  if (draft.unsure !== null && sameText(slot, held.shown, draft.unsure))
    return { ...rebased, due: true, problem: '', unsure: null };
  if (sameText(slot, held.raw, draft.base)) return { ...rebased, due: draft.due || isConflict(draft) };
  // What a page saved in the middle of a word it has sent whole before it went.
  if (draft.unsure === draft.text && draft.text !== '' && held.shown.startsWith(draft.text))
    return { ...rebased, text: held.shown, due: false, problem: '', unsure: null };
  return { ...draft, theirs: held.shown, gone: false, due: false, problem: '' };
}

/**
 * A draft in the light of a new snapshot: null when the document says it all. `kept`: the person is in the control, so
 * that even a draft that says what the document says stays, with its blanks and its caret.
 */
export function settle(draft: Draft, snapshot: Snapshot, kept: boolean): Draft | null {
  const { flight } = draft;
  if (flight) {
    // An echo older than the newest local edit says nothing about it.
    if (flight.version === null || snapshot.version < flight.version) return draft;
    return draft.slot.kind === 'new' ? landNew(draft, flight, snapshot, kept) : land(draft, flight, snapshot, kept);
  }
  if (snapshot.version <= draft.heard) return draft;
  if (hasArrived(draft, snapshot)) return null;
  const reading = readSlot(snapshot, draft.slot);
  if (reading === 'elsewhere') return isDirty(draft) || kept || isConflict(draft) ? draft : null;
  if (!isDirty(draft) && !isConflict(draft)) {
    const untouched = reading !== 'gone' && reading.raw === draft.base;
    return kept && untouched ? draft : null;
  }
  if (reading === 'gone') return { ...draft, gone: true, theirs: null, due: false };
  const met = meets(draft, reading);
  return isDirty(met) || isConflict(met) || kept ? met : null;
}

// A new item whose reply never came, or that was sent by a page which is no more, may be there already.
function hasArrived({ slot, unsure, text }: Draft, snapshot: Snapshot): boolean {
  if (slot.kind !== 'new' || unsure === null || text !== unsure) return false;
  const field = indexOf(snapshot).fields.get(slot.field);
  const item = field && itemTexts(field)[slot.at];
  return item !== undefined && sameText(slot, item, text);
}

function land(draft: Draft, flight: Flight, snapshot: Snapshot, kept: boolean): Draft | null {
  const reading = readSlot(snapshot, draft.slot);
  const ours: Draft = { ...draft, flight: null, base: flight.text, shown: flight.text, problem: '' };
  if (reading === 'elsewhere') return isDirty(ours) || kept ? ours : null;
  if (reading === 'gone') return { ...ours, gone: true, due: false };
  if (sameText(draft.slot, reading.shown, flight.text)) {
    const rebased: Draft = { ...ours, base: reading.raw, shown: reading.shown };
    return isDirty(rebased) || kept ? rebased : null;
  }
  // Ours was taken, and somebody wrote over it before it could be seen.
  return meets({ ...ours, due: false }, reading);
}

function landNew(draft: Draft, flight: Flight, snapshot: Snapshot, kept: boolean): Draft | null {
  const { slot } = draft;
  if (slot.kind !== 'new') return draft;
  const field = indexOf(snapshot).fields.get(slot.field);
  if (!field) return draft.text === flight.text ? null : { ...draft, flight: null };
  const texts = itemTexts(field);
  const at = nearest(texts, slot.at, (text) => sameText(slot, text, flight.text));
  if (at === null) return { ...draft, flight: null, gone: true, due: false };
  const raw = texts[at] ?? '';
  const item: Draft = {
    ...draft,
    slot: { kind: 'item', field: slot.field, index: at },
    base: raw,
    shown: raw,
    flight: null,
    problem: '',
  };
  return isDirty(item) || kept ? item : null;
}

/**
 * The slot that a draft belongs to after items have moved: an item is found again by the text it began with, an answer by
 * its question, a cell by its row. Null where the question or the row has gone.
 */
export function realign(draft: Draft, snapshot: Snapshot, taken: ReadonlySet<string>): Slot | null {
  const { slot, seen } = draft;
  if (draft.flight) return slot;
  if (slot.kind === 'item') return realignItem(slot, draft.base, snapshot, taken);
  const place = placesIn(snapshot, slot);
  const before = seen && placesIn(seen, slot);
  if (!place || !before) return slot;
  if (slot.kind === 'answer') {
    const index = placeAfter(before, place, slot.index);
    return index === null ? null : { ...slot, index };
  }
  if (slot.kind !== 'cell') return slot;
  const row = placeAfter(before, place, slot.row);
  return row === null ? null : { ...slot, row };
}

/** What tells questions or rows from each other; of the list of open questions only those that are in it. */
type Places = { readonly all: readonly string[] } | { readonly open: ReadonlyMap<number, string> };

/** Null where the snapshot does not hold that part of the plan. */
function placesIn(snapshot: Snapshot, slot: Slot): Places | null {
  if (slot.kind !== 'answer' && slot.kind !== 'cell') return null;
  const field = indexOf(snapshot).fields.get(slot.field);
  if (field) {
    const { value } = field;
    if (slot.kind === 'answer') return { all: itemTexts(field) };
    return value.type === 'table' ? { all: value.rows.map((cells) => JSON.stringify(cells)) } : null;
  }
  const open = snapshot.openQuestions.filter((question) => question.field === slot.field);
  return slot.kind === 'answer' && open.length > 0
    ? { open: new Map(open.map(({ index, text }) => [index, text])) }
    : null;
}

function placeAfter(before: Places, now: Places, index: number): number | null {
  if ('all' in before && 'all' in now)
    return index < before.all.length ? indexAfter(before.all, now.all, index) : index;
  const text = textAt(before, index);
  if (text === undefined || textAt(now, index) === text) return index;
  const entries = 'all' in now ? [...now.all.entries()] : [...now.open];
  const same = entries.filter(([, other]) => other === text);
  const [only] = same;
  if (only && same.length === 1) return only[0];
  // One that is not in the list any more was answered by somebody: its slot will tell.
  return textAt(now, index) === undefined ? index : null;
}

const textAt = (places: Places, index: number): string | undefined =>
  'all' in places ? places.all[index] : places.open.get(index);

/** The draft with the snapshot that its slot is a place in: the last that held that part of the plan. */
export const seenIn = (draft: Draft, snapshot: Snapshot): Draft =>
  draft.flight || draft.seen === snapshot || !placesIn(snapshot, draft.slot) ? draft : { ...draft, seen: snapshot };

function realignItem(
  slot: Extract<Slot, { kind: 'item' }>,
  base: string,
  snapshot: Snapshot,
  taken: ReadonlySet<string>,
): Slot {
  const field = indexOf(snapshot).fields.get(slot.field);
  if (!field) return slot;
  const texts = itemTexts(field);
  if (texts[slot.index] === base || base === '') return slot;
  const at = nearest(texts, slot.index, (text, index) => text === base && !taken.has(slotKey({ ...slot, index })));
  return at === null ? slot : { ...slot, index: at };
}

function nearest(
  texts: readonly string[],
  from: number,
  fits: (text: string, index: number) => boolean,
): number | null {
  let best: number | null = null;
  texts.forEach((text, index) => {
    if (fits(text, index) && (best === null || Math.abs(index - from) < Math.abs(best - from))) best = index;
  });
  return best;
}
