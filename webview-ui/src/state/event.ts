import type { Snapshot } from '../../../src/contract/form.ts';
import type { Outcome } from '../bridge/channel.ts';
import type { SavedDraft } from '../bridge/saved.ts';
import type { Slot } from './slot.ts';
import type { Held } from './slotText.ts';
import type { Focus, Notice, Op, View } from './state.ts';

/** All that can happen to the state. */
export type StateEvent =
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly type: 'empty' }
  | { readonly type: 'strings'; readonly language: string }
  | { readonly type: 'restored'; readonly drafts: readonly SavedDraft[]; readonly view: Partial<View> }
  | { readonly type: 'typed'; readonly slot: Slot; readonly text: string; readonly held?: Held }
  /** The text of a slot is to be sent; null means all of them. */
  | { readonly type: 'due'; readonly key: string | null }
  | { readonly type: 'focused'; readonly slot: Slot }
  | { readonly type: 'blurred'; readonly slot: Slot }
  | { readonly type: 'composing'; readonly key: string | null }
  | { readonly type: 'dropped'; readonly key: string }
  | { readonly type: 'kept'; readonly key: string }
  | { readonly type: 'asked'; readonly op: Omit<Op, 'serial' | 'flight'> }
  | { readonly type: 'sent'; readonly send: Sendable; readonly id: number }
  | { readonly type: 'replied'; readonly id: number; readonly outcome: Outcome }
  | { readonly type: 'told'; readonly notice: Notice }
  | { readonly type: 'untold' }
  | { readonly type: 'go'; readonly focus: Focus; readonly page: string | null }
  | { readonly type: 'arrived'; readonly serial: number }
  | { readonly type: 'viewed'; readonly view: Partial<View> };

/** What can go to the host now: the text of a draft, or an operation. */
export type Sendable =
  { readonly type: 'draft'; readonly key: string } | { readonly type: 'op'; readonly serial: number };
