import type { Notice as HostNotice } from '../../../src/contract/messages.ts';
import { Channel, type Ask, type Outcome, type Push } from '../bridge/channel.ts';
import { readSaved, type Saved } from '../bridge/saved.ts';
import type { VsCodeApi } from '../bridge/vscodeApi.ts';
import { isDirty } from './draft.ts';
import type { StateEvent } from './event.ts';
import { draftEdit, sendable } from './outgoing.ts';
import { reduce } from './reduce.ts';
import { pageOf } from './pages.ts';
import { slotKey, type Slot } from './slot.ts';
import type { Held } from './slotText.ts';
import { initialState, savedDrafts, type Intent, type Op, type State } from './state.ts';

const PAUSE = 400;
const SAVE_PAUSE = 150;

/** Where the host says that the page begins: it knows better than what an earlier page could save before it went. */
export interface Begin {
  readonly section: string;
  readonly stamp: string;
}

export interface StoreOptions {
  readonly api: VsCodeApi;
  /** Takes the bundle before anything is rendered in the new language. */
  readonly onStrings: (language: string, bundle: Record<string, string>) => void;
  /** The form shows one section; the checkpoint view shows none. */
  readonly sections: boolean;
  readonly begin: Begin | null;
}

/** The state of a page, with its line to the host: everything that happens goes through `dispatch`. */
export class Store {
  readonly #options: StoreOptions;
  readonly #channel: Channel;
  readonly #listeners = new Set<() => void>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #state: State = initialState;
  #asked = '';
  #scroll = 0;
  readonly #before: Saved;

  constructor(options: StoreOptions) {
    this.#options = options;
    this.#channel = new Channel({
      post: (message) => options.api.postMessage(message),
      onPush: (push) => this.#take(push),
    });
    const saved = readSaved(options.api.getState());
    const { begin } = options;
    const isOutdated = begin !== null && saved.stamp !== begin.stamp && saved.section !== begin.section;
    this.#before = isOutdated ? { ...saved, section: begin.section, scroll: 0 } : saved;
    this.#scroll = this.#before.scroll;
    const { section, unfolded, folded, visited, drafts } = this.#before;
    const view = { page: section, unfolded: new Set(unfolded), folded: new Set(folded), visited: new Set(visited) };
    this.dispatch({ type: 'restored', drafts, view });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): State => this.#state;

  /** Where the page was scrolled to when it was last seen. */
  get savedScroll(): number {
    return this.#before.scroll;
  }

  start(): void {
    this.#channel.notify({ type: 'ready' });
  }

  receive(data: unknown): void {
    this.#channel.receive(data);
  }

  dispatch(event: StateEvent): void {
    this.#change(reduce(this.#state, event));
    this.#send();
    this.#look();
    for (const listener of this.#listeners) listener();
    this.#saveSoon();
  }

  /** A keystroke: the text goes to the host after a pause. */
  type(slot: Slot, text: string, held?: Held): void {
    this.dispatch({ type: 'typed', slot, text, ...(held && { held }) });
    this.#dueLater(slotKey(slot));
  }

  compose(slot: Slot, on: boolean): void {
    this.dispatch({ type: 'composing', key: on ? slotKey(slot) : null });
    if (!on) this.#dueLater(slotKey(slot));
  }

  edit(intent: Intent, options: Partial<Pick<Op, 'expected' | 'barrier' | 'then'>> = {}): void {
    const owner =
      'field' in intent ? intent.field : 'node' in intent ? intent.node : 'id' in intent ? intent.id : intent.type;
    const { expected = null, barrier = false, then = null } = options;
    this.dispatch({ type: 'asked', op: { owner, intent, expected, barrier, then } });
  }

  async ask(ask: Ask, quiet = false): Promise<Outcome> {
    const outcome = await this.#channel.request(ask);
    if (!outcome.ok && !quiet)
      this.dispatch({ type: 'told', notice: { type: 'failed', code: outcome.code, message: outcome.message } });
    return outcome;
  }

  notify(notice: HostNotice): void {
    this.#channel.notify(notice);
  }

  /** Sends every text that the document does not hold yet, and keeps what has not arrived for the next page. */
  flush(): void {
    this.dispatch({ type: 'due', key: null });
    this.#save();
  }

  scrolled(top: number): void {
    this.#scroll = top;
    this.#saveSoon();
  }

  dispose(): void {
    this.#save();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    clearTimeout(this.#saveTimer);
    this.#channel.dispose();
    this.#listeners.clear();
  }

  #change(state: State): void {
    this.#state = state;
  }

  #take(push: Push): void {
    switch (push.type) {
      case 'snapshot':
      case 'empty':
        return this.dispatch(push);
      case 'strings':
        this.#options.onStrings(push.language, push.bundle);
        return this.dispatch(push);
      case 'reveal': {
        const page = pageOf(this.#state.snapshot, push.section);
        return this.dispatch({ type: 'go', focus: { target: push.target }, page });
      }
    }
  }

  #dueLater(key: string): void {
    clearTimeout(this.#timers.get(key));
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      const draft = this.#state.drafts.get(key);
      if (draft && isDirty(draft) && this.#state.composing !== key) this.dispatch({ type: 'due', key });
    }, PAUSE);
    this.#timers.set(key, timer);
  }

  #send(): void {
    const version = this.#state.snapshot?.version ?? 0;
    for (const send of sendable(this.#state)) {
      const draft = send.type === 'draft' ? this.#state.drafts.get(send.key) : undefined;
      const op = send.type === 'op' ? this.#state.ops.find((each) => each.serial === send.serial) : undefined;
      const edit = draft ? draftEdit(this.#state, draft) : op;
      if (!edit) continue;
      const { intent, expected } = edit;
      const id = this.#channel.newId();
      this.#change(reduce(this.#state, { type: 'sent', send, id }));
      void this.#channel
        .request({ type: 'edit', intent, expected, baseVersion: version }, id)
        .then((outcome) => this.dispatch({ type: 'replied', id, outcome }));
    }
  }

  // Tells the host what is on screen, whenever that changes.
  #look(): void {
    const { snapshot, view } = this.#state;
    if (!this.#options.sections || !snapshot) return;
    const section = pageOf(snapshot, view.page);
    if (section === null) return;
    const unfolded = [...view.unfolded];
    const asked = JSON.stringify([section, unfolded]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#channel.notify({ type: 'view', section, unfolded });
  }

  #saveSoon(): void {
    this.#saveTimer ??= setTimeout(() => this.#save(), SAVE_PAUSE);
  }

  #save(): void {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = undefined;
    const { view } = this.#state;
    const saved: Saved = {
      section: view.page,
      unfolded: [...view.unfolded],
      folded: [...view.folded],
      visited: [...view.visited],
      scroll: this.#scroll,
      drafts: savedDrafts(this.#state),
      ...(this.#options.begin && { stamp: this.#options.begin.stamp }),
    };
    this.#options.api.setState(saved);
  }
}
