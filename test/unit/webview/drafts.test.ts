import { deepEqual, equal, ok } from 'node:assert/strict';
import type { FormField } from '../../../src/contract/form.ts';
import type { StateEvent } from '../../../webview-ui/src/state/event.ts';
import { draftEdit, sendable } from '../../../webview-ui/src/state/outgoing.ts';
import { slotKey, type Slot } from '../../../webview-ui/src/state/slot.ts';
import { savedDrafts, type State } from '../../../webview-ui/src/state/state.ts';
import { acked, after, conflicted, field, listField, shows, snapshot, textField, then } from './plan.ts';

const goal: Slot = { kind: 'text', field: 'goal' };
const key = slotKey(goal);
const types = (text: string, slot: Slot = goal): StateEvent => ({ type: 'typed', slot, text });
const due: StateEvent = { type: 'due', key };
const sent = (id: number, of = key): StateEvent => ({ type: 'sent', send: { type: 'draft', key: of }, id });
const focus: StateEvent = { type: 'focused', slot: goal };
const blur: StateEvent = { type: 'blurred', slot: goal };

describe('drafts', () => {
  it('are sent with the text that stood there when the person began', () => {
    const state = after(shows(1, textField('goal', 'old')), focus, types('n'), types('new'), due);
    deepEqual(sendable(state), [{ type: 'draft', key }]);
    deepEqual(draftEdit(state, state.drafts.get(key)!), {
      intent: { type: 'setText', field: 'goal', text: 'new' },
      expected: 'old',
    });
  });

  it('expect the placeholder that the file holds, though it shows as nothing', () => {
    const state = after(shows(1, textField('goal', '[One sentence]', true)), types('new'), due);
    equal(draftEdit(state, state.drafts.get(key)!).expected, '[One sentence]');
  });

  it('wait while they are typed, and while an input method composes', () => {
    const typing = after(shows(1, textField('goal', 'old')), types('new'));
    deepEqual(sendable(typing), []);
    deepEqual(sendable(then(typing, { type: 'composing', key }, due)), []);
  });

  it('go one at a time for one field', () => {
    const state = after(shows(1, textField('goal', 'old')), types('new'), due, sent(1), types('newer'), due);
    deepEqual(sendable(state), []);
    const settled = then(state, acked(1, 2), shows(2, textField('goal', 'new')));
    deepEqual(draftEdit(settled, settled.drafts.get(key)!), {
      intent: { type: 'setText', field: 'goal', text: 'newer' },
      expected: 'new',
    });
    deepEqual(sendable(settled), [{ type: 'draft', key }]);
  });

  it('go away when a snapshot has them and nobody is in the field', () => {
    const state = after(shows(1, textField('goal', 'old')), types('new'), due, sent(1), acked(1, 2));
    equal(state.drafts.get(key)?.text, 'new');
    equal(then(state, shows(2, textField('goal', 'new'))).drafts.size, 0);
  });

  it('stay in a focused field with the blanks that the document does not keep', () => {
    const state = after(
      shows(1, textField('goal', 'old')),
      focus,
      types('new '),
      due,
      sent(1),
      acked(1, 2),
      shows(2, textField('goal', 'new')),
    );
    equal(state.drafts.get(key)?.text, 'new ');
    deepEqual(sendable(state), []);
    equal(then(state, blur).drafts.size, 0);
  });

  it('take no notice of echoes older than the newest local edit', () => {
    const state = after(shows(1, textField('goal', 'old')), focus, types('a'), due, sent(1), types('ab'), due);
    const echoed = then(state, shows(2, textField('goal', 'a')), shows(3, textField('goal', 'a')));
    equal(echoed.drafts.get(key)?.text, 'ab');
    equal(echoed.drafts.get(key)?.theirs, null);
  });

  it('drop snapshots that come late', () => {
    const state = after(shows(5, textField('goal', 'five')), shows(4, textField('goal', 'four')));
    equal(state.snapshot?.version, 5);
  });

  it('keep what the host refuses, and say why', () => {
    const refused: StateEvent = {
      type: 'replied',
      id: 1,
      outcome: { ok: false, code: 'unsafe', message: 'It would become a heading.' },
    };
    const state = after(shows(1, textField('goal', 'old')), types('# new'), due, sent(1), refused);
    equal(state.drafts.get(key)?.text, '# new');
    equal(state.drafts.get(key)?.problem, 'It would become a heading.');
    deepEqual(sendable(state), []);
    deepEqual(sendable(then(state, due)), [{ type: 'draft', key }]);
  });

  it('know their own text again when its reply was lost', () => {
    const lost: StateEvent = { type: 'replied', id: 1, outcome: { ok: false, code: 'time-out', message: '' } };
    const state = after(shows(1, textField('goal', 'old')), types('new'), due, sent(1), lost, types('newer'));
    const seen = then(state, shows(2, textField('goal', 'new')));
    equal(seen.drafts.get(key)?.theirs, null);
    equal(draftEdit(seen, seen.drafts.get(key)!).expected, 'new');
  });
});

