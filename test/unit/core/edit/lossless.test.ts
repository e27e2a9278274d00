import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Intent } from '../../../../src/core/edit/intent.ts';
import { planEdit } from '../../../../src/core/edit/planEdit.ts';
import type { EditResult, EditSuccess } from '../../../../src/core/edit/result.ts';
import { applyEdits } from '../../../../src/core/markdown/textEdit.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { spanOfNode } from '../../../../src/core/plan/plan.ts';
import { readPlan } from '../../../../src/core/plan/readPlan.ts';
import type { Seed } from '../support/intents.ts';
import { intentFor, seed } from '../support/intents.ts';
import type { Fixture } from '../support/fixtures.ts';
import { fixtures } from '../support/fixtures.ts';
import { dress, dressed } from '../support/arbitraries.ts';
import { everything, planning } from '../support/kinds.ts';
import { planSnapshot } from '../support/snapshot.ts';

/** What a document may refuse, because Markdown has no way to do it there. */
const REFUSED = [
  // All that follows a fence without an end is code.
  (fixture: string, intent: Intent) => fixture === 'unclosed-fence.planning.md' && intent.type === 'addMissing',
  // One heading is bold text, the other a heading of level four: they cannot change places.
  (fixture: string, intent: Intent) => fixture === 'heading-forms.planning.md' && intent.type === 'moveEntry',
  // A marker of a conflict is never replaced.
  (fixture: string, _: Intent, message: string) =>
    fixture.startsWith('conflict-') && message.includes('merge conflict'),
];

function assertAccepted(fixture: string, intent: Intent, result: EditResult): asserts result is EditSuccess {
  if (result.ok) return;
  assert.fail(`${result.code} in ${fixture}: ${result.message} ${JSON.stringify(intent)}`);
}

/** `invalid` says that an intent does not fit; everything else has to be carried out. */
function run(
  fixture: string,
  plan: Plan,
  seeds: readonly Seed[],
  check: (before: Plan, intent: Intent, done: EditSuccess) => void,
): void {
  let current = plan;
  for (const each of seeds) {
    const intent = intentFor(current, each);
    if (!intent) continue;
    const result = planEdit(current, intent);
    if (!result.ok && (result.code === 'invalid' || REFUSED.some((may) => may(fixture, intent, result.message))))
      continue;
    assertAccepted(fixture, intent, result);
    check(current, intent, result);
    current = result.after;
  }
}

/** Where an intent may change something: the lines of its field or node. Adding only inserts. */
function window(plan: Plan, intent: Intent): { from: number; to: number } | null {
  if ('field' in intent) {
    const field = plan.field(intent.field);
    if (!field) return null;
    const { labelled, blocks } = field.read;
    const spans = [...(labelled ? [labelled.whole] : []), ...blocks];
    const from = field.start + Math.min(...spans.map((span) => span.from));
    return linesOf(plan.text, from, field.start + Math.max(...spans.map((span) => span.to)));
  }
  if (intent.type === 'removeEntry' || intent.type === 'renameEntry' || intent.type === 'moveEntry') {
    const located = plan.node(intent.node);
    if (!located?.parent) return null;
    return spanOfNode(intent.type === 'moveEntry' ? located.parent : located);
  }
  return null;
}

function linesOf(text: string, from: number, to: number): { from: number; to: number } {
  let start = from;
  while (start > 0 && !/[\r\n]/.test(text[start - 1] ?? '')) start--;
  // The last lines of a text take the line ending before them along.
  if (to >= text.trimEnd().length) start = Math.max(0, start - 2);
  let end = to;
  while (end < text.length && !/[\r\n]/.test(text[end] ?? '')) end++;
  return { from: start, to: Math.min(text.length, end + 2) };
}

function assertLocal(before: Plan, intent: Intent, { edits, after }: EditSuccess): void {
  assert.equal(applyEdits(before.text, edits), after.text);
  const allowed = window(before, intent);
  for (const edit of edits) {
    if (!allowed) assert.equal(before.text.slice(edit.from, edit.to).trim(), '', 'what is added takes nothing away');
    else
      assert.ok(allowed.from <= edit.from && edit.to <= allowed.to, `${edit.from}–${edit.to} is outside of the slot`);
  }
}

const endings = (text: string): { pairs: number; feeds: number; returns: number } => ({
  pairs: text.match(/\r\n/g)?.length ?? 0,
  feeds: text.match(/(?<!\r)\n/g)?.length ?? 0,
  returns: text.match(/\r(?!\n)/g)?.length ?? 0,
});

