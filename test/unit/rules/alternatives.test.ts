import assert from 'node:assert/strict';
import { planEdit } from '../../../src/core/edit/planEdit.ts';
import { changed, complete, planOf } from '../support/plans.ts';
import { told } from '../support/findings.ts';

const HEAD = '### Recommendation: Option B';

describe('alternatives in the forms that people write', () => {
  for (const word of ['Option', 'Approach', 'Alternative'])
    it(`are read as ${word} 1 and ${word} 2`, () => {
      const text = changed(
        ['Option A: Fixed', `${word} 1: Fixed`],
        ['Option B: Token', `${word} 2: Token`],
        [HEAD, `### Recommendation: ${word} 2`],
      );
      assert.deepEqual(told(text), []);
      assert.deepEqual(told(text.replace(`Recommendation: ${word} 2`, `Recommendation: ${word} 3`)), [
        `alternatives.unknown-recommendation: ${word} 3`,
      ]);
    });

  it('get the next number, or are renamed, as they are', () => {
    const plan = planOf(changed(['Option A: Fixed', 'Approach 1: Fixed'], ['Option B: Token', 'Approach 2: Token']));
    const added = planEdit(plan, { type: 'addEntry', node: '3', entry: 'option', title: 'Leaky bucket' });
    assert.ok(added.ok && added.after.text.includes('### Option 3: Leaky bucket\n'));
    const renamed = planEdit(plan, { type: 'renameEntry', node: '3/option-2', title: 'Bucket' });
    assert.ok(renamed.ok && renamed.after.text.includes('### Approach 2: Bucket\n'));
  });

  it('and commits keep the marks around their titles when they are renamed', () => {
    for (const [form, expected] of [
      ['**Commit 2: Read** ✅', '**Commit 2: Parse** ✅'],
      ['**[x] Commit 2: Read**', '**[x] Commit 2: Parse**'],
    ] as const) {
      const plan = planOf(changed(['**Commit 2: Read the limits from the environment**', form]));
      const renamed = planEdit(plan, { type: 'renameEntry', node: '5/phase-1/commit-2', title: 'Parse' });
      assert.ok(renamed.ok && renamed.after.text.includes(`${expected}\n`), form);
    }
  });

  for (const form of [
    '**Recommendation:** Option B',
    'Recommendation: Option B',
    '- **Recommendation:** Option B',
    '### Recommendation\n\nOption B',
    '### Recommendation\nOption B',
    '### Recommendation\nOption B\n**Why:** Bounded bursts.',
  ])
    it(`have the recommendation ${JSON.stringify(form)}`, () => {
      const text = changed([HEAD, form]);
      assert.deepEqual(told(text), []);
      const plan = planOf(text);
      const value = plan.field('3/recommendation')?.read.value;
      assert.equal(value && 'slot' in value && value.slot.text, 'Option B');
      const wrong = text.replace(form, form.replace('Option B', 'Option C'));
      assert.deepEqual(told(wrong), ['alternatives.unknown-recommendation: Option C']);
      const set = planEdit(plan, { type: 'setText', field: '3/recommendation', text: 'Option A' });
      assert.equal(set.ok && set.after.text, text.replace(form, form.replace('Option B', 'Option A')));
    });

  it('keep what stands in an option when another one is edited', () => {
    const before = planOf(changed([HEAD, '**Recommendation:** Option B']));
    const text = before.text.replace('A counter per tenant', 'One counter per tenant');
    const after = planOf(text, before.kind, before);
    assert.equal(after.field('3/recommendation')?.start, planOf(text).field('3/recommendation')?.start);
    const moved = planOf(
      before.text.replace('Exact?', '').replace('- **Out of Scope:** L', '- **Out of Scope:** No l'),
      before.kind,
      before,
    );
    assert.equal(moved.field('3/recommendation')?.start, planOf(moved.text).field('3/recommendation')?.start);
  });

  for (const two of ['Option A or Option B', 'Option A or B', 'Option A / Option B', 'Fixed window and token bucket'])
    it(`are not chosen by "${two}"`, () => {
      assert.deepEqual(told(changed([HEAD, `### Recommendation: ${two}`])), [`alternatives.two-recommended: ${two}`]);
    });

  for (const none of ['anything but Option A', 'not Option A', 'neither Option A'])
    it(`are not recommended by "${none}"`, () => {
      assert.deepEqual(told(changed([HEAD, `### Recommendation: ${none}`])), [
        `alternatives.unknown-recommendation: ${none}`,
      ]);
    });

  for (const one of [
    'Option B, since Option A is coarse',
    'Option B rather than Option A',
    'Option B; Option A was rejected',
  ])
    it(`are chosen by "${one}"`, () => {
      assert.deepEqual(told(changed([HEAD, `### Recommendation: ${one}`])), []);
    });

  it('want the value of a heading where there is none below it', () => {
    for (const empty of ['### Recommendation', '### Recommendation\n\n*Which one, and why.*'])
      assert.deepEqual(told(complete.replace(HEAD, empty)), ['alternatives.no-recommendation: Recommendation']);
  });
});
