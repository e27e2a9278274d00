import assert from 'node:assert/strict';
import type { GateState } from '../../../../src/core/gates/gate.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { readPlan } from '../../../../src/core/plan/readPlan.ts';
import type { Given } from '../support/decisions.ts';
import { finding, judge } from '../support/decisions.ts';
import { fixture } from '../support/fixtures.ts';
import { planning } from '../support/kinds.ts';

const open = readPlan(planning, fixture('plain.planning.md'));
const done = readPlan(
  planning,
  open.text.replace('- [ ] Is a greylisting answer a refusal?', '- [x] Is a greylisting answer a refusal?'),
);
const edited = readPlan(planning, done.text.replace('Polls', 'Polls too often'));

const states = (
  plan: Plan,
  given?: readonly Given[],
  findings = [] as Parameters<typeof judge>[2],
): Record<string, GateState> =>
  Object.fromEntries(judge(plan, given, findings).map(({ gate, state }) => [gate.id, state]));

const approved = (gate: string, on = done): Given => ({
  gate,
  type: gate === 'requirements' || gate === 'design' ? 'acknowledge' : 'approve',
  on,
});

describe('judgeGates', () => {
  it('locks what comes after an approval that is not given', () => {
    assert.deepEqual(states(done), {
      requirements: 'ready',
      questions: 'ready',
      alternatives: 'ready',
      design: 'locked',
      'implementation-plan': 'locked',
    });
    assert.equal(judge(done)[3]?.lockedBy?.id, 'alternatives');
  });

  it('opens it when the approval is given', () => {
    const given = [approved('requirements'), approved('alternatives')];
    assert.deepEqual(states(done, given), {
      requirements: 'approved',
      questions: 'ready',
      alternatives: 'approved',
      design: 'ready',
      'implementation-plan': 'locked',
    });
    assert.equal(judge(done, given)[3]?.lockedBy, null);
  });

  it('keeps an approval of the whole shut until its parts are passed', () => {
    const given = [approved('alternatives'), approved('design')];
    assert.equal(judge(done, given)[4]?.lockedBy?.id, 'requirements');
    assert.equal(states(done, [...given, approved('requirements')])['implementation-plan'], 'ready');
  });

  it('waits for the questions of its sections', () => {
    const given = [approved('requirements', open), approved('alternatives', open), approved('design', open)];
    const reports = judge(open, given);
    assert.deepEqual(
      reports.map(({ state }) => state),
      ['approved', 'incomplete', 'approved', 'approved', 'locked'],
    );
    assert.deepEqual(
      reports.map(({ questions }) => questions),
      [0, 1, 0, 0, 1],
    );
  });

  it('is held back by errors and warnings in its sections only', () => {
    assert.equal(states(done, [], [finding('1')])['requirements'], 'incomplete');
    assert.equal(states(done, [], [finding('1', 'warning', '1/out-of-scope')])['requirements'], 'incomplete');
    assert.equal(states(done, [], [finding('header', 'error', '1/out-of-scope')])['requirements'], 'incomplete');
    assert.equal(states(done, [], [finding('1', 'info')])['requirements'], 'ready');
    assert.equal(states(done, [], [finding('1', 'hint')])['requirements'], 'ready');
    assert.equal(states(done, [], [finding('2.1/step-1'), finding('3'), finding('header')])['requirements'], 'ready');
    assert.equal(states(done, [], [finding('2.1/step-1')])['questions'], 'incomplete');
    assert.equal(judge(done, [], [finding('1')])[0]?.blocking.length, 1);
  });

  it('is incomplete where a section is missing', () => {
    const without = readPlan(planning, done.text.replace(/## 1\. Goal[\s\S]*?(?=## 2\.)/, ''));
    assert.equal(states(without)['requirements'], 'incomplete');
  });

  it('follows the last decision', () => {
    const at = (type: Given['type'], on = done): GateState | undefined =>
      states(done, [{ gate: 'alternatives', type, on }])['alternatives'];
    assert.equal(at('request'), 'requested');
    assert.equal(at('request-changes'), 'changes-requested');
    assert.equal(at('approve'), 'approved');
    assert.equal(at('revoke'), 'ready');
    assert.equal(
      states(done, [approved('alternatives'), { gate: 'alternatives', type: 'revoke', on: done }])['alternatives'],
      'ready',
    );
  });

  it('says that an approved text has changed, and passes nothing on it', () => {
    const reports = judge(edited, [approved('alternatives')]);
    assert.deepEqual(
      reports.map(({ state }) => state),
      ['ready', 'ready', 'changed', 'locked', 'locked'],
    );
    assert.equal(reports[2]?.passed, false);
    assert.equal(reports[2].decision?.type, 'approve');
  });

  it('asks for changes until the text is another', () => {
    const given: Given[] = [{ gate: 'alternatives', type: 'request-changes', on: done }];
    assert.equal(states(done, given)['alternatives'], 'changes-requested');
    assert.equal(states(edited, given)['alternatives'], 'ready');
  });

  it('stays approved while new findings come up', () => {
    assert.equal(states(done, [approved('alternatives')], [finding('3')])['alternatives'], 'approved');
  });

  it('passes by itself where nobody needs to decide', () => {
    assert.deepEqual(
      judge(done).map(({ passed }) => passed),
      [false, true, false, false, false],
    );
  });

  it('says what the kind has it say, numbers filled in', () => {
    const two = readPlan(planning, open.text.replace('- [ ] Is a', '- [ ] And another?\n- [ ] Is a'));
    const messages = (plan: Plan, given?: readonly Given[]): string[] =>
      judge(plan, given).map(({ message }) => message);
    assert.equal(messages(two)[1], '⏸ Blocked on 2 questions. Awaiting answers.');
    assert.equal(messages(open)[1], '⏸ Blocked on 1 question. Awaiting answers.');
    assert.equal(messages(done)[0], '✓ Requirements documented. Proceed to research? [Y/N]');
    assert.equal(
      messages(done, [approved('alternatives')])[3],
      '✓ Design complete. Proceed to implementation plan? [Y/N]',
    );
    assert.deepEqual(messages(done, [approved('requirements'), approved('alternatives'), approved('design')]), [
      '',
      '✓ Every clarification question is answered.',
      '',
      '',
      '🔒 PLANNING.MD COMPLETE. Awaiting approval to begin implementation.',
    ]);
    assert.equal(messages(done)[2], '✓ Recommendation: Option A. Approve? [Y/N/Revise]');
  });

  it('counts a question that is a marker in brackets, and no placeholder', () => {
    const asked = (line: string): number => {
      const plan = readPlan(planning, open.text.replace('- [ ] Is a greylisting answer a refusal?', line));
      return judge(plan).find(({ gate }) => gate.id === 'questions')!.questions;
    };
    assert.equal(asked('- [NEEDS CLARIFICATION: which relay?]'), 1);
    assert.equal(asked('- [ ] Q: which relay?'), 1);
    assert.equal(asked('- [ ] [A question whose answer changes the design]'), 0);
    assert.equal(asked('- [ ] Q:'), 0);
    assert.equal(asked('- [ ] '), 0);
    assert.equal(asked('- [ ] Which relay?\n  - **Answer:** the old one'), 0);
  });

  it('binds a decision to the text of its sections', () => {
    const [requirements, , alternatives] = judge(done);
    const [same, , other] = judge(edited);
    assert.equal(requirements?.digest, same?.digest);
    assert.notEqual(alternatives?.digest, other?.digest);
  });
});