describe('conflicts', () => {
  const begun = after(shows(1, textField('goal', 'old')), focus, types('mine'));

  it('show both texts when the slot changes under a draft', () => {
    const state = then(begun, shows(2, textField('goal', 'theirs')));
    equal(state.drafts.get(key)?.text, 'mine');
    equal(state.drafts.get(key)?.theirs, 'theirs');
    equal(state.notice?.notice.type, 'conflict');
    deepEqual(sendable(then(state, due)), []);
  });

  it('show both texts when the host refuses the edit', () => {
    const state = then(begun, due, sent(1), conflicted(1, 'theirs'));
    equal(state.drafts.get(key)?.theirs, 'theirs');
  });

  it('show both texts when somebody writes over an edit before it could be seen', () => {
    const state = then(begun, due, sent(1), blur, acked(1, 2), shows(3, textField('goal', 'theirs')));
    equal(state.drafts.get(key)?.text, 'mine');
    equal(state.drafts.get(key)?.theirs, 'theirs');
  });

  it('end with mine, sent against theirs', () => {
    const state = then(begun, shows(2, textField('goal', 'theirs')), { type: 'kept', key });
    deepEqual(sendable(state), [{ type: 'draft', key }]);
    deepEqual(draftEdit(state, state.drafts.get(key)!), {
      intent: { type: 'setText', field: 'goal', text: 'mine' },
      expected: 'theirs',
    });
  });

  it('end with theirs', () => {
    equal(then(begun, shows(2, textField('goal', 'theirs')), { type: 'dropped', key }).drafts.size, 0);
  });

  it('are none when both say the same, or when the other change is undone', () => {
    equal(then(begun, shows(2, textField('goal', 'mine'))).drafts.get(key)?.theirs, null);
    const undone = then(begun, shows(2, textField('goal', 'theirs')), shows(3, textField('goal', 'old')));
    equal(undone.drafts.get(key)?.theirs, null);
    equal(undone.drafts.get(key)?.text, 'mine');
  });

  it('do not arise from changes elsewhere', () => {
    const state = after(
      shows(1, textField('goal', 'old'), textField('scope', 'a')),
      types('mine'),
      shows(2, textField('goal', 'old'), textField('scope', 'b')),
    );
    equal(state.drafts.get(key)?.theirs, null);
    equal(state.drafts.get(key)?.text, 'mine');
  });
});

describe('items', () => {
  const second: Slot = { kind: 'item', field: 'list', index: 1 };

  it('keep their draft when others come before them', () => {
    const state = after(
      shows(1, listField('list', 'a', 'b')),
      types('bb', second),
      shows(2, listField('list', 'new', 'a', 'b')),
    );
    deepEqual(
      [...state.drafts.values()].map(({ slot, text, theirs }) => [slot, text, theirs]),
      [[{ ...second, index: 2 }, 'bb', null]],
    );
  });

  it('keep their text when they are removed elsewhere', () => {
    const state = after(shows(1, listField('list', 'a', 'b')), types('bb', second), shows(2, listField('list', 'a')));
    const draft = state.drafts.get(slotKey(second));
    equal(draft?.gone, true);
    const kept = then(state, { type: 'kept', key: slotKey(second) });
    const [again] = [...kept.drafts.values()];
    deepEqual(draftEdit(kept, again!).intent, { type: 'addItem', field: 'list', text: 'bb' });
  });

  it('that are new become items of the document, in the same place and with the focus', () => {
    const slot: Slot = { kind: 'new', field: 'list', at: 1, serial: 1 };
    const of = slotKey(slot);
    const state = after(shows(1, listField('list', 'a', 'c')), { type: 'focused', slot }, types('b', slot), {
      type: 'due',
      key: of,
    });
    deepEqual(draftEdit(state, state.drafts.get(of)!).intent, { type: 'addItem', field: 'list', text: 'b', at: 1 });
    const settled = then(
      state,
      sent(1, of),
      types('bb', slot),
      acked(1, 2),
      shows(2, listField('list', 'a', 'b', 'c')),
    );
    equal(settled.focused, slotKey(second));
    equal(settled.drafts.get(slotKey(second))?.text, 'bb');
    equal(settled.drafts.get(slotKey(second))?.base, 'b');
  });
});