function assertEndingsKept(before: Plan, intent: Intent, { after, edits }: EditSuccess): void {
  const made = JSON.stringify({ intent, edits });
  const was = endings(before.text);
  const is = endings(after.text);
  assert.ok(is.returns <= was.returns, `a line ending was torn by ${made}`);
  if (was.pairs > was.feeds) assert.ok(is.feeds <= was.feeds, `new lines end as others do by ${made}`);
  else assert.ok(is.pairs <= was.pairs, `new lines end as others do by ${made}`);
}

function assertReadsAfresh(before: Plan, _intent: Intent, { after }: EditSuccess): void {
  assert.deepEqual(planSnapshot(after), planSnapshot(readPlan(before.kind, after.text)));
}

const checkAll = (before: Plan, intent: Intent, done: EditSuccess): void => {
  assertLocal(before, intent, done);
  assertEndingsKept(before, intent, done);
  assertReadsAfresh(before, intent, done);
};

const seeds = fc.array(seed, { minLength: 1, maxLength: 4 });

describe('planEdit', function () {
  this.timeout(60_000);

  for (const kind of [planning, everything]) {
    it(`carries out whatever is typed into a new ${kind.id} document, and changes only the slot`, () => {
      const property = fc.property(dress, seeds, (as, each) =>
        run('', readPlan(kind, dressed(kind.starter, as)), each, checkAll),
      );
      fc.assert(property, { numRuns: 1000 });
    });
  }

  it('carries out whatever is typed into documents in other forms, and changes only the slot', () => {
    const property = fc.property(fc.constantFrom(...fixtures), seeds, ({ name, text, kind }: Fixture, each) =>
      run(name, readPlan(kind, text), each, checkAll),
    );
    fc.assert(property, { numRuns: 1000 });
  });

  it('makes no edit where a slot holds the value already', () => {
    for (const { text, kind, name } of fixtures) {
      const plan = readPlan(kind, text);
      for (const intent of samePlan(plan)) {
        const result = planEdit(plan, intent);
        assertAccepted(name, intent, result);
        assert.deepEqual(result.edits, [], `${name}: ${JSON.stringify(intent)}`);
        assert.equal(result.after, plan);
      }
    }
  });

  it('never throws, whatever is meant', () => {
    const words = fc.constantFrom(
      'header/state',
      '1',
      '1/item-text',
      '2/bullets',
      '2.2/points',
      '3/endpoints',
      '4/choice-a',
      '',
      'no/such',
      '3.2/fence',
      'history',
    );
    const number = fc.constantFrom(0, 1, 7, 1e9);
    const intent = fc.record({
      type: fc.constantFrom(...TYPES),
      field: words,
      node: words,
      id: words,
      entry: words,
      title: fc.string(),
      text: fc.string(),
      time: fc.string(),
      expected: fc.string(),
      cells: fc.array(fc.string()),
      index: number,
      row: number,
      column: number,
      to: number,
      from: number,
      at: number,
      done: fc.boolean(),
    });
    const plan = readPlan(everything, everything.starter);
    fc.assert(
      fc.property(intent, (each) => void planEdit(plan, each as unknown as Intent)),
      { numRuns: 2000 },
    );
  });
});

const TYPES = [
  'setText',
  'clear',
  'addItem',
  'setItem',
  'removeItem',
  'moveItem',
  'toggle',
  'choose',
  'answer',
  'setCell',
] as const;

/** For every slot of a plan, the intent to make it what it is. */
function* samePlan(plan: Plan): Generator<Intent> {
  for (const [field, { read }] of plan.fields) {
    const { value } = read;
    if ('slot' in value) yield { type: 'setText', field, text: value.slot.text };
    if (value.type === 'code' && value.fence && !plan.text.includes('**Commit 1: swallowed**')) {
      yield { type: 'setCode', field, text: value.text, language: value.language };
    }
    if (value.type === 'table') {
      for (const [row, { cells }] of value.rows.entries()) {
        for (const [column, cell] of cells.slice(0, value.columns.length).entries())
          yield { type: 'setCell', field, row, column, text: cell.text };
      }
    }
    if (!('items' in value)) continue;
    for (const [index, item] of value.items.entries()) {
      yield { type: 'setItem', field, index, text: item.slot.text };
      yield { type: 'moveItem', field, index, to: index };
      if ('state' in item && item.state !== 'partial')
        yield { type: 'toggle', field, index, done: item.state === 'done' };
      if (value.type !== 'questions') continue;
      const asked = value.items[index];
      if (asked?.answer && asked.state === 'done') yield { type: 'answer', field, index, text: asked.answer.text };
    }
  }
}
