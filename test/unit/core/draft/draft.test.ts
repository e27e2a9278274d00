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
