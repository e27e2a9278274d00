import assert from 'node:assert/strict';
import { asDefined, changed, planOf } from '../support/plans.ts';
import { told } from '../support/findings.ts';

const replaced = (from: string, to: string): string => {
  assert.ok(asDefined.includes(from), `The document does not hold ${JSON.stringify(from)}`);
  return asDefined.replace(from, () => to);
};

describe('a document that keeps the structure of the definition', () => {
  it('has nothing found in it', () => {
    assert.deepEqual(told(asDefined), []);
  });

  it('has its edge cases read, not the list that says what one is', () => {
    const read = planOf(asDefined).field('4.4/edge-cases')?.read.value;
    assert.equal(read?.type === 'list' && read.items.length, 3);
    const without = replaced(
      '- **If Redis restarts** → All buckets start full → Tenants notice nothing',
      '- **If Redis restarts**',
    );
    assert.deepEqual(told(without), ['design.edge-case-without-action: **If Redis restarts**']);
  });

  it('lacks edge cases where only that list is there', () => {
    const [before = '', after = ''] = asDefined.split('**Template:**');
    const none = `${before}---\n\n####${after.slice(after.indexOf(' **4.5'))}`;
    assert.deepEqual(told(none), ['design.edge-cases-missing: #### **4.4 Edge Case Handling**']);
  });

  it('has a hint left in it where nothing is filled in below it', () => {
    const cases = asDefined.slice(asDefined.indexOf('**Example:**\n- **If'), asDefined.indexOf('#### **4.5'));
    assert.deepEqual(told(replaced(cases, '')), [
      'design.edge-cases-missing: **If [condition]** → [Action] → [User-visible result]',
    ]);
  });

  for (const lead of ['**Template:**', '**Example:**', '**Examples**', 'Example:', '*Such cases:*']) {
    it(`has its edge cases below ${lead}`, () => {
      assert.deepEqual(
        told(changed(['- **If a tenant has a limit of 0**', `${lead}\n\n- **If a tenant has a limit of 0**`])),
        [],
      );
    });
  }
});
