import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { planEdit } from '../../../../src/core/edit/planEdit.ts';
import { parseTemplate } from '../../../../src/core/kind/parseTemplate.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { readPlan } from '../../../../src/core/plan/readPlan.ts';
import { findingsIn } from '../../support/findings.ts';
import { functionalPlan } from '../../support/functionalPlans.ts';
import { kindOf, lines, planOf } from '../../support/plans.ts';

/*
 * Labels that are the words of one sentence. Each notation says the same; each value is read with its place, and set
 * without another byte.
 */

const kind = kindOf([
  '# Plan',
  '',
  '## Criteria',
  '',
  '### AC-1: [Title] <!-- planwright: repeat=0.. -->',
  '',
  '- **Given:** [The state before] <!-- planwright: clause -->',
  '- **When:** [What happens] <!-- planwright: clause -->',
  '- **Then:** [What can be observed] <!-- planwright: clause -->',
  '- **Note:** [Anything] <!-- planwright: optional -->',
]);

const spec = (() => {
  const read = parseTemplate(
    readFileSync(new URL('../../../../templates/spec.md', import.meta.url), 'utf8'),
    'spec.md',
  ).kind;
  assert.ok(read);
  return read;
})();

const documentOf = (...body: readonly string[]): Plan =>
  planOf(lines('# Plan', '', '## Criteria', '', ...body, '', '### AC-2: Other', '', 'Prose.'), kind);

const below = (...body: readonly string[]): Plan => documentOf('### AC-1: Split', '', ...body);

const WORDS = ['given', 'when', 'then'] as const;

const placeOf = (plan: Plan, id: string): { readonly text: string; readonly raw: string } | null => {
  const field = plan.field(id);
  const value = field?.read.value;
  if (!field || !value || !('slot' in value)) return null;
  const { from, to, text } = value.slot;
  return { text, raw: plan.text.slice(field.start + from, field.start + to) };
};

const valuesOf = (plan: Plan, entry = 'criteria/ac-1'): (string | null)[] =>
  WORDS.map((word) => placeOf(plan, `${entry}/${word}`)?.text ?? null);

const SAID = ['a cart', 'it is full', 'it is sent'];

const NOTATIONS: Readonly<Record<string, Plan>> = {
  'a sentence': below('Given a cart, when it is full, then it is sent'),
  'a sentence over lines': below('Given a cart,', 'when it is full,', 'then it is sent'),
  'a line each': below('Given a cart', 'When it is full', 'Then it is sent'),
  'bold words in a sentence': below('**Given** a cart, **When** it is full, **Then** it is sent'),
  'bold words without commas': below('**GIVEN** a cart **WHEN** it is full **THEN** it is sent'),
  'bold words with colons': below('**Given:** a cart, **when:** it is full, **then:** it is sent'),
  'bold words in lines': below('**Given** a cart', '**When** it is full', '**Then** it is sent'),
  'words in italics': below('*Given* a cart, *when* it is full, *then* it is sent'),
  'capital words': below('Given a cart When it is full Then it is sent'),
  'a list item': below('- Given a cart, when it is full, then it is sent'),
  'a task item': below('- [ ] Given a cart, when it is full, then it is sent'),
  'an item each': below('- Given a cart', '- When it is full', '- Then it is sent'),
  'a bold item each': below('- **Given** a cart', '- **When** it is full', '- **Then** it is sent'),
  'two items': below('- Given a cart, when it is full', '- Then it is sent'),
  'the heading': documentOf('### AC-1: Given a cart, when it is full, then it is sent'),
  'the heading, with what it is about': documentOf('### AC-1: Given a cart, when it is full, then it is sent (FR-1)'),
  'a bold line': documentOf('**AC-1:** Given a cart, when it is full, then it is sent'),
  'bold words in a bold line': documentOf('**AC-1:** **Given** a cart, **when** it is full, **then** it is sent'),
};

