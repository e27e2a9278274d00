import assert from 'node:assert/strict';
import type { Intent } from '../../../../src/core/edit/intent.ts';
import { planEdit } from '../../../../src/core/edit/planEdit.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { kindOf, lines, planOf } from '../../support/plans.ts';

const kind = kindOf([
  '# Test',
  '',
  '## Cases',
  '',
  '### [Area] <!-- planwright: id=area repeat=1.. role=cases -->',
  '',
  '| Case | Done |',
  '| --- | --- |',
  '| [case] | [ ] |',
  '',
  '## Criteria',
  '',
  '### AC-1: [Title] <!-- planwright: repeat=1.. -->',
  '',
  '**Given** [the state before]',
  '**Then** [what can be seen]',
]);

const TEXT = lines(
  '# Test',
  '',
  '## Cases',
  '',
  '### Making a Widget',
  '',
  '| Case | Done |',
  '| --- | --- |',
  '| valid | [ ] |',
  '',
  '#### More',
  '',
  '### Finding it',
  '',
  '## Criteria',
  '',
  '### AC-1: Made',
  '',
  '**Given** a user',
  'who is signed in',
  '**Then** it is there',
);

const edited = (plan: Plan, intent: Intent): Plan => {
  const result = planEdit(plan, intent);
  assert.ok(result.ok, result.ok ? '' : result.message);
  return result.after;
};

const areas = (plan: Plan): string[] => plan.node('cases')?.node.children.map(({ node }) => node.id) ?? [];

describe('entries that are told by their title', () => {
  const plan = planOf(TEXT, kind);

  it('are opened by any heading right below their section, and hold what is below', () => {
    assert.deepEqual(areas(plan), ['cases/area-making-a-widget', 'cases/area-finding-it']);
    const field = plan.field('cases/area-making-a-widget/table');
    assert.equal(field?.read.value.type, 'table');
    assert.equal(plan.node('criteria')?.node.schema?.title, 'Criteria');
  });

  it('are added, renamed, moved and removed', () => {
    const added = edited(plan, { type: 'addEntry', node: 'cases', entry: 'area', title: 'Finding it' });
    assert.deepEqual(areas(added).slice(2), ['cases/area-finding-it~2']);
    const renamed = edited(added, { type: 'renameEntry', node: 'cases/area-finding-it~2', title: 'Losing *it*' });
    assert.equal(areas(renamed)[2], 'cases/area-losing-it');
    assert.ok(renamed.text.includes('### Losing \\*it\\*'));
    const moved = edited(renamed, { type: 'moveEntry', node: 'cases/area-losing-it', to: 0 });
    assert.equal(areas(moved)[0], 'cases/area-losing-it');
    assert.equal(areas(edited(moved, { type: 'removeEntry', node: 'cases/area-losing-it' })).length, 2);
  });

  it('are read the same after an edit as from scratch', () => {
    const text = TEXT.replace('### Finding it', '### Finding it again');
    const next = planOf(text, kind, plan);
    assert.deepEqual(areas(next), areas(planOf(text, kind)));
  });
});

describe('labels that are bold leads', () => {
  const plan = planOf(TEXT, kind);
  const given = 'criteria/ac-1/given';
  const textOf = (of: Plan, id: string): string => {
    const value = of.field(id)?.read.value;
    return value && 'slot' in value ? value.slot.text : '';
  };

  it('end where the next begins', () => {
    assert.equal(textOf(plan, given), 'a user\nwho is signed in');
    assert.equal(textOf(plan, 'criteria/ac-1/then'), 'it is there');
  });

  it('take a text that looks like one, and give it back', () => {
    const typed = 'one\n**Then** two';
    const after = edited(plan, { type: 'setText', field: given, text: typed });
    assert.equal(textOf(after, given), typed);
    assert.equal(textOf(after, 'criteria/ac-1/then'), 'it is there');
  });

  it('are labels with a colon and in a list, too', () => {
    const listed = planOf(TEXT.replace('**Then** it is', '- **Then:** it is'), kind);
    assert.equal(textOf(listed, 'criteria/ac-1/then'), 'it is there');
  });

  it('are none where the kind does not know them', () => {
    const more = planOf(TEXT.replace('who is', '**Who** is'), kind);
    assert.equal(textOf(more, given), 'a user\n**Who** is signed in');
  });
});
