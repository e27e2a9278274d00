import assert from 'node:assert/strict';
import { planEdit } from '../../../../src/core/edit/planEdit.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { kindOf, lines, planOf } from '../../support/plans.ts';

const kind = kindOf([
  '# Plan',
  '',
  '## Requirements',
  '',
  '### FR-1: [Name] <!-- planwright: repeat=0.. -->',
  '',
  '**Agent hint:** [backend | frontend]',
  '',
  '**Priority:** [How much it matters] <!-- planwright: optional -->',
  '',
  '**Behaviour:**',
  '',
  '1. [A step]',
]);

const below = (head: string, ...body: readonly string[]): Plan =>
  planOf(lines('# Plan', '', '## Requirements', '', head, '', ...body), kind);

const valueOf = (plan: Plan, id: string): string | null => {
  const value = plan.field(`requirements/fr-1/${id}`)?.read.value;
  if (value?.type === 'list') return value.items.map(({ slot }) => slot.text).join('; ');
  return value && 'slot' in value ? value.slot.text : null;
};

function set(plan: Plan, id: string, text: string): string {
  const result = planEdit(plan, { type: 'setText', field: `requirements/fr-1/${id}`, text });
  assert.ok(result.ok, result.ok ? '' : result.message);
  assert.equal(valueOf(planOf(result.after.text, kind), id), text);
  return result.after.text;
}

describe('labels in italics', () => {
  for (const label of ['*Priority:*', '_Priority:_', '*Priority*:'])
    it(`are read and set: ${label}`, () => {
      for (const line of [`${label} must`, `- ${label} must`]) {
        const plan = below('### FR-1: Keep', line);
        assert.equal(valueOf(plan, 'priority'), 'must');
        assert.equal(set(plan, 'priority', 'may'), plan.text.replace('must', 'may'));
      }
    });

  it('stand below each other, and own what is below them', () => {
    const plan = below(
      '### FR-1: Keep',
      '*Agent hint:* backend',
      '*Priority:*',
      '',
      'must',
      '',
      '*Behaviour:*',
      '',
      '1. a',
    );
    assert.deepEqual(
      ['agent-hint', 'priority', 'behaviour'].map((id) => valueOf(plan, id)),
      ['backend', 'must', 'a'],
    );
  });

  it('are none in what is typed, nor where the kind does not know them', () => {
    const plan = below('### FR-1: Keep', '**Priority:** must');
    const text = 'must\n*Agent hint:* backend\n*Note:* more';
    assert.ok(set(plan, 'priority', text).includes('\\*Agent hint:*'));
    for (const prose of [
      '*Priority* must',
      '*Priority: must*',
      '*Prio:* must',
      'It is *Priority:* must',
      '* Priority:* must',
    ])
      assert.equal(valueOf(below('### FR-1: Keep', prose), 'priority'), null);
  });
});

describe('a choice in the head of an entry', () => {
  for (const head of [
    '### FR-1 [backend]: Keep',
    '### FR-1: Keep (backend)',
    '### FR-1: Keep it (again) [backend]',
    '**FR-1** [backend] – Keep',
    '**FR-1 [backend]: Keep**',
    '**FR-1: Keep** (backend)',
    '**FR-1: Keep** `[backend]`',
    '### FR-1: Keep `[backend]`',
    '### FR-1: Keep [`backend`]',
  ])
    it(`is read and set: ${head}`, () => {
      const plan = below(head, 'Prose.');
      assert.equal(valueOf(plan, 'agent-hint'), 'backend');
      assert.equal(set(plan, 'agent-hint', 'frontend'), plan.text.replace('backend', 'frontend'));
    });

  it('is none where it has its label, or is no option', () => {
    assert.equal(valueOf(below('### FR-1: Keep (backend)', '**Agent hint:** frontend'), 'agent-hint'), 'frontend');
    for (const head of [
      '### FR-1: Keep (soon)',
      '### FR-1: Keep the backend',
      '### FR-1: [backend',
      '### FR-1: Keep ()',
    ])
      assert.equal(valueOf(below(head, 'Prose.'), 'agent-hint'), null);
  });
});