describe('clauses of a sentence', () => {
  for (const [name, plan] of Object.entries(NOTATIONS)) {
    it(`are read from ${name}`, () => {
      assert.deepEqual(valuesOf(plan), SAID);
      assert.deepEqual(
        WORDS.map((word) => placeOf(plan, `criteria/ac-1/${word}`)?.raw),
        SAID,
      );
      const found = findingsIn(plan.text, { kind }).filter(({ node }) => node === 'criteria/ac-1');
      assert.deepEqual(found, []);
    });

    it(`are set in ${name}, without another byte`, () => {
      WORDS.forEach((word, at) => {
        const result = planEdit(plan, { type: 'setText', field: `criteria/ac-1/${word}`, text: 'something else' });
        assert.ok(result.ok, result.ok ? '' : result.message);
        assert.equal(result.after.text, plan.text.replace(SAID[at] ?? '', 'something else'));
        assert.equal(placeOf(result.after, `criteria/ac-1/${word}`)?.text, 'something else');
      });
    });
  }

  for (const typed of ['full, then closed', 'full; then closed', 'a \\, then b', '**then** some', 'a **Then** b'])
    it(`are none in what is typed: ${JSON.stringify(typed)}`, () => {
      for (const body of [['Given a cart, when it is full'], ['**Given** a cart, **when** it is full']]) {
        const plan = below(...body);
        const result = planEdit(plan, { type: 'setText', field: 'criteria/ac-1/when', text: typed });
        assert.ok(result.ok, result.ok ? '' : result.message);
        assert.deepEqual(valuesOf(result.after), ['a cart', typed, null]);
        assert.deepEqual(valuesOf(readPlan(kind, result.after.text)), ['a cart', typed, null]);
      }
    });

  it('keep what cannot be told apart from another clause out', () => {
    const plan = below('Given a cart, when it is full');
    const result = planEdit(plan, { type: 'setText', field: 'criteria/ac-1/when', text: 'full\nThen closed' });
    assert.equal(result.ok, false);
  });

  it('go over lines in an item, and keep its indentation', () => {
    const plan = below('- Given a cart, when it', '  is full, then it is sent');
    assert.deepEqual(valuesOf(plan), ['a cart', 'it\nis full', 'it is sent']);
    const result = planEdit(plan, { type: 'setText', field: 'criteria/ac-1/when', text: 'it\nis\nempty' });
    assert.ok(result.ok);
    assert.equal(result.after.text, plan.text.replace('  is full', '  is\n  empty'));
  });

  it('may be emptied and filled again', () => {
    const plan = below('Given a cart, when it is full, then it is sent');
    const emptied = planEdit(plan, { type: 'setText', field: 'criteria/ac-1/when', text: '' });
    assert.ok(emptied.ok);
    const filled = planEdit(emptied.after, { type: 'setText', field: 'criteria/ac-1/when', text: 'it is full' });
    assert.ok(filled.ok, filled.ok ? '' : filled.message);
    assert.deepEqual(valuesOf(filled.after), SAID);
  });

  it('in a heading go with the title of the entry', () => {
    const plan = documentOf('### AC-1: Given a cart, when it is full, then it is sent');
    const result = planEdit(plan, { type: 'renameEntry', node: 'criteria/ac-1', title: 'Given a, then b' });
    assert.ok(result.ok, result.ok ? '' : result.message);
    assert.deepEqual(valuesOf(result.after), ['a', null, 'b']);
  });

  it('are added where one is missing, in the notation that is there', () => {
    for (const [before, id, after] of [
      ['Given a cart, then it is sent', 'when', 'Given a cart, when [What happens], then it is sent'],
      [
        '**Given** a cart, **then** it is sent',
        'when',
        '**Given** a cart, **when** [What happens], **then** it is sent',
      ],
      ['When it is full, then it is sent', 'given', 'Given [The state before], When it is full, then it is sent'],
      ['Given a cart, when it is full.', 'then', 'Given a cart, when it is full. Then [What can be observed]'],
    ] as const) {
      const plan = below(before);
      const result = planEdit(plan, { type: 'addMissing', id: `criteria/ac-1/${id}` });
      assert.ok(result.ok, result.ok ? '' : result.message);
      assert.equal(result.after.text, plan.text.replace(before, after));
      assert.ok(!valuesOf(result.after).includes(null));
    }
  });

  for (const prose of [
    'Given the load that we expect, this is enough.',
    'Given a cart that is full when it is opened and then closed.',
    'This is given, when it is full, then it is sent.',
    'Then it is sent, when it is full.',
    '- Given the load, this is enough.',
    '- Whenever it is full',
    '> Given a cart, when it is full, then it is sent',
    '`Given a cart, when it is full, then it is sent`',
  ])
    it(`are not found in ${JSON.stringify(prose)}`, () => {
      assert.deepEqual(valuesOf(below(prose)), [null, null, null]);
    });

  it('are not found behind words that are labels of their own', () => {
    const plan = below('- **Given:** a cart', '- **When:** it is full, then empty', '- **Then:** it is sent');
    assert.deepEqual(valuesOf(plan), ['a cart', 'it is full, then empty', 'it is sent']);
    const more = below('**Given** a cart', '**When** **then** is said', '**Then** it is sent');
    assert.deepEqual(valuesOf(more), ['a cart', '**then** is said', 'it is sent']);
  });

  it('leave the labels beside them', () => {
    const plan = below('Given a cart, when it is full, then it is sent', '', '- **Note:** It is late, then.');
    assert.deepEqual(valuesOf(plan), SAID);
    assert.equal(placeOf(plan, 'criteria/ac-1/note')?.text, 'It is late, then.');
  });

  it('are the criteria of a specification and of a functional plan', () => {
    const text = lines(
      '## 4. User Stories',
      '',
      '### US-1: Split',
      '',
      '**AC-1: Split**',
      '',
      `Given a, when b, then c`,
    );
    assert.deepEqual(valuesOf(planOf(text, spec), '4/us-1/ac-1'), ['a', 'b', 'c']);
    const plan = lines(
      '## Acceptance Criteria',
      '',
      '### AC-1: Split (FR-1)',
      '',
      '**Given** a, **when** b, **then** c',
    );
    assert.deepEqual(valuesOf(planOf(plan, functionalPlan), 'acceptance-criteria/ac-1'), ['a', 'b', 'c']);
  });

  it('are the sentence of a story, too, whose words may be several', () => {
    const story = (body: string): string => lines('## 4. User Stories', '', '### US-1: Split', '', body);
    const said = (plan: Plan): (string | null)[] =>
      ['as', 'i-want', 'so-that'].map((id) => placeOf(plan, `4/us-1/${id}`)?.text ?? null);
    for (const body of [
      'As a buyer, I want large orders split so that they arrive sooner',
      'As a buyer, I want large orders split, so that they arrive sooner',
      '**As a** buyer, **I want** large orders split **so that** they arrive sooner',
      '**As a** buyer\n**I want** large orders split\n**So that** they arrive sooner',
      '- **As a:** buyer\n- **I want:** large orders split\n- **So that:** they arrive sooner',
      'As a buyer I want large orders split so\nthat they arrive sooner',
    ]) {
      const plan = planOf(story(body), spec);
      assert.deepEqual(said(plan), ['buyer', 'large orders split', 'they arrive sooner']);
      const result = planEdit(plan, { type: 'setText', field: '4/us-1/i-want', text: 'it to be quick' });
      assert.ok(result.ok, result.ok ? '' : result.message);
      assert.equal(result.after.text, plan.text.replace('large orders split', 'it to be quick'));
    }
    for (const prose of ['As a rule, it is split so that it arrives.', 'I want it as a buyer.'])
      assert.equal(said(planOf(story(prose), spec))[1], null);
  });

  it('of entries in a list are told of, and are not asked for again', () => {
    const text = lines(
      '## 4. User Stories',
      '',
      '### US-1: Split',
      '',
      '- AC-1: Given a, when b, then c',
      '- AC-2: So',
    );
    const found = findingsIn(text, { kind: spec }).filter(({ node }) => node.startsWith('4'));
    assert.deepEqual(
      found.map(({ code, message }) => `${code}: ${message.slice(0, 12)}`),
      [
        'field.missing: Add "As".',
        'field.missing: Add "I want"',
        'field.missing: Add "So that',
        'entry.form: Write "AC-1"',
        'entry.form: Write "AC-2"',
      ],
    );
  });
});
