import assert from 'node:assert/strict';
import { planEdit } from '../../../../src/core/edit/planEdit.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { findingsIn } from '../../support/findings.ts';
import { kindOf, lines, planOf } from '../../support/plans.ts';

const kind = kindOf([
  '# Plan',
  '',
  '## Request',
  '',
  '**Type:** [Feature | Bug]',
  '',
  '**Request:** <!-- planwright: id=text quote -->',
  '',
  '```text',
  '[What was asked for]',
  '```',
  '',
  '## Overview',
  '',
  '**Diagram:**',
  '',
  '```text',
  '[Boxes]',
  '```',
  '',
  '**Signature:** <!-- planwright: optional -->',
  '',
  '```typescript',
  '[Types]',
  '```',
  '',
  '## Tables',
  '',
  '<!-- planwright: id=tables or=code -->',
  '| Table | Fields |',
  '| --- | --- |',
  '| [Name] | [Fields] |',
  '',
  '## Contracts',
  '',
  '### Contract 1: [Name] <!-- planwright: repeat=1.. or=code -->',
  '',
  '- **Use:** [What for]',
]);

const request = (...body: readonly string[]): Plan =>
  planOf(lines('# Plan', '', '## Request', '', ...body, '', '## Overview', '', 'Prose.'), kind);

const overview = (...body: readonly string[]): Plan => planOf(lines('# Plan', '', '## Overview', '', ...body), kind);

const codeOf = (plan: Plan, id: string): string | null => {
  const value = plan.field(id)?.read.value;
  return value?.type === 'code' ? value.text : null;
};

function set(plan: Plan, field: string, text: string): Plan {
  const result = planEdit(plan, { type: 'setCode', field, text });
  assert.ok(result.ok, result.ok ? '' : result.message);
  assert.equal(codeOf(result.after, field), text);
  assert.equal(codeOf(planOf(result.after.text, kind), field), text);
  return result.after;
}

const codes = (plan: Plan, node: string): string[] =>
  findingsIn(plan.text, { kind })
    .filter((found) => found.node === node)
    .map(({ code, message }) => `${code}: ${message}`);

describe('a request that is quoted', () => {
  const QUOTE = ['> Split large orders.', '>', '> - and soon', '>  # always'];
  const SAID = 'Split large orders.\n\n- and soon\n # always';

  for (const [name, body] of [
    ['below its label', ['**Type:** Feature', '', '**Request:**', '', ...QUOTE]],
    ['without its label', ['**Type:** Feature', '', ...QUOTE]],
  ] as const) {
    it(`is read ${name}`, () => {
      const plan = request(...body);
      assert.equal(codeOf(plan, 'request/text'), SAID);
      assert.deepEqual(codes(plan, 'request'), []);
    });

    it(`is set ${name}, and keeps the lines that stay`, () => {
      const plan = request(...body);
      const after = set(plan, 'request/text', SAID.replace('soon', 'late'));
      assert.equal(after.text, plan.text.replace('soon', 'late'));
      for (const typed of ['> a', '# a\n\n\nb', '```\nopen', '  a\n\tb', '<!-- open', '', '---', '1. a\n\n   b'])
        set(plan, 'request/text', typed);
    });
  }

  it('may go on without marks, and have other line endings', () => {
    const plan = request('**Request:**', '', '>Split large', 'orders.', '>', '');
    assert.equal(codeOf(plan, 'request/text'), 'Split large\norders.');
    const after = set(plan, 'request/text', 'Split large\nones.');
    assert.equal(after.text, plan.text.replace('orders.\n', '> ones.\n'));
    const crlf = planOf(plan.text.replace(/\n/g, '\r\n'), kind);
    assert.equal(codeOf(crlf, 'request/text'), 'Split large\norders.');
    assert.equal(set(crlf, 'request/text', 'Split large\nones.').text, after.text.replace(/\n/g, '\r\n'));
  });

  it('is none where a block of code has it, or elsewhere', () => {
    const plan = request('> A note.', '', '**Request:**', '', '```text', 'Split', '```');
    assert.equal(codeOf(plan, 'request/text'), 'Split');
    assert.equal(codeOf(overview('> A note.'), 'overview/diagram'), null);
    assert.equal(codeOf(overview('**Diagram:**', '', '> A note.'), 'overview/diagram'), '');
  });
});

