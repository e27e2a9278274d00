import { ok } from 'node:assert/strict';
import fc from 'fast-check';
import { draftEdit, sendable } from '../../../webview-ui/src/state/outgoing.ts';
import { reduce } from '../../../webview-ui/src/state/reduce.ts';
import type { StateEvent } from '../../../webview-ui/src/state/event.ts';
import { slotKey, type Slot } from '../../../webview-ui/src/state/slot.ts';
import { initialState, type EditRequest, type State } from '../../../webview-ui/src/state/state.ts';
import { shows, textField } from './plan.ts';

const slot: Slot = { kind: 'text', field: 'goal' };
const key = slotKey(slot);

type Step = 'type' | 'pause' | 'blur' | 'host' | 'deliver' | 'outside' | 'show' | 'reload' | 'compose';

/** A page, a host and the lines between them; each step is one thing that happens, in any order. */
class World {
  state: State = initialState;
  document = 'start';
  /** Every text that the document ever held. */
  readonly history = new Set(['start']);
  /** Texts of the document that were on the person's screen, or whose overwriting the person chose. */
  readonly seen = new Set<string>();
  #toHost: EditRequest[] = [];
  #toPage: StateEvent[] = [];
  #version = 1;
  #id = 0;
  #words = 0;
  typed = '';

  constructor() {
    this.#toPage.push(this.#snapshot());
    this.deliver();
  }

  step(step: Step): void {
    switch (step) {
      case 'type':
        this.typed = `mine ${(this.#words += 1)}`;
        this.happen({ type: 'focused', slot });
        return this.happen({ type: 'typed', slot, text: this.typed });
      case 'pause':
        return this.happen({ type: 'due', key });
      case 'blur':
        return this.happen({ type: 'blurred', slot });
      case 'compose':
        return this.happen({ type: 'composing', key: this.state.composing === null ? key : null });
      case 'host':
        return this.host();
      case 'deliver':
        return this.deliver();
      case 'outside':
        return this.#set(`theirs ${(this.#words += 1)}`);
      case 'show':
        this.#toPage.push(this.#snapshot());
        return;
      case 'reload':
        return this.reload();
    }
  }

  happen(event: StateEvent): void {
    this.state = reduce(this.state, event);
    for (const send of sendable(this.state)) {
      const draft = send.type === 'draft' ? this.state.drafts.get(send.key) : undefined;
      if (!draft) continue;
      this.#id += 1;
      this.#toHost.push({ type: 'edit', id: this.#id, baseVersion: 0, ...draftEdit(this.state, draft) });
      this.state = reduce(this.state, { type: 'sent', send, id: this.#id });
    }
  }

  host(): void {
    const edit = this.#toHost.shift();
    if (!edit || edit.intent.type !== 'setText') return;
    if (edit.expected !== this.document) {
      this.#toPage.push({
        type: 'replied',
        id: edit.id,
        outcome: { ok: false, code: 'conflict', message: '', current: this.document },
      });
      return;
    }
    ok(this.seen.has(this.document), `overwrote "${this.document}", which the person never saw`);
    this.#set(edit.intent.text);
    const version = this.#version + 1;
    this.#toPage.push({ type: 'replied', id: edit.id, outcome: { type: 'reply', id: edit.id, ok: true, version } });
    this.#toPage.push(this.#snapshot());
  }

  deliver(): void {
    const event = this.#toPage.shift();
    if (!event) return;
    this.happen(event);
    this.look();
  }

  /** What the person can see now counts as seen: the text of the control, and the other one beside it. */
  look(): void {
    const draft = this.state.drafts.get(key);
    if (draft?.theirs != null) this.seen.add(draft.theirs);
    if (draft) this.seen.add(draft.base);
    const held = this.shown();
    if (held !== undefined && !draft) this.seen.add(held);
    for (const text of this.history) if (text.startsWith('mine')) this.seen.add(text);
  }

  // The page is gone with what was on its way to it; what it had sent still reaches the host.
  reload(): void {
    const drafts = [...this.state.drafts.values()].map((draft) => ({
      file: 'file:///PLANNING.md',
      slot: draft.slot,
      base: draft.base,
      shown: draft.shown,
      text: draft.text,
    }));
    while (this.#toHost.length > 0) this.host();
    this.#toPage = [];
    this.state = initialState;
    this.happen({ type: 'restored', drafts, view: {} });
    this.#toPage.push(this.#snapshot());
    this.deliver();
  }

  settle(): void {
    this.happen({ type: 'composing', key: null });
    this.happen({ type: 'blurred', slot });
    this.step('show');
    for (let round = 0; round < 50; round += 1) {
      this.host();
      this.deliver();
      this.happen({ type: 'due', key });
    }
  }

  shown(): string | undefined {
    const field = this.state.snapshot?.section?.slots[0];
    return field?.node === 'field' && field.value.type === 'text' ? field.value.text : undefined;
  }

  /** The person's newest text is on screen, or it was in the document. */
  check(): void {
    if (this.typed === '') return;
    const draft = this.state.drafts.get(key);
    ok(draft?.text === this.typed || this.history.has(this.typed), `"${this.typed}" is nowhere`);
  }

  #set(text: string): void {
    this.document = text;
    this.history.add(text);
  }

  #snapshot(): StateEvent {
    this.#version += 1;
    return shows(this.#version, textField('goal', this.document));
  }
}

const step = fc.constantFrom<Step>(
  'type',
  'pause',
  'blur',
  'host',
  'host',
  'deliver',
  'deliver',
  'outside',
  'show',
  'reload',
  'compose',
);

describe('two writers', () => {
  it('never lose a text, in whatever order things happen', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const world = new World();
        for (const each of steps) {
          world.step(each);
          world.check();
        }
        world.settle();
        const draft = world.state.drafts.get(key);
        if (draft) {
          // Nothing is left undecided but a conflict, and that one shows both texts.
          ok(draft.theirs === world.document, `left with "${draft.text}" beside "${world.document}"`);
        } else ok(world.shown() === world.document, 'the screen is not what the document holds');
      }),
      { numRuns: 2000 },
    );
  });
});