describe('answers and cells', () => {
  const questions = (...texts: string[]): FormField =>
    field('asked', {
      type: 'questions',
      items: texts.map((text) => ({ text, answer: '', answered: false, placeholder: false })),
    });
  const table = (...rows: string[][]): FormField =>
    field('table', { type: 'table', columns: ['A', 'B'], rows, hints: rows.map((row) => row.map(() => false)) });
  const answer: Slot = { kind: 'answer', field: 'asked', index: 0 };
  const cell: Slot = { kind: 'cell', field: 'table', row: 0, column: 1 };
  const slots = (state: State): unknown[] =>
    [...state.drafts.values()].map(({ slot, text, gone }) => [slot, text, gone]);

  it('stay with their question or row when others come before it', () => {
    const asked = after(shows(1, questions('Why?')), types('So.', answer), shows(2, questions('When?', 'Why?')));
    deepEqual(slots(asked), [[{ ...answer, index: 1 }, 'So.', false]]);
    const written = after(shows(1, table(['a', ''])), types('b', cell), shows(2, table(['x', ''], ['a', ''])));
    deepEqual(slots(written), [[{ ...cell, row: 1 }, 'b', false]]);
  });

  it('stay with a row in which another cell is written', () => {
    const rows = [
      ['a', ''],
      ['c', ''],
    ];
    const state = after(shows(1, table(...rows)), types('b', cell), shows(2, table(['aa', ''], ['c', ''])));
    deepEqual(slots(state), [[cell, 'b', false]]);
  });

  it('follow what came under an input method, once it is done', () => {
    const of = slotKey(answer);
    const composing = after(shows(1, questions('Why?')), types('So', answer), { type: 'composing', key: of });
    const state = then(composing, shows(2, questions('When?', 'Why?')), { type: 'composing', key: null });
    deepEqual(slots(state), [[{ ...answer, index: 1 }, 'So', false]]);
  });

  it('never go to another one when theirs is taken away', () => {
    const asked = after(shows(1, questions('Why?', 'When?')), types('So.', answer), shows(2, questions('When?')));
    deepEqual(slots(asked), [[answer, 'So.', true]]);
    deepEqual(sendable(then(asked, { type: 'due', key: null })), []);
    const written = after(shows(1, table(['a', ''], ['c', ''])), types('b', cell), shows(2, table(['c', ''])));
    deepEqual(slots(written), [[cell, 'b', true]]);
    const kept = then(written, { type: 'kept', key: slotKey(cell) });
    deepEqual(draftEdit(kept, kept.drafts.get(slotKey(cell))!).expected, '');
  });

  it('stay with their question in the list of those that are open', () => {
    const lists = (version: number, ...texts: string[]): StateEvent => ({
      type: 'snapshot',
      snapshot: {
        ...snapshot(version, []),
        openQuestions: texts.map((text, at) => ({ field: 'asked', index: 2 * at, text, answer: '' })),
      },
    });
    const state = after(lists(1, 'Why?'), types('So.', answer), lists(2, 'When?', 'Why?'));
    deepEqual(slots(state), [[{ ...answer, index: 2 }, 'So.', false]]);
  });
});

describe('drafts of an earlier page', () => {
  const file = 'file:///PLANNING.md';
  const restored = (text: string, base: string): StateEvent => ({
    type: 'restored',
    drafts: [{ file, slot: goal, base, shown: base, text }],
    view: {},
  });

  it('are sent when the document still holds what they began with', () => {
    const state = after(restored('mine', 'old'), shows(1, textField('goal', 'old')));
    deepEqual(sendable(state), [{ type: 'draft', key }]);
  });

  it('are nothing when the document has them already', () => {
    equal(after(restored('mine', 'old'), shows(1, textField('goal', 'mine'))).drafts.size, 0);
  });

  it('are nothing when they were saved in the middle of what the document has', () => {
    equal(after(restored('mi', 'old'), shows(1, textField('goal', 'mine'))).drafts.size, 0);
  });

  it('are a conflict when the document holds something else', () => {
    equal(
      after(restored('mi', 'old'), shows(1, textField('goal', 'their mine'))).drafts.get(key)?.theirs,
      'their mine',
    );
    equal(after(restored('mine', 'old'), shows(1, textField('goal', 'theirs'))).drafts.get(key)?.theirs, 'theirs');
  });

  it('wait for the plan they were written for', () => {
    const other: StateEvent = {
      type: 'snapshot',
      snapshot: snapshot(1, [textField('goal', 'old')], 'file:///OTHER.md'),
    };
    const state = after(restored('mine', 'old'), other);
    equal(state.drafts.size, 0);
    equal(savedDrafts(state).length, 1);
    const back = then(state, shows(2, textField('goal', 'old')));
    equal(back.drafts.get(key)?.text, 'mine');
  });

  it('outlive the page they were typed in', () => {
    const state = after(shows(1, textField('goal', 'old')), types('mine'));
    deepEqual(savedDrafts(state), [{ file, slot: goal, base: 'old', shown: 'old', text: 'mine' }]);
    ok(state.drafts.has(key));
  });
});
