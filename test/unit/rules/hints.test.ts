import assert from 'node:assert/strict';
import { createRuleEngine } from '../../../src/core/rules/engine.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/rules/settings.ts';
import { kindOf, lines, planOf } from '../support/plans.ts';

const kind = kindOf([
  '# Plan',
  '',
  '## 1. Edges',
  '',
  '- **Changes:** [What changes?]',
  '- **Edge Cases:**',
  '  - [Condition X] → [Action] → [User-visible result]',
]);

const found = (...items: readonly string[]): readonly string[] => {
  const plan = planOf(lines('# Plan', '', '## 1. Edges', '', ...items), kind);
  return createRuleEngine(DEFAULT_SETTINGS)
    .content(plan, { hasFile: () => null, related: () => undefined })
    .filter(({ code }) => code === 'field.hint-inside')
    .map(({ span }) => plan.text.slice(span.from, span.to));
};

describe('hints within a value', () => {
  const CASES: readonly (readonly [item: string, ...hints: readonly string[]])[] = [
    ['Redis restarts → [Action] → [User-visible result]', '[Action]', '[User-visible result]'],
    ['[Condition X] → 429', '[Condition X]'],
    ['If [condition x] it waits', '[condition x]'],
    ['The disk is full → [tell somebody]', '[tell somebody]'],
    ['The disk is full => [Tell somebody], [again](a.md), [^1] and [x]', '[Tell somebody]'],
    ['The disk is full → `[Action]` is written'],
    ['As [Smith] said, it waits'],
    ['See [Action](a.md) and [Action][ref]'],
    ['[Condition X] → [Action] → [User-visible result]'],
  ];
  for (const [item, ...hints] of CASES)
    it(`are ${hints.length === 0 ? 'none' : hints.join(' ')} in "${item}"`, () => {
      assert.deepEqual(found('- **Changes:** Files', '- **Edge Cases:**', `  - ${item}`), hints);
    });

  it('are told of in a text, too', () => {
    assert.deepEqual(found('- **Changes:** Files, and [What changes?]', '- **Edge Cases:**', '  - a → b'), [
      '[What changes?]',
    ]);
  });

  it('are found in no time in a line of brackets', () => {
    assert.deepEqual(found(`- **Changes:** ${'[a '.repeat(20_000)}`), []);
  });
});
