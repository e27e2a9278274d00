import assert from 'node:assert/strict';
import { nextStep } from '../../../src/workspace/report/nextStep.ts';
import { findingsIn, gateIn } from '../support/findings.ts';
import { changed, planning, planOf } from '../support/plans.ts';

const passed = planning.gates.map(({ id }) => gateIn(id, 'approved'));

const next = (text: string) => nextStep(planOf(text), passed, findingsIn(text, { gates: passed }));

describe('what the protocol asks for next', () => {
  const withStatus = (status: string): string =>
    changed(['Status:** DRAFT', `Status:** ${status}`], ['**Approved By:**', '**Approved By:** Ada']);

  it('is section 5 once the design is approved', () => {
    assert.deepEqual(next(withStatus('DESIGN_APPROVED')), {
      text: 'The design is approved. Proceed directly to Section 5.',
      target: '5/phase-1/commit-1',
    });
  });

  it('is the question for a commit while work is under way', () => {
    const question = 'Which commit in Section 5 should I start/resume?';
    const text = withStatus('IMPLEMENTATION_IN_PROGRESS');
    assert.deepEqual(next(text), { text: question, target: '5/phase-1/commit-1' });
    const second = text.replace(/(- \*\*Tests:\*\* A burst .*\n)/, '$1- **Status:** done\n');
    assert.deepEqual(next(second), { text: question, target: '5/phase-1/commit-2' });
  });

  it('is nothing when every commit is done', () => {
    const text = withStatus('IMPLEMENTATION_IN_PROGRESS');
    const done = text.replace(/(- \*\*Tests:\*\* .*\n)/g, '$1- **Status:** done\n');
    assert.equal(next(done).text, 'Every checkpoint is passed.');
  });
});
