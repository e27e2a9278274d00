import assert from 'node:assert/strict';
import type { Intent } from '../../../src/core/edit/intent.ts';
import type { Plan } from '../../../src/core/plan/plan.ts';
import { readPlan } from '../../../src/core/plan/readPlan.ts';
import { rebased } from '../../../src/extension/panels/rebase.ts';
import { indexAfter } from '../../../src/contract/indexAfter.ts';
import { everything } from '../core/support/kinds.ts';

const plan = (...lines: string[]): Plan => readPlan(everything, `# T\n\n${lines.join('\n')}\n`);
const asked = (...lines: string[]): Plan => plan('## 2. Lists', '', '### 2.2 Open Points', '', ...lines);
const pairs = (...rows: string[]): Plan =>
  plan('## 3. X', '', '### 3.1 Pairs', '', '| Key | Meaning |', '| --- | --- |', ...rows);
const options = (...lines: string[]): Plan => plan('## 4. X', '', ...lines);

const points = '2.2/points';
const table = '3.1/table';

describe('an edit of what was on the screen', () => {
  it('answers the question that was read, wherever it stands by now', () => {
    const before = asked('- [ ] Why?');
    const intent: Intent = { type: 'answer', field: points, index: 0, text: 'So.' };
    assert.deepEqual(rebased(before, asked('- [ ] When?', '- [ ] Why?'), intent, ''), { ...intent, index: 1 });
    assert.deepEqual(rebased(before, asked('- [ ] Why at all?'), intent, ''), intent);
    assert.equal(rebased(asked('- [ ] Why?', '- [ ] When?'), asked('- [ ] When?'), intent, ''), null);
    assert.equal(rebased(undefined, before, intent, ''), null);
  });

  it('writes into the row that was seen, also where its cell is empty in others', () => {
    const before = pairs('| a |  |', '| c |  |');
    const intent: Intent = { type: 'setCell', field: table, row: 1, column: 1, text: 'd' };
    const now = pairs('| x |  |', '| a |  |', '| c |  |');
    assert.deepEqual(rebased(before, now, intent, ''), { ...intent, row: 2 });
    assert.deepEqual(rebased(before, pairs('| a |  |', '| cc |  |'), intent, ''), intent);
    assert.equal(rebased(before, pairs('| a |  |'), intent, ''), null);
    assert.deepEqual(rebased(plan(), pairs('| [key] | [meaning] |'), { ...intent, row: 0 }, ''), { ...intent, row: 0 });
  });

  it('removes and moves the row that was seen, as it was seen', () => {
    const before = pairs('| a | b |', '| c | d |');
    const now = pairs('| x | y |', '| a | b |', '| c | d |');
    const remove: Intent = { type: 'removeRow', field: table, row: 0 };
    assert.deepEqual(rebased(before, now, remove, null), { ...remove, row: 1 });
    assert.equal(rebased(before, pairs('| a | bb |', '| c | d |'), remove, null), null);
    const move: Intent = { type: 'moveRow', field: table, row: 0, to: 1 };
    assert.deepEqual(rebased(before, now, move, null), { ...move, row: 1, to: 2 });
  });

  it('takes no answer away that nobody saw', () => {
    const before = asked('- [ ] Why?', '- [ ] When?');
    const intent: Intent = { type: 'removeItem', field: points, index: 0 };
    const answered = asked('- [x] Why?', '  - **Answer:** So.', '- [ ] When?');
    assert.equal(rebased(before, answered, intent, 'Why?'), null);
    const elsewhere = asked('- [ ] Why?', '- [x] When?', '  - **Answer:** Now.');
    assert.equal(rebased(before, elsewhere, intent, 'Why?'), intent);
  });

  it('takes no entry away that is another by now, or has other text in it', () => {
    const before = options('### Choice A: One', '', '- **Gain:** g');
    const intent: Intent = { type: 'removeEntry', node: '4/choice-a' };
    assert.equal(rebased(before, options('### Choice A: One', '', '- **Gain:** more'), intent, 'One'), null);
    assert.equal(rebased(before, options('### Choice A: Two', '', '- **Gain:** g'), intent, null), null);
    assert.equal(rebased(before, options('### Choice A: One', '', '- **Gain:** g', '', 'x'), intent, 'One'), null);
    const beside = options('### Choice A: One', '', '- **Gain:** g', '', '### Choice B: Two', '');
    assert.equal(rebased(before, beside, intent, 'One'), intent);
  });
});

describe('the place of an item', () => {
  it('is told from what stands around it', () => {
    assert.equal(indexAfter(['a', 'b'], ['x', 'a', 'b'], 1), 2);
    assert.equal(indexAfter(['a', 'b', 'c'], ['a', 'c'], 2), 1);
    assert.equal(indexAfter(['a', 'b', 'c'], ['a', 'c'], 1), null);
    assert.equal(indexAfter(['a', 'b', 'c'], ['a', 'B', 'c'], 1), 1);
    assert.equal(indexAfter(['a', 'b'], ['b', 'a'], 0), 1);
    assert.equal(indexAfter(['', '', ''], ['', ''], 2), null);
    assert.equal(indexAfter([], ['a'], 0), null);
  });
});
