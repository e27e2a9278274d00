import assert from 'node:assert/strict';
import { analyserDecision } from '../../../../src/core/derive/analyser.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { readPlan } from '../../../../src/core/plan/readPlan.ts';
import { shipped } from '../support/kinds.ts';

const kind = shipped.find(({ id }) => id === 'spec') ?? assert.fail('There is no kind spec.');

const spec = (stories: number, said: string): Plan => {
  const entries = Array.from(
    { length: stories },
    (_, index) => `### US-${String(index + 1)}: Story\n\n- **As:** Clerk\n`,
  );
  return readPlan(
    kind,
    `# Spec\n\n## 1. Overview\n\n- **Summary:** ${said}\n\n## 4. User Stories\n\n${entries.join('\n')}`,
  );
};

describe('the decision on the analyser', () => {
  const reasons = (stories: number, said: string, files: number | null): [boolean, ...string[]] => {
    const { dispatch, reasons: why } = analyserDecision(spec(stories, said), files);
    return [dispatch, ...why];
  };

  it('is for a search where the feature is substantial, touches what exists, or is of a kind that has patterns', () => {
    assert.deepEqual(reasons(3, 'Counting.', 400), [true, 'The feature has 3 user stories.']);
    assert.deepEqual(reasons(4, 'It extends the bulk updates of FEAT-003.', 400), [
      true,
      'The feature has 4 user stories.',
      'The specification speaks of what exists: "extends".',
      'Features of this type have patterns: "bulk".',
    ]);
  });

  it('is against it where the feature is trivial or new, or the code base very small', () => {
    assert.deepEqual(reasons(2, 'Counting.', 400), [false, 'The feature is small: 2 user stories.']);
    assert.deepEqual(reasons(5, 'A greenfield page.', 400), [
      false,
      'The specification says that it is new: there are no patterns to follow.',
    ]);
    assert.deepEqual(reasons(5, 'An admin page.', 49), [false, 'The code base is small: 49 files.']);
    assert.equal(reasons(5, 'An admin page.', 50)[0], true);
    assert.equal(reasons(5, 'An admin page.', null)[0], true);
  });
});
