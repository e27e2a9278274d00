import type { Snapshot } from '../../../src/contract/form.ts';
import type { Outcome } from '../bridge/channel.ts';
import { isConflict, isDirty, newDraft, realign, replied, seenIn, settle, type Draft } from './draft.ts';
import type { Sendable, StateEvent } from './event.ts';
import { share } from './share.ts';
import { unfoldFew } from './unfold.ts';
import { slotKey, type Slot } from './slot.ts';
import { readSlot } from './slotText.ts';
import { savedDrafts, type Notice, type State } from './state.ts';

type EventOf<T extends StateEvent['type']> = Extract<StateEvent, { type: T }>;
type Reducers = { readonly [T in StateEvent['type']]: (state: State, event: EventOf<T>) => State };

const REDUCERS: Reducers = {
  snapshot: (state, { snapshot }) => takeSnapshot(state, snapshot),
  empty: (state) => ({ ...changeFile(state, ''), language: state.language ?? 'en', phase: 'empty', snapshot: null }),
  strings: (state, { language }) => ({ ...state, language }),
  restored: (state, { drafts, view }) => ({
    ...state,
    view: { ...state.view, ...view },
    serial: Math.max(state.serial, ...drafts.map(({ slot }) => (slot.kind === 'new' ? slot.serial : 0))),
    shelf: drafts,
  }),
  typed,
  due: (state, { key }) =>
    mapDrafts(state, (draft, each) => (key === null || key === each ? { ...draft, due: true, problem: '' } : draft)),
  focused: (state, { slot }) => ({ ...state, focused: slotKey(slot) }),
  blurred,
  // What came meanwhile is looked at now: under an input method nothing moves.
  composing: (state, { key }) =>
    key === null ? settleAll({ ...state, composing: key }) : { ...state, composing: key },
  dropped: (state, { key }) => settleAll(mapDrafts(state, (draft, each) => (each === key ? null : draft))),
  kept: (state, { key }) => {
    const serial = state.serial + 1;
    return mapDrafts({ ...state, serial }, (draft, each) =>
      each === key ? keepMine(draft, serial, state.snapshot) : draft,
    );
  },
  asked: (state, { op }) => {
    const serial = state.serial + 1;
    return { ...state, serial, ops: [...state.ops, { ...op, serial, flight: null }] };
  },
  sent: (state, { send, id }) => takeOff(state, send, id),
  replied: (state, { id, outcome }) => land(state, id, outcome),
  told: (state, { notice }) => tell(state, notice),
  untold: (state) => ({ ...state, notice: null }),
  go: (state, { focus, page }) => {
    const serial = state.serial + 1;
    return { ...state, serial, goal: { ...focus, serial }, view: page === null ? state.view : { ...state.view, page } };
  },
  arrived: (state, { serial }) => (state.goal?.serial === serial ? { ...state, goal: null } : state),
  viewed: (state, { view }) => ({ ...state, view: { ...state.view, ...view } }),
};

export function reduce<T extends StateEvent['type']>(state: State, event: EventOf<T>): State {
  return REDUCERS[event.type](state, event);
}

export function tell(state: State, notice: Notice): State {
  const serial = state.serial + 1;
  return { ...state, serial, notice: { serial, notice } };
}

function mapDrafts(state: State, change: (draft: Draft, key: string) => Draft | null): State {
  let changed = false;
  const drafts = new Map<string, Draft>();
  for (const [key, draft] of state.drafts) {
    const next = change(draft, key);
    if (next) add(drafts, next, state.serial);
    if (next !== draft) changed = true;
  }
  return changed ? { ...state, drafts } : state;
}

// Two texts that end up in one slot both stay: the second as a new item beside it.
function add(drafts: Map<string, Draft>, draft: Draft, serial: number): void {
  const key = slotKey(draft.slot);
  const { slot } = draft;
  if (!drafts.has(key) || !('index' in slot)) {
    drafts.set(key, draft);
    return;
  }
  const aside: Slot = { kind: 'new', field: slot.field, at: slot.index, serial: -(serial + drafts.size + 1) };
  drafts.set(slotKey(aside), { ...newDraft(aside, { raw: '', shown: '' }, draft.text), flight: draft.flight });
}

