import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Intent } from '../../../../src/core/edit/intent.ts';
import { planEdit } from '../../../../src/core/edit/planEdit.ts';
import type { EditResult, EditSuccess } from '../../../../src/core/edit/result.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { readPlan } from '../../../../src/core/plan/readPlan.ts';
import type { Seed } from '../support/intents.ts';
import { intentFor, seed } from '../support/intents.ts';
import type { Fixture } from '../support/fixtures.ts';
import { fixtures } from '../support/fixtures.ts';
import { dress, dressed, DRESSES } from '../support/arbitraries.ts';
import { checkAll } from '../support/editChecks.ts';
import { everything, shipped } from '../support/kinds.ts';
import { filled } from '../support/filled.ts';

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

const seeds = fc.array(seed, { minLength: 1, maxLength: 4 });

describe('planEdit', function () {
  this.timeout(60_000);

  for (const kind of [...shipped, everything]) {
    it(`carries out whatever is typed into a new ${kind.id} document, and changes only the slot`, () => {
      const property = fc.property(dress, seeds, (as, each) =>
        run('', readPlan(kind, dressed(kind.starter, as)), each, checkAll),
      );
      // All together, 1,000 and more; each kind by itself has less to get wrong than the one with everything in it.
      fc.assert(property, { numRuns: kind === everything ? 1000 : 200 });
    });
  }

  for (const kind of shipped) {
    it(`carries out whatever is typed into a filled ${kind.id} document, and changes only the slot`, () => {
      const property = fc.property(dress, seeds, (as, each) =>
        run('', readPlan(kind, dressed(filled(kind), as)), each, checkAll),
      );
      fc.assert(property, { numRuns: 60 });
    });
  }

  it('carries out whatever is typed into documents in other forms, and changes only the slot', () => {
    const property = fc.property(fc.constantFrom(...fixtures), seeds, ({ name, text, kind }: Fixture, each) =>
      run(name, readPlan(kind, text), each, checkAll),
    );
    fc.assert(property, { numRuns: 1000 });
  });

  it('makes no edit where a slot holds the value already', () => {
    const dressedKinds = shipped.flatMap((kind) =>
      DRESSES.map((as) => ({ kind, name: `${kind.id} as ${as}`, text: dressed(filled(kind), as) })),
    );
    for (const { text, kind, name } of [...fixtures, ...dressedKinds]) {
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
