import assert from 'node:assert/strict';
import type { Intent } from '../../../src/core/edit/intent.ts';
import { findingsIn } from '../support/findings.ts';
import { changed, complete } from '../support/plans.ts';

type Change = readonly [from: string, to: string];

function fixesOf(text: string): readonly (readonly Intent[])[] {
  return findingsIn(text).flatMap(({ fixes }) => fixes.map(({ intents }) => intents));
}

const CASES: readonly (readonly [what: string, changes: readonly Change[], fixes: readonly (readonly Intent[])[]])[] = [
  ['adds a section', [['### 2.2 Risks & Constraints', '### Else']], [[{ type: 'addMissing', id: '2.2' }]]],
  [
    'adds a group',
    [['**Step 3: Dependencies & Constraints**', '**Else**']],
    [[{ type: 'addMissing', id: '2.1/step-3' }]],
  ],
  ['adds a field', [['- **Out of Scope:**', '- **Not in it:**']], [[{ type: 'addMissing', id: '1/out-of-scope' }]]],
  [
    'makes a choice',
    [['[x] Modifying existing', '[ ] Modifying existing']],
    [
      [{ type: 'choose', field: '2.1/step-1/change', index: 0 }],
      [{ type: 'choose', field: '2.1/step-1/change', index: 1 }],
    ],
  ],
  [
    'keeps one choice',
    [['[ ] Bug fix', '[x] Bug fix']],
    [
      [{ type: 'choose', field: '2.1/step-2a/reason', index: 0 }],
      [{ type: 'choose', field: '2.1/step-2a/reason', index: 1 }],
    ],
  ],
  [
    'asks what a vague word means',
    [['Limits per user, billing', 'TBD, billing']],
    [[{ type: 'addItem', field: '2.3/questions', text: 'What does "TBD" stand for in "Out of Scope"?' }]],
  ],
  [
    'removes hints',
    [['- The bucket is empty →', '- [Condition] → [Action]\n- [Case]\n- The bucket is empty →']],
    [
      [
        { type: 'removeItem', field: '4.3/failure-paths', index: 1 },
        { type: 'removeItem', field: '4.3/failure-paths', index: 0 },
      ],
    ],
  ],
  [
    'recommends an option',
    [['Recommendation: Option B', 'Recommendation: Option C']],
    [
      [{ type: 'setText', field: '3/recommendation', text: 'Option A' }],
      [{ type: 'setText', field: '3/recommendation', text: 'Option B' }],
    ],
  ],
  [
    'adds a file to the design, among the new ones if it is new',
    [['`src/config.ts` (modify)', '`src/config.ts` (modify), `src/env.ts` (new)']],
    [[{ type: 'addItem', field: '4.1/new-files', text: '`src/env.ts`' }]],
  ],
];

describe('fixes', () => {
  for (const [what, changes, fixes] of CASES) {
    it(what, () => assert.deepEqual(fixesOf(changed(...changes)), fixes));
  }

  it('set a status, and add entries', () => {
    const status = fixesOf(changed(['**Document Status:** DRAFT', '**Document Status:** soon']));
    assert.deepEqual(status[0], [{ type: 'setText', field: 'header/document-status', text: 'DRAFT' }]);
    const none = fixesOf(complete.replace(/### Phase 1[\s\S]*?## COMPLETION/, '## COMPLETION'));
    assert.deepEqual(none, [[{ type: 'addEntry', node: '5', entry: 'phase', title: '' }]]);
    const inPhase = fixesOf(complete.replace(/\*\*Commit 1[\s\S]*?## COMPLETION/, '## COMPLETION'));
    assert.deepEqual(inPhase, [[{ type: 'addEntry', node: '5/phase-1', entry: 'commit', title: '' }]]);
  });
});