function typed(state: State, { slot, text, held }: EventOf<'typed'>): State {
  const key = slotKey(slot);
  const known = state.drafts.get(key);
  const drafts = new Map(state.drafts);
  if (known) drafts.set(key, { ...known, text });
  else {
    const draft = newDraft(slot, held ?? heldNow(state, slot), text);
    drafts.set(key, state.snapshot ? seenIn(draft, state.snapshot) : draft);
  }
  return { ...state, drafts };
}

function heldNow(state: State, slot: Slot): { raw: string; shown: string } {
  const reading = state.snapshot ? readSlot(state.snapshot, slot) : 'elsewhere';
  return typeof reading === 'string' ? { raw: '', shown: '' } : reading;
}

function blurred(state: State, { slot }: EventOf<'blurred'>): State {
  const key = slotKey(slot);
  const away = state.focused === key ? { ...state, focused: null } : state;
  const due = mapDrafts(away, (draft, each) => {
    if (each !== key) return draft;
    if (draft.flight || isConflict(draft) || isDirty(draft)) return { ...draft, due: true };
    return null;
  });
  return due;
}

function keepMine(draft: Draft, serial: number, snapshot: Snapshot | null): Draft {
  const resolved: Draft = { ...draft, theirs: null, gone: false, problem: '', due: true };
  if (draft.theirs !== null) return { ...resolved, base: draft.theirs, shown: draft.theirs };
  const { slot } = draft;
  if (!draft.gone) return resolved;
  // Of a question or a row: the person puts it into the one that it is shown at now, if that holds nothing yet.
  if (slot.kind === 'answer' || slot.kind === 'cell') return { ...resolved, base: '', shown: '', seen: snapshot };
  if (!('index' in slot)) return resolved;
  // The item was taken away: the text comes back as a new one in its place.
  return { ...resolved, base: '', shown: '', slot: { kind: 'new', field: slot.field, at: slot.index, serial } };
}

function takeOff(state: State, send: Sendable, id: number): State {
  if (send.type === 'op') {
    return {
      ...state,
      ops: state.ops.map((op) => (op.serial === send.serial ? { ...op, flight: { id, version: null } } : op)),
    };
  }
  return mapDrafts(state, (draft, key) =>
    key === send.key ? { ...draft, due: false, problem: '', flight: { id, text: draft.text, version: null } } : draft,
  );
}

function land(state: State, id: number, outcome: Outcome): State {
  const op = state.ops.find((each) => each.flight?.id === id);
  if (op) return landOp(state, op.serial, outcome);
  const before = state.drafts;
  const next = settleAll(
    mapDrafts(state, (draft) =>
      draft.flight?.id === id ? replied(draft, draft.flight, outcome, state.snapshot?.version ?? -1) : draft,
    ),
  );
  return announceConflicts(next, before);
}

function landOp(state: State, serial: number, outcome: Outcome): State {
  if (outcome.ok) {
    const ops = state.ops.map((op) =>
      op.serial === serial && op.flight ? { ...op, flight: { ...op.flight, version: outcome.version } } : op,
    );
    return settleOps({ ...state, ops });
  }
  const rest = { ...state, ops: state.ops.filter((op) => op.serial !== serial) };
  return tell(rest, { type: 'failed', code: outcome.code, message: outcome.message });
}

function takeSnapshot(state: State, arrived: Snapshot): State {
  if (state.snapshot && arrived.version < state.snapshot.version && arrived.file === state.snapshot.file) return state;
  const snapshot = share(state.snapshot, arrived);
  const here = state.snapshot?.file === snapshot.file ? state : changeFile(state, snapshot.file);
  const before = here.drafts;
  const view = unfoldFew(snapshot, here.view);
  const next = settleOps(settleAll({ ...here, phase: 'ready', language: here.language ?? 'en', snapshot, view }));
  return announceGates(announceConflicts(next, before), state.snapshot);
}

