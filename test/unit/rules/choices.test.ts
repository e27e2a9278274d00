import assert from 'node:assert/strict';
import { createRuleEngine } from '../../../src/core/rules/engine.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/rules/settings.ts';
import { kindOf, lines, planOf } from '../support/plans.ts';

const kind = kindOf([
  '# Plan',
  '',
  '**Hint:** [backend | frontend | full stack]',
  '',
  '## 1. Body',
  '',
  '- **Of:** [What]',
]);

const found = (value: string): readonly string[] => {
  const plan = planOf(lines('# Plan', '', `**Hint:** ${value}`, '', '## 1. Body', '', '- **Of:** x'), kind);
  return createRuleEngine(DEFAULT_SETTINGS)
    .content(plan, { hasFile: () => null, related: () => undefined })
    .map(({ code, fixes }) => `${code}: ${fixes.map(({ title }) => title).join(', ')}`);
};

describe('an option that is written as text', () => {
  for (const value of ['backend', '`Backend`', 'backend (and later frontend)', 'full stack, but small', 'Backend!'])
    it(`is one in "${value}"`, () => assert.deepEqual(found(value), []));

  for (const value of ['backend | frontend', '`backend`, `frontend`', 'Backend / frontend', 'backend and frontend'])
    it(`is more than one in "${value}"`, () =>
      assert.deepEqual(found(value), ['choice.multiple: Keep "backend", Keep "frontend"']));
});
