import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BoardPage, BoardPageCell, BoardPageRow } from '../../../src/contract/board.ts';
import { boardSchema, fromBoardSchema, toBoardSchema } from '../../../src/contract/board.ts';
import { moved } from '../../../webview-ui/src/board/keys.ts';
import { peopleIn, readView, shownRows, wholeView } from '../../../webview-ui/src/board/view.ts';

const NOW = '2026-03-10T00:00:00Z';

const cell = (gate: string, given: Partial<BoardPageCell> = {}): BoardPageCell => ({
  gate,
  state: 'locked',
  since: null,
  holds: '',
  waitsFor: [],
  ...given,
});

const row = (name: string, current: number, at: Partial<BoardPageCell> = {}): BoardPageRow => ({
  id: `0:${name}`,
  name,
  path: `${name}/workflow.md`,
  status: 'ACTIVE',
  phase: `Phase ${current}`,
  current,
  verified: null,
  isLaidOut: true,
  cells: ['a', 'b'].map((gate, index) =>
    cell(gate, index === current ? at : { state: index < current || current < 0 ? 'approved' : 'locked' }),
  ),
});

const board = (rows: BoardPageRow[]): BoardPage => ({
  columns: ['a', 'b'].map((gate) => ({ gate, title: gate, phase: gate })),
  rows,
  figures: {
    features: rows.length,
    finished: 0,
    cycleDays: null,
    phases: [],
    throughput: [],
    rework: { changesRequested: 0, changedSinceApproval: 0, features: { done: 0, total: 0 } },
    predictability: { done: 0, total: 0 },
    estimation: null,
    acceptance: { done: 0, total: 0 },
    criteria: { done: 0, total: 0 },
  },
  now: NOW,
  read: { done: rows.length, total: rows.length },
});

const ROWS = [
  row('Feature 10', 1, { state: 'ready', since: '2026-03-01T00:00:00Z', waitsFor: ['Ada', 'Ben'] }),
  row('feature 2', 0, {
    state: 'incomplete',
    since: '2026-03-09T00:00:00Z',
    holds: '1 open question',
    waitsFor: ['Cy'],
  }),
  row('Done', -1),
  row('Alpha', 0, { state: 'ready', since: '2026-02-01T00:00:00Z', waitsFor: ['Ada'] }),
];
const names = (view: Partial<typeof wholeView>): string[] =>
  shownRows(board(ROWS), { ...wholeView, ...view }).map(({ name }) => name);

describe('the rows of the board', () => {
  it('are ordered by phase, age or name, as people count', () => {
    assert.deepEqual(names({}), ['Alpha', 'feature 2', 'Feature 10', 'Done']);
    assert.deepEqual(names({ sort: 'age' }), ['Alpha', 'Feature 10', 'feature 2', 'Done']);
    assert.deepEqual(names({ sort: 'name' }), ['Alpha', 'Done', 'feature 2', 'Feature 10']);
    assert.deepEqual(names({ sort: 'name', descending: true })[0], 'Feature 10');
  });

  it('are narrowed by words, by the state of the gate that they stand at, and by whom they wait for', () => {
    assert.deepEqual(names({ text: 'QUESTION feat' }), ['feature 2']);
    assert.deepEqual(names({ state: 'ready' }), ['Alpha', 'Feature 10']);
    assert.deepEqual(names({ state: 'approved' }), ['Done']);
    assert.deepEqual(names({ person: 'Ada', text: '10' }), ['Feature 10']);
    assert.deepEqual(peopleIn(board(ROWS)), ['Ada', 'Ben', 'Cy']);
  });

  it('begin with everything where what was kept is of no use', () => {
    assert.deepEqual(readView({ text: 1 }), wholeView);
    assert.deepEqual(readView({ ...wholeView, text: 'x' }), { ...wholeView, text: 'x' });
  });
});

describe('keys on the board', () => {
  const key = (name: string, ctrlKey = false): { key: string; ctrlKey: boolean; metaKey: boolean } => ({
    key: name,
    ctrlKey,
    metaKey: false,
  });
  const size = { rows: 500, columns: 7 };

  it('lead from cell to cell', () => {
    const from = { row: 3, column: 2 };
    assert.deepEqual(moved(from, key('ArrowDown'), size), { row: 4, column: 2 });
    assert.deepEqual(moved(from, key('PageDown'), size), { row: 11, column: 2 });
    assert.deepEqual(moved(from, key('Home'), size), { row: 3, column: 0 });
    assert.deepEqual(moved(from, key('End', true), size), { row: 499, column: 6 });
    assert.equal(moved(from, key('a'), size), null);
    assert.equal(moved(from, key('ArrowDown'), { rows: 0, columns: 7 }), null);
  });

  it('never lead out of it', () => {
    const keys = fc.constantFrom(
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'PageUp',
      'PageDown',
      'Home',
      'End',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.boolean())), fc.integer({ min: 1, max: 20 }), (pressed, rows) => {
        let place = { row: 0, column: 0 };
        for (const [name, far] of pressed) place = moved(place, key(name, far), { rows, columns: 3 }) ?? place;
        assert.ok(place.row >= 0 && place.row < rows && place.column >= 0 && place.column < 3);
      }),
    );
  });
});

describe('messages of the board', () => {
  it('are taken in each of their forms, and refused in any other', () => {
    assert.ok(boardSchema.safeParse(board(ROWS)).success);
    assert.ok(toBoardSchema.safeParse({ type: 'board', board: board([]) }).success);
    assert.ok(toBoardSchema.safeParse({ type: 'strings', language: 'en', bundle: {} }).success);
    for (const message of [{ type: 'ready' }, { type: 'open', row: '0:a', gate: '' }, { type: 'newFeature' }])
      assert.ok(fromBoardSchema.safeParse(message).success);
    for (const message of [
      null,
      {},
      { type: 'open', row: 1, gate: '' },
      { type: 'open', row: 'a' },
      { type: 'ready', more: 1 },
    ])
      assert.ok(!fromBoardSchema.safeParse(message).success);
  });
});
