import type { Snapshot } from '../../../src/contract/form.ts';
import type { Request } from '../../../src/contract/messages.ts';
import type { SavedDraft } from '../bridge/saved.ts';
import type { Draft } from './draft.ts';

export type EditRequest = Extract<Request, { type: 'edit' }>;
export type Intent = EditRequest['intent'];

/** An edit that is no text: a tick, a choice, a move. Those that show at once are laid over the snapshot. */
export interface Op {
  readonly serial: number;
  /** Id of the field or node; edits of one owner go one after another. */
  readonly owner: string;
  readonly intent: Intent;
  readonly expected: string | null;
  /** Waits for every text to be in the document, because ids may change by it. */
  readonly barrier: boolean;
  readonly flight: { readonly id: number; readonly version: number | null } | null;
  /** What gets the focus when the document has it: id of a field, and an item of it. */
  readonly then: Focus | null;
}

export interface Focus {
  readonly target: string;
  readonly index?: number;
}

/** Something to tell the person: shown, and read out. */
export type Notice =
  | { readonly type: 'saved' }
  | { readonly type: 'conflict' }
  | { readonly type: 'failed'; readonly code: string; readonly message: string }
  | { readonly type: 'gate-passed'; readonly title: string }
  | { readonly type: 'gate-changed'; readonly title: string }
  | { readonly type: 'done'; readonly message: string };

export interface State {
  readonly phase: 'waiting' | 'empty' | 'ready';
  /** Null until the strings of the interface have come. */
  readonly language: string | null;
  readonly snapshot: Snapshot | null;
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Drafts of plans that are not on screen, and of the page before this one. */
  readonly shelf: readonly SavedDraft[];
  readonly ops: readonly Op[];
  /** Key of the slot whose control has the focus. */
  readonly focused: string | null;
  /** Key of the slot in which an input method is composing. */
  readonly composing: string | null;
  readonly notice: { readonly serial: number; readonly notice: Notice } | null;
  /** What to bring on screen and focus as soon as it is there. */
  readonly goal: (Focus & { readonly serial: number }) | null;
  readonly serial: number;
  readonly view: View;
}

/** Where the reader is. */
export interface View {
  /** Id of a top section, or a page that is no section: `@log`, `@completion`. */
  readonly page: string | null;
  readonly unfolded: ReadonlySet<string>;
  /** Entries that the person folded, and which therefore are not unfolded by themselves. */
  readonly folded: ReadonlySet<string>;
  /** Sections whose guidance has been seen. */
  readonly visited: ReadonlySet<string>;
}

export const LOG_PAGE = '@log';
export const COMPLETION_PAGE = '@completion';
/** Pages that the host fills when they are on screen. */
export const TRACE_PAGE = '@trace';
export const STREAMS_PAGE = '@streams';
const PAGES = new Set<string>([LOG_PAGE, COMPLETION_PAGE, TRACE_PAGE, STREAMS_PAGE]);
export const isPage = (id: string): boolean => PAGES.has(id);

export const initialState: State = {
  phase: 'waiting',
  language: null,
  snapshot: null,
  drafts: new Map(),
  shelf: [],
  ops: [],
  focused: null,
  composing: null,
  notice: null,
  goal: null,
  serial: 0,
  view: { page: null, unfolded: new Set(), folded: new Set(), visited: new Set() },
};

/** Drafts as they outlive the page. An edit on its way is asked for again; the host tells when it has it already. */
export function savedDrafts(state: State): SavedDraft[] {
  const file = state.snapshot?.file ?? '';
  const drafts = [...state.drafts.values()].filter((draft) => draft.text !== draft.shown || draft.flight !== null);
  return [...state.shelf, ...drafts.map(({ slot, base, shown, text }) => ({ file, slot, base, shown, text }))];
}
