import assert from 'node:assert/strict';
import { patternIntents } from '../../../../src/core/analyse/intents.ts';
import type { Pattern } from '../../../../src/core/analyse/patterns.ts';
import { rankByModel } from '../../../../src/core/analyse/rank.ts';
import { planEdits } from '../../../../src/core/edit/planEdit.ts';
import type { Model } from '../../../../src/core/model/ask.ts';
import { findQuotation } from '../../../../src/core/model/quotation.ts';
import { modelReflectionIntents, reflectByModel } from '../../../../src/core/reflection/byModel.ts';
import { reflect } from '../../../../src/core/reflection/reflect.ts';
import { kindOf, lines, planOf } from '../../support/plans.ts';

const token = { isCancellationRequested: false };
const answering = (answer: object): Model => ({ name: 'Test', answer: () => Promise.resolve(JSON.stringify(answer)) });

describe('a quotation', () => {
  it('is found however its white space is broken, and not when a word differs', () => {
    const text = 'Items are\n  counted (by hand).';
    assert.deepEqual(findQuotation(text, ' are counted (by '), { from: 6, to: 23 });
    assert.equal(findQuotation(text, 'are counted by'), null);
    assert.equal(findQuotation(text, ''), null);
    assert.equal(findQuotation(text, '.'), null);
  });

  it('is of whole words, and of more than one short word', () => {
    const text = 'Whether the counters are reset is open.';
    assert.equal(findQuotation(text, 'the'), null);
    assert.equal(findQuotation(text, 'the counter'), null);
    assert.deepEqual(findQuotation(text, 'the counters'), { from: 8, to: 20 });
  });
});

describe('reflection by a model', () => {
  const kind = kindOf(
    [
      '# Plan',
      '',
      '## 1. Request',
      '',
      '**Goal:** [Goal]',
      '',
      '**Users:** [Users]',
      '',
      '**Questions:** <!-- planwright: role=questions -->',
      '',
      '- [ ] [Q]',
    ],
    [
      'gates:',
      "  - { id: known, title: Known, covers: ['1'], needs: none, ready: Go. }",
      'reflection:',
      '  gate: known',
      '  questions: 1/questions',
      '  then: Write it.',
      '  criteria:',
      '    - id: clarity',
      '      title: Clarity',
      '      asks: Is it clear?',
      '      needs:',
      "        - { id: goal, title: Goal, ask: 'Goal: what for?', from: ['1/goal'] }",
      "        - { id: users, title: Users, ask: 'Users: who?', from: ['1/users'] }",
    ],
  );
  const plan = planOf(
    lines(
      '# Plan',
      '',
      '## 1. Request',
      '',
      '**Goal:** Count it fast.',
      '',
      '**Users:** [Users]',
      '',
      '**Questions:**',
      '',
      '- [ ] [Q]',
    ),
    kind,
  );

  async function reflected(claims: readonly object[]) {
    const asked = await reflectByModel(answering({ claims }), plan, token);
    assert.ok(asked?.ok);
    return asked.value;
  }

  it('asks what is not clear, and shuts the gate by it', async () => {
    const result = await reflected([
      { need: 'goal', clear: false, quote: 'Count it fast', why: 'How fast?', question: 'How fast, in seconds?' },
    ]);
    assert.deepEqual(result.leftOut, []);
    assert.equal(plan.text.slice(result.claims[0]?.span.from, result.claims[0]?.span.to), 'Count it fast');
    const edited = planEdits(plan, modelReflectionIntents(plan, result, '2026-01-31T00:00:00Z'));
    assert.ok(edited.ok);
    assert.match(edited.after.text, /^- \[ \] Goal: How fast, in seconds\?$/m);
    assert.equal(reflect(edited.after)?.sufficient, false);
    assert.deepEqual(
      modelReflectionIntents(edited.after, result, '').filter(({ type }) => type === 'addItem'),
      [],
    );
  });

  it('cannot raise what the rules find empty, and is not believed what the document does not say', async () => {
    const { claims, leftOut } = await reflected([
      { need: 'users', clear: true, quote: 'Count it fast', why: 'Everybody.' },
      { need: 'goal', clear: true, quote: 'Count it slowly', why: 'Invented.' },
      { need: 'weather', clear: true, quote: 'Count it fast', why: 'No such need.' },
      { need: 'goal', clear: true, quote: 'Count it fast', why: 'It says so.' },
    ]);
    assert.deepEqual(
      claims.map(({ why }) => why),
      ['It says so.'],
    );
    assert.deepEqual(
      leftOut.map(({ what }) => what),
      ['Users', 'Goal', 'weather'],
    );
    assert.equal(reflect(plan)?.sufficient, false);
  });
});

