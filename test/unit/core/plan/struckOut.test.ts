import assert from 'node:assert/strict';
import { planEdit } from '../../../../src/core/edit/planEdit.ts';
import type { Intent } from '../../../../src/core/edit/intent.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import type { QuestionItem } from '../../../../src/core/fields/value.ts';
import { specificationFacts } from '../../../../src/core/trace/specificationFacts.ts';
import { findingsIn } from '../../support/findings.ts';
import { kindOf, lines, planOf } from '../../support/plans.ts';

const kind = kindOf([
  '# Plan',
  '',
  '## Questions',
  '',
  '- [ ] [A question] <!-- planwright: role=questions id=open -->',
]);

const field = 'questions/open';

const document = (...items: readonly string[]): Plan => planOf(lines('# Plan', '', '## Questions', '', ...items), kind);

function itemsOf(plan: Plan): readonly QuestionItem[] {
  const value = plan.field(field)?.read.value;
  return value?.type === 'questions' ? value.items : [];
}

const told = (plan: Plan): (string | boolean | null)[][] =>
  itemsOf(plan).map(({ slot, answer, answered }) => [slot.text, answer?.text ?? null, answered]);

function edited(plan: Plan, intent: Intent): string {
  const result = planEdit(plan, intent);
  assert.ok(result.ok, result.ok ? '' : result.message);
  assert.deepEqual(told(result.after), told(planOf(result.after.text, kind)));
  return result.after.text;
}

const SETTLED: readonly (readonly [item: string, answer: string | null])[] = [
  ['- ~~Which limit?~~', null],
  ['- [ ] ~~Which limit?~~ ✅', null],
  ['- ~~Which limit?~~ 500', '500'],
  ['- [x] ~~Which limit?~~ → 500', '500'],
  ['- ~~Which limit?~~ – 500', '500'],
  ['- ~~Which limit?~~ **Answered:** 500', '500'],
  ['- **~~Which limit?~~** Resolved: 500', '500'],
  ['1. ~~Which limit?~~ **→ Decision:** 500', '500'],
  ['- ~~Which limit?~~ (answered: 500)', '(answered: 500)'],
];

describe('a question that is struck out', () => {
  for (const [item, answer] of SETTLED)
    it(`is settled: ${item}`, () => {
      const plan = document(item);
      assert.deepEqual(told(plan), [['Which limit?', answer, true]]);
      assert.deepEqual(findingsIn(plan.text, { kind }), []);
    });

  for (const [item, answer] of SETTLED)
    it(`takes another text and another answer: ${item}`, () => {
      const plan = document(item);
      const other = edited(plan, { type: 'setItem', field, index: 0, text: 'Which ~~old~~ size?' });
      assert.equal(other, plan.text.replace('Which limit?', 'Which \\~~old\\~~ size?'));
      assert.equal(told(planOf(other, kind))[0]?.[0], 'Which ~~old~~ size?');
      if (answer === null) return;
      const answered = edited(plan, { type: 'answer', field, index: 0, text: '1000' });
      assert.deepEqual(told(planOf(answered, kind)), [['Which limit?', '1000', true]]);
      const ticked = plan.text.replace(/^(- |1\. )(?:\[[ x]\] )?(?=[~*])/m, '$1[x] ');
      assert.equal(answered, ticked.replace(answer, '1000'));
    });

  it('is open again without its answer', () => {
    for (const [before, after] of [
      ['- [x] ~~Which limit?~~ → 500', '- [ ] Which limit?'],
      ['- ~~Which limit?~~', '- Which limit?'],
      ['- **~~Which limit?~~** Resolved: 500', '- Which limit?'],
      ['- [x] ~~Which limit?~~\n  - **Answer:** 500', '- [ ] Which limit?'],
    ] as const) {
      const text = edited(document(before), { type: 'answer', field, index: 0, text: '' });
      assert.equal(text, document(after).text);
      assert.equal(told(planOf(text, kind))[0]?.[2], false);
    }
  });

  for (const open of [
    '- ~~Which limit?~~ Which size?',
    '- ~~daily~~ weekly reports: who reads them?',
    '- ~~daily~~ weekly reports need a reader',
    '- Which ~~limit~~ size?',
    '- ~~Which limit?',
    '- \\~~Which limit?~~',
    '- `~~Which limit?~~`',
  ])
    it(`is none in ${open}`, () => {
      assert.deepEqual(
        itemsOf(document(open)).map(({ slot, answered, strike }) => [slot.text, answered, strike]),
        [[open.slice(2), false, null]],
      );
    });

  it('leaves the answered ones beside it as they are', () => {
    const plan = document('- ~~Which limit?~~ 500', '- Who? **Answered:** all', '- What? → Decided: it', '- Why?');
    assert.deepEqual(told(plan), [
      ['Which limit?', '500', true],
      ['Who?', 'all', true],
      ['What?', 'it', true],
      ['Why?', null, false],
    ]);
  });
});

describe('an entry that is struck out', () => {
  const spec = kindOf([
    '# Spec',
    '',
    '## Questions',
    '',
    '### RQ-1: [Question] <!-- planwright: repeat=0.. role=research-question -->',
    '',
    '- **Why it matters:** [What depends on it]',
  ]);

  const missingBelow = (head: string): number =>
    findingsIn(lines('# Spec', '', '## Questions', '', head, '', 'Text.'), { kind: spec }).length;

  for (const head of [
    '### ~~RQ-1: Which queue?~~',
    '### ~~RQ-1: Which queue?~~ ✅',
    '### ~~RQ-1: Which queue?~~ SQS',
    '### RQ-1: ~~Which queue?~~ (answered on 3 March)',
    '### ~~RQ-1: The queue~~ ✅ Resolved',
    '**~~RQ-1: The queue~~**',
  ])
    it(`is asked for nothing: ${head}`, () => {
      assert.equal(missingBelow(head), 0);
    });

  for (const head of [
    '### RQ-1: Which queue?',
    '### ~~RQ-1: Which queue?~~ Which topic?',
    '### ~~RQ-1: The queue~~ The topic',
    '### RQ-1: Which ~~old~~ queue?',
    '### ~~RQ-1~~: Which queue?',
  ])
    it(`is none in ${head}`, () => {
      assert.equal(missingBelow(head), 1);
    });

  it('in a line is not told of', () => {
    const text = lines('## Questions', '', '**~~RQ-1: Which queue?~~** Answered: SQS', '', '- ~~RQ-2: Which limit?~~');
    assert.deepEqual(findingsIn(text, { kind: spec }), []);
  });

  it('is no question of a specification', () => {
    const text = lines('## Questions', '', '### ~~RQ-1: Which queue?~~ SQS', '', '### RQ-2: Which limit?');
    const plan = planOf(text, spec);
    assert.deepEqual(
      specificationFacts(plan).questions.map(({ label }) => label),
      ['RQ-2'],
    );
  });
});
