import assert from 'node:assert/strict';
import { planEdit } from '../../../../src/core/edit/planEdit.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { kindOf, lines, planOf } from '../../support/plans.ts';

const kind = kindOf([
  '# Plan',
  '',
  '## 1. Decisions',
  '',
  '### TD-1: [Title] <!-- planwright: repeat=1.. -->',
  '',
  '- **Options:**',
  '  - [An option]',
  '- **Decision:** [Which]',
  '- **Rationale:** [Why]',
]);

const BODY = [
  '**Options:**',
  '1. One',
  '2. Two',
  '',
  '**Note:** more',
  '',
  '**Decision:** One',
  '**Rationale:** Cheap',
];
const document = (...body: readonly string[]): Plan =>
  planOf(lines('# Plan', '', '## 1. Decisions', '', '### TD-1: Storage', '', ...body), kind);

const valueOf = (plan: Plan, id: string): string | undefined => {
  const value = plan.field(`1/td-1/${id}`)?.read.value;
  if (value?.type === 'list') return value.items.map(({ slot }) => slot.text).join('; ');
  return value && 'slot' in value ? value.slot.text : undefined;
};

describe('labels in paragraphs behind a list that a bold line leads', () => {
  it('are read, each with its own value', () => {
    const plan = document(...BODY);
    assert.deepEqual(
      ['options', 'decision', 'rationale'].map((id) => valueOf(plan, id)),
      ['One; Two', 'One', 'Cheap'],
    );
  });

  it('are set without a byte of another', () => {
    const plan = document(...BODY);
    const set = planEdit(plan, { type: 'setText', field: '1/td-1/decision', text: 'Two' });
    assert.ok(set.ok);
    assert.equal(set.after.text, plan.text.replace('**Decision:** One', '**Decision:** Two'));
  });

  it('are no labels where they are typed into the text below a bold line', () => {
    const plan = document('**Rationale:**', '', 'Cheap', '', '**Decision:** One');
    const set = planEdit(plan, { type: 'setText', field: '1/td-1/rationale', text: 'Cheap\n\n**Decision:** Two' });
    assert.ok(set.ok);
    assert.deepEqual(
      [valueOf(set.after, 'rationale'), valueOf(set.after, 'decision')],
      ['Cheap\n\n**Decision:** Two', 'One'],
    );
  });

  it('stay text of the field where the kind does not know them', () => {
    const plan = document('**Rationale:**', '', 'Cheap', '', '**Note:** more');
    assert.equal(valueOf(plan, 'rationale'), 'Cheap\n\n**Note:** more');
  });
});