describe('an answer', () => {
  const kind = kindOf(
    [
      '# Plan',
      '',
      '## 1. Request',
      '',
      '**Goal:** [Goal]',
      '',
      '**Questions:** <!-- planwright: role=questions -->',
      '',
      '- [ ] [Q]',
    ],
    [
      'gates:',
      "  - { id: known, title: Known, covers: ['1'], needs: none, ready: Go. }",
      'reflection:',
      '  gate: known',
      '  questions: 1/questions',
      '  then: Write it.',
      '  criteria:',
      '    - id: clarity',
      '      title: Clarity',
      '      asks: Is it clear?',
      '      needs:',
      "        - { id: goal, title: Goal, ask: 'Goal: what for?', from: ['1/goal'] }",
    ],
  );
  const answered = (answer: string) =>
    reflect(
      planOf(
        lines(
          '# Plan',
          '',
          '## 1. Request',
          '',
          '**Goal:** [Goal]',
          '',
          '**Questions:**',
          '',
          '- [x] Goal: what for?',
          `  - **Answer:** ${answer}`,
        ),
        kind,
      ),
    );

  it('is evidence where it says something, and none where it is a mark', () => {
    assert.equal(answered('To count the stock')?.sufficient, true);
    assert.equal(answered('?')?.sufficient, false);
    assert.equal(answered('-')?.sufficient, false);
  });
});

describe('ranking by a model, in its reasons', () => {
  const found: readonly Pattern[] = [
    { type: 'similar', file: 'src/a.ts', line: 1, text: 'x', words: [] },
    { type: 'similar', file: 'src/b.ts', line: 2, text: 'x', words: [] },
  ];

  it('names no file that the search did not find', async () => {
    const ranked = [
      { place: 'src/a.ts:1', why: 'Follow src/invented.ts:99, it is and/or 1/2 right' },
      { place: 'src/b.ts:2', why: 'Counts like src/a.ts:1 does' },
    ];
    const asked = await rankByModel(answering({ ranked }), planOf('# Spec\n'), found, token);
    assert.ok(asked.ok);
    assert.deepEqual(asked.value.invented, ['src/invented.ts:99']);
    assert.deepEqual(
      asked.value.patterns.map(({ why }) => why),
      [undefined, 'Counts like src/a.ts:1 does (Test)'],
    );
  });
});

describe('ranking by a model', () => {
  const pattern = (file: string, line: number): Pattern => ({ type: 'similar', file, line, text: 'x', words: [] });
  const spec = planOf('# Spec\n');
  const found = [pattern('a.ts', 1), pattern('b.ts', 2), pattern('c.ts', 3)];

  it('orders and explains what was found, and cites nothing else', async () => {
    const ranked = [
      { place: 'c.ts:3', why: 'Counts,\n- too' },
      { place: 'z.ts:9', why: 'Invented' },
      { place: 'a.ts:1', why: 'Near' },
    ];
    const asked = await rankByModel(answering({ ranked }), spec, found, token);
    assert.ok(asked.ok);
    assert.deepEqual(
      asked.value.patterns.map(({ file, why }) => [file, why]),
      [
        ['c.ts', 'Counts, - too (Test)'],
        ['a.ts', 'Near (Test)'],
        ['b.ts', undefined],
      ],
    );
    assert.deepEqual(asked.value.invented, ['z.ts:9']);
  });

  it('is told in the plan with the name of the model', () => {
    const kind = kindOf([
      '# Plan',
      '',
      '## 1. Found',
      '',
      '**Similar:** <!-- planwright: role=patterns-similar -->',
      '',
      '- [A place]',
    ]);
    const intents = patternIntents(planOf('# Plan\n\n## 1. Found\n', kind), [
      { ...pattern('a.ts', 1), why: 'Near (Test)' },
    ]);
    assert.deepEqual(
      intents.map((intent) => 'text' in intent && intent.text),
      ['`a.ts:1` – does alike: x – Near (Test)'],
    );
  });
});
