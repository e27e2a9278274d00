import assert from 'node:assert/strict';
import type { Draft } from '../../../../src/core/draft/draft.ts';
import { draftByModel } from '../../../../src/core/draft/draft.ts';
import { draftTarget } from '../../../../src/core/draft/target.ts';
import { minimalEdit } from '../../../../src/core/markdown/textEdit.ts';
import type { Model } from '../../../../src/core/model/ask.ts';
import { kindOf, lines, planOf } from '../../support/plans.ts';

const kind = kindOf([
  '# Plan',
  '',
  '## 1. Purpose',
  '',
  '**Summary:** [What it is for]',
  '',
  '**State:** [Open | Closed]',
  '',
  '**Goals:**',
  '',
  '- [A goal]',
  '',
  '**Targets:**',
  '',
  '| What | How much |',
  '|------|----------|',
  '| [What] | [How much] |',
  '',
  '## 2. Notes',
  '',
  '**Remark:** [Anything]',
  '',
  '## 3. Stories',
  '',
  '### US-1: [Title] <!-- planwright: repeat=1.. -->',
  '',
  '- **As:** [Who]',
  '',
  '**Criteria:**',
  '',
  '- [ ] [Given a state, this can be seen]',
  '',
  '## 4. Checks',
  '',
  '- [ ] Errors are handled',
]);

const TEXT = lines(
  '# Plan',
  '',
  '## 1. Purpose',
  '',
  '**Summary:** Counting shelves.',
  '',
  '**State:** [Open | Closed]',
  '',
  '**Goals:**',
  '',
  '- [A goal]',
  '',
  '**Targets:**',
  '',
  '| What | How much |',
  '|------|----------|',
  '| [What] | [How much] |',
  '',
  '## 2. Notes',
  '',
  '## 3. Stories',
  '',
  '### US-1: Count a shelf',
  '',
  '- **As:** keeper',
  '',
  '**Criteria:**',
  '',
  '- [ ] [Given a state, this can be seen]',
  '- [ ] [Given another, that can be seen]',
  '',
  '## 4. Checks',
  '',
  '- [ ] Errors are handled',
);

describe('drafting by a model', () => {
  const plan = planOf(TEXT, kind);
  const token = { isCancellationRequested: false };
  let told = '';

  async function draft(id: string, drafts: readonly object[]): Promise<Draft> {
    const target = draftTarget(plan, id);
    assert.ok(target);
    const model: Model = {
      name: 'Test',
      answer: (messages) => {
        told = messages.join('\n');
        return Promise.resolve(JSON.stringify({ drafts }));
      },
    };
    const asked = await draftByModel(model, plan, target, token);
    assert.ok(asked.ok);
    return asked.value;
  }

  it('asks for the empty fields of a section, and for the one field that is meant', () => {
    const ids = (id: string) => draftTarget(plan, id)?.fields.map((field) => field.id);
    assert.deepEqual(ids('1'), ['1/state', '1/goals', '1/targets']);
    assert.deepEqual(ids('1/summary'), ['1/summary']);
    assert.deepEqual(ids('2'), ['2/remark'], 'a field that the document does not have yet');
    assert.equal(draftTarget(plan, '9'), null);
  });

  it('proposes text for them, and changes nothing else', async () => {
    const { after, leftOut, base } = await draft('1', [
      { field: '1/goals', items: ['Fast counts', '# No heading'] },
      { field: '1/targets', rows: [['A count', '2 s | at most']] },
      { field: '1/state', text: 'Open' },
    ]);
    assert.deepEqual(leftOut, []);
    assert.equal(base, plan);
    const goals = after.field('1/goals')?.read.value;
    assert.deepEqual(goals?.type === 'list' && goals.items.map(({ slot }) => slot.text), [
      'Fast counts',
      '# No heading',
    ]);
    const targets = after.field('1/targets')?.read.value;
    assert.deepEqual(targets?.type === 'table' && targets.rows.map(({ cells }) => cells.map((cell) => cell.text)), [
      ['A count', '2 s | at most'],
    ]);
    const edit = minimalEdit(plan.text, after.text);
    assert.ok(edit && edit.from > TEXT.indexOf('Counting shelves') && edit.to < TEXT.indexOf('## 2.'));
    assert.match(told, /Counting shelves\./);
  });

  it('adds a field that is missing', async () => {
    const { after } = await draft('2', [{ field: '2/remark', text: 'Look again.' }]);
    assert.match(after.text, /## 2\. Notes\n\n\*\*Remark:\*\* Look again\.\n/);
  });

  it('writes the lines of a checklist that has none, and ticks nothing', async () => {
    const { after, leftOut } = await draft('3', [
      { field: '3/us-1/criteria', items: ['The count is stored', '[x] Done already', '# No heading'] },
    ]);
    assert.deepEqual(leftOut, []);
    const criteria = after.field('3/us-1/criteria')?.read.value;
    assert.deepEqual(criteria?.type === 'checklist' && criteria.items.map(({ slot, state }) => [slot.text, state]), [
      ['The count is stored', 'open'],
      ['[x] Done already', 'open'],
      ['# No heading', 'open'],
    ]);
  });

  it('leaves checklists alone that wait for ticks only, and those that somebody wrote', async () => {
    assert.equal(draftTarget(plan, '4'), null);
    const { after } = await draft('3', [{ field: '3/us-1/criteria', items: ['The count is stored'] }]);
    assert.deepEqual(
      draftTarget(after, '3')?.fields.map(({ id }) => id),
      ['3/us-1/as'],
    );
  });

  it('adds an entry with what is in it, after those that are there', async () => {
    const { after, leftOut } = await draft('3+us', [
      { field: '#title', text: 'Compare counts' },
      { field: 'as', text: 'owner' },
      { field: 'criteria', items: ['Differences stand out', 'Equal ones do not'] },
      { field: '3/us-1/as', text: 'Mine now' },
    ]);
    assert.deepEqual(
      leftOut.map(({ what }) => what),
      ['3/us-1/as'],
    );
    assert.match(
      after.text,
      /### US-2: Compare counts\n\n- \*\*As:\*\* owner\n\n\*\*Criteria:\*\*\n\n- \[ \] Differences stand out\n- \[ \] Equal ones do not\n\n## 4/,
    );
    assert.match(told, /Title of the new US/);
  });

  it('adds no entry that would have a title only', async () => {
    const { intents, after } = await draft('3+us', [{ field: '#title', text: 'Compare counts' }]);
    assert.deepEqual(intents, []);
    assert.equal(after, plan);
  });

  it('leaves out what nobody asked for, and what has another form', async () => {
    const { intents, leftOut, after } = await draft('1', [
      { field: '1/summary', text: 'Mine now.' },
      { field: '1/goals', text: 'A list, said the field.' },
      { field: '1/state', text: 'Ajar' },
    ]);
    assert.deepEqual(intents, []);
    assert.equal(after, plan);
    assert.deepEqual(
      leftOut.map(({ what }) => what),
      ['1/summary', '1/goals', '1/state'],
    );
  });
});