describe('a block of code without its label', () => {
  it('is read where the label is not there, with any line before it', () => {
    for (const body of [
      ['```text', 'A --> B', '```'],
      ['Some words.', '', '```mermaid', 'A --> B', '```', '', 'More.'],
      ['**System components:**', '', '```', 'A --> B', '```'],
    ]) {
      const plan = overview(...body);
      assert.equal(codeOf(plan, 'overview/diagram'), 'A --> B');
      assert.deepEqual(codes(plan, 'overview'), []);
      assert.equal(set(plan, 'overview/diagram', 'B --> A').text, plan.text.replace('A --> B', 'B --> A'));
    }
  });

  it('is another field by its language, or none', () => {
    const plan = overview(
      '```typescript',
      'type A = 1;',
      '```',
      '',
      '```text',
      'A --> B',
      '```',
      '',
      '```text',
      'C',
      '```',
    );
    assert.equal(codeOf(plan, 'overview/diagram'), 'A --> B');
    assert.equal(codeOf(plan, 'overview/signature'), 'type A = 1;');
    assert.equal(codeOf(overview('```python', 'x = 1', '```'), 'overview/diagram'), null);
    assert.equal(codeOf(overview('**Example:**', '', '```text', 'A --> B', '```'), 'overview/diagram'), null);
  });

  it('is none where the label is there, before it or behind it', () => {
    for (const body of [
      ['```text', 'other', '```', '', '**Diagram:**', '', '```text', 'A --> B', '```'],
      ['- **Diagram:**', '', '  ```text', '  A --> B', '  ```', '', '```text', 'other', '```'],
    ])
      assert.equal(codeOf(overview(...body), 'overview/diagram'), 'A --> B');
  });

  it('is read the same from one version to the next', () => {
    const before = overview('Words.', '', '```text', 'A --> B', '```');
    for (const text of [
      before.text.replace('Words.', 'Other words.'),
      before.text.replace('```text\nA', '**Diagram:**\n\n```text\nA'),
      before.text.replace('```text', '```ts'),
      before.text.replace('Words.', '**Diagram:** none'),
    ])
      assert.equal(
        codeOf(planOf(text, kind, before), 'overview/diagram'),
        codeOf(planOf(text, kind), 'overview/diagram'),
      );
  });
});

describe('blocks of code in place of a table or of entries', () => {
  const both = (...body: readonly string[]): string[] => {
    const plan = planOf(lines('# Plan', '', '## Tables', '', ...body, '', '## Contracts', '', ...body), kind);
    return [...codes(plan, 'tables'), ...codes(plan, 'contracts')].map((one) => one.split(':')[0] ?? '');
  };

  it('are enough', () => {
    assert.deepEqual(both('```sql', 'CREATE TABLE a', '```'), []);
    assert.deepEqual(both('**New:**', '', '```ts', 'type A = 1;', '```'), []);
    assert.deepEqual(both('### New', '', '```ts', 'type A = 1;', '```'), []);
  });

  it('are asked for where there are none, or only a hint', () => {
    const missing = ['field.missing', 'entry.missing'];
    assert.deepEqual(both('Prose.'), missing);
    assert.deepEqual(both('```sql', '[Definitions]', '```'), missing);
    assert.deepEqual(both('```sql', '```'), missing);
  });
});

describe('a list without its label', () => {
  const lists = kindOf([
    '# Plan',
    '',
    '## Triage',
    '',
    '- **Steps:**',
    '  1. [A step]',
    '- **Place:** [Where]',
    '- **Surface:** <!-- planwright: choose=any -->',
    '  - [ ] Frontend (state)',
    '  - [ ] Backend (queries)',
    '  - [ ] Contract (schema)',
  ]);
  const triage = (...body: readonly string[]): Plan => planOf(lines('# Plan', '', '## Triage', '', ...body), lists);
  const SURFACE = ['- [ ] Frontend (state)', '- [x] **Backend** (queries)', '- [ ] Contract (schema)'];

  it('is read by its lines, or as the steps', () => {
    const plan = triage('1. Log in', '2. Look', '', '**Place:** here', '', ...SURFACE);
    const steps = plan.field('triage/steps')?.read.value;
    const surface = plan.field('triage/surface')?.read.value;
    assert.deepEqual(steps?.type === 'list' && steps.items.map(({ slot }) => slot.text), ['Log in', 'Look']);
    assert.deepEqual(surface?.type === 'checklist' && surface.items.map(({ state }) => state), [
      'open',
      'done',
      'open',
    ]);
    assert.deepEqual(findingsIn(plan.text, { kind: lists }), []);
    const ticked = planEdit(plan, { type: 'toggle', field: 'triage/surface', index: 0, done: true });
    assert.ok(ticked.ok && ticked.after.text === plan.text.replace('[ ] Frontend', '[x] Frontend'));
    const set = planEdit(plan, { type: 'setItem', field: 'triage/steps', index: 1, text: 'Look again' });
    assert.ok(set.ok && set.after.text === plan.text.replace('2. Look', '2. Look again'));
  });

  it('is none where the label is there, where there are two, or where the lines are others', () => {
    for (const body of [
      ['- **Steps:**', '  1. One', '', '---', '', '1. Other', '', '**Surface:** none'],
      ['1. One', '', 'Then:', '', '1. Two'],
      ['- [ ] Ask Bob', '- [ ] Frontend (state)', '- [ ] Look'],
    ]) {
      const plan = triage(...body);
      const steps = plan.field('triage/steps')?.read.value;
      assert.ok(!(steps?.type === 'list') || steps.items[0]?.slot.text === 'One');
      assert.equal(plan.field('triage/surface')?.read.blocks.length ?? 0, 0);
    }
  });
});