// Texts for one plan never go to another. Those from an earlier page may have been sent by it.
function changeFile(state: State, file: string): State {
  const shelf = state.snapshot ? savedDrafts(state) : state.shelf;
  const drafts = shelf
    .filter((saved) => saved.file === file)
    .map(({ slot, base, shown, text }): [string, Draft] => {
      return [slotKey(slot), { ...newDraft(slot, { raw: base, shown }, text), due: true, unsure: text }];
    });
  return {
    ...state,
    shelf: shelf.filter((saved) => saved.file !== file),
    drafts: new Map(drafts),
    ops: [],
    focused: null,
    composing: null,
  };
}

function settleAll(state: State): State {
  const { snapshot } = state;
  if (!snapshot) return state;
  const taken = new Set(state.drafts.keys());
  let { focused, composing } = state;
  const next = mapDrafts(state, (draft, key) => {
    // Under an input method nothing moves.
    if (composing === key) return draft;
    const slot = realign(draft, snapshot, taken);
    const settled = slot
      ? settle(seenIn({ ...draft, slot }, snapshot), snapshot, focused === key)
      : lose(draft, focused === key);
    if (!settled) return null;
    const moved = slotKey(settled.slot);
    if (moved !== key) {
      taken.add(moved);
      if (focused === key) focused = moved;
      if (composing === key) composing = moved;
    }
    return moved === key && same(settled, draft) ? draft : settled;
  });
  return { ...next, focused, composing };
}

// What was written for a question or a row that has gone stays on screen until the person says what becomes of it.
const lose = (draft: Draft, kept: boolean): Draft | null =>
  isDirty(draft) || kept ? { ...draft, gone: true, theirs: null, due: false } : null;

function same(a: Draft, b: Draft): boolean {
  return (
    a.base === b.base &&
    a.shown === b.shown &&
    a.text === b.text &&
    a.due === b.due &&
    a.flight === b.flight &&
    a.unsure === b.unsure &&
    a.theirs === b.theirs &&
    a.heard === b.heard &&
    a.seen === b.seen &&
    a.gone === b.gone &&
    a.problem === b.problem
  );
}

/** Operations leave when a snapshot has them. */
function settleOps(state: State): State {
  const version = state.snapshot?.version ?? -1;
  const done = state.ops.filter(
    (op) => op.flight !== null && op.flight.version !== null && op.flight.version <= version,
  );
  if (done.length === 0) return state;
  const then = done.findLast((op) => op.then !== null)?.then ?? null;
  const rest = { ...state, ops: state.ops.filter((op) => !done.includes(op)) };
  return then ? reduce(rest, { type: 'go', focus: then, page: null }) : rest;
}

function announceConflicts(state: State, before: ReadonlyMap<string, Draft>): State {
  const conflicts = (drafts: ReadonlyMap<string, Draft>): number => [...drafts.values()].filter(isConflict).length;
  if (conflicts(state.drafts) > conflicts(before)) return tell(state, { type: 'conflict' });
  const unsaved = (drafts: ReadonlyMap<string, Draft>): boolean => [...drafts.values()].some(isDirty);
  return unsaved(before) && !unsaved(state.drafts) && state.focused === null ? tell(state, { type: 'saved' }) : state;
}

function announceGates(state: State, before: Snapshot | null): State {
  if (!before || !state.snapshot || before.file !== state.snapshot.file) return state;
  let next = state;
  for (const gate of state.snapshot.gates) {
    const old = before.gates.find(({ id }) => id === gate.id);
    if (!old || old.passed === gate.passed) continue;
    if (gate.passed) next = tell(next, { type: 'gate-passed', title: gate.title });
    else if (gate.state === 'changed') next = tell(next, { type: 'gate-changed', title: gate.title });
  }
  return next;
}
