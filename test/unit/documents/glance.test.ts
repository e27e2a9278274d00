import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NO_PROJECT } from '../../../src/core/gates/world.ts';
import type { Kind } from '../../../src/core/kind/kind.ts';
import { readPlan } from '../../../src/core/plan/readPlan.ts';
import { allRules } from '../../../src/core/rules/allRules.ts';
import { createRuleEngine } from '../../../src/core/rules/engine.ts';
import { isQuick } from '../../../src/core/rules/quick.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/rules/settings.ts';
import { glanceAt } from '../../../src/extension/documents/glance.ts';
import { judgePlan } from '../../../src/extension/documents/judge.ts';
import { listedPlan } from '../../../src/extension/summary/listedPlan.ts';
import { newHasher } from '../../../src/node/newHasher.ts';
import { historyOf } from '../core/support/decisions.ts';
import { filled } from '../core/support/filled.ts';
import { shipped } from '../core/support/kinds.ts';

const all = createRuleEngine(DEFAULT_SETTINGS);
const quick = createRuleEngine(DEFAULT_SETTINGS, allRules, isQuick);

const IGNORED = '<!-- planwright-ignore field.empty, field.placeholder, section.missing: It is only a draft. -->';

/** A document that is begun, filled in, or something between: each line of it is as in the one or the other. */
const texts = (kind: Kind): fc.Arbitrary<string> => {
  const lines = filled(kind).split('\n');
  const dropped = fc.array(fc.nat({ max: lines.length - 1 }), { maxLength: 12 });
  const without = dropped.map((gone) => lines.filter((_, index) => !gone.includes(index)).join('\n'));
  const answered = without.map((text) => text.replace(/^- \[ \] /gm, '- [x] ').replace(/\[[^\]\n]{3,}\]/g, 'Done'));
  const ignored = answered.map((text) => text.replace(/^(?=.*\bDone\b)/m, `${IGNORED}\n\n`));
  return fc.oneof(without, answered, ignored, fc.constant(kind.starter));
};

const given = (kind: Kind) =>
  fc.array(
    fc.record({
      gate: fc.constantFrom(...kind.gates.map(({ id }) => id)),
      type: fc.constantFrom('approve' as const, 'acknowledge' as const, 'request' as const, 'request-changes' as const),
      before: fc.boolean(),
    }),
    { maxLength: 4 },
  );

describe('a glance at a plan', () => {
  for (const kind of shipped.filter(({ gates }) => gates.length > 0))
    it(`says of a ${kind.id} what judging all of it says`, () => {
      fc.assert(
        fc.property(texts(kind), given(kind), (text, decisions) => {
          const plan = readPlan(kind, text);
          const earlier = readPlan(kind, `${text}\n\nMore.\n`);
          const history = historyOf(decisions.map(({ before, ...one }) => ({ ...one, on: before ? earlier : plan })));
          const around = { hasFile: () => null, related: () => undefined };
          const judging = { around, history, newHasher, project: NO_PROJECT };
          const seen = glanceAt({ plan, judging }, { all, quick });
          const whole = judgePlan(plan, 1, null, { engine: all, ...judging });
          assert.deepEqual(listedPlan(seen, ''), listedPlan(whole, ''));
        }),
        { numRuns: 25 },
      );
    });

  it('asks no more rules where a checkpoint is shut by a few', () => {
    const kind = shipped.find(({ id }) => id === 'spec');
    assert.ok(kind);
    const plan = readPlan(kind, kind.starter);
    const around = { hasFile: () => null, related: () => undefined };
    const judging = { around, history: historyOf([]), newHasher, project: NO_PROJECT };
    const never = { ...all, check: () => assert.fail('all rules were asked') };
    assert.ok(glanceAt({ plan, judging }, { all: never, quick }).gates.every(({ passed }) => !passed));
  });

  it('says how many tasks are done where nothing has to be filled in', () => {
    const kind = shipped.find(({ id }) => id === 'kiro-todo');
    assert.ok(kind);
    const plan = readPlan(kind, '# Implementation Plan\n\n- [x] 1. Begin\n- [ ] 2. Go on\n  - [ ] 2.1 Here\n');
    assert.equal(listedPlan({ plan, gates: [] }, '').short, '1 of 3 tasks done');
  });
});
