import assert from 'node:assert/strict';
import type { DecisionType } from '../../../../src/core/gates/decision.ts';
import { decisionIntents, decisionReason } from '../../../../src/core/gates/decide.ts';
import { commitLine, commitsOf } from '../../../../src/core/gates/progress.ts';
import { readState } from '../../../../src/core/gates/stateLine.ts';
import { nextStatuses, statusIntents, statusOf, statusReason } from '../../../../src/core/gates/status.ts';
import { changeLines } from '../../../../src/core/edit/changeLog.ts';
import { planEdits } from '../../../../src/core/edit/planEdit.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { readPlan } from '../../../../src/core/plan/readPlan.ts';
import type { Given } from '../support/decisions.ts';
import { finding, judge, TIME } from '../support/decisions.ts';
import { fixture } from '../support/fixtures.ts';
import { planning } from '../support/kinds.ts';

const open = readPlan(planning, fixture('plain.planning.md'));
const done = readPlan(
  planning,
  open.text.replace('- [ ] Is a greylisting answer a refusal?', '- [x] Is a greylisting answer a refusal?'),
);

function decided(plan: Plan, id: string, type: DecisionType, comment = ''): Plan {
  const report = judge(plan).find((one) => one.gate.id === id)!;
  const result = planEdits(plan, decisionIntents(plan, report, { type, by: 'Ada', time: TIME, comment }));
  assert.ok(result.ok, result.ok ? '' : result.message);
  return result.after;
}

const header = (plan: Plan): string => /^\*\*Document Status[\s\S]*?(?=\n\n)/m.exec(plan.text)?.[0] ?? '';

describe('a decision that cannot be made', () => {
  const reason = (
    id: string,
    type: DecisionType,
    plan = done,
    given: readonly Given[] = [],
    findings: Parameters<typeof judge>[2] = [],
  ): string =>
    decisionReason(
      judge(plan, given, findings).find((report) => report.gate.id === id)!,
      type,
    );

  it('says why', () => {
    assert.equal(reason('alternatives', 'approve'), '');
    assert.equal(reason('requirements', 'acknowledge'), '');
    assert.equal(reason('requirements', 'approve'), 'This checkpoint is acknowledged, not approved.');
    assert.equal(reason('alternatives', 'acknowledge'), 'This checkpoint needs an approval.');
    assert.equal(reason('questions', 'approve'), 'This checkpoint opens by itself when its criteria hold.');
    assert.equal(reason('design', 'acknowledge'), 'Checkpoint "Design alternatives" comes first.');
    assert.equal(reason('design', 'request-changes'), 'Checkpoint "Design alternatives" comes first.');
    assert.equal(reason('alternatives', 'request-changes'), '');
    assert.equal(reason('alternatives', 'revoke'), 'There is no approval to revoke.');
    assert.equal(reason('alternatives', 'approve', done, [], [finding('3')]), '1 finding is not resolved.');
    assert.equal(
      reason('alternatives', 'approve', done, [], [finding('3'), finding('3')]),
      '2 findings are not resolved.',
    );
    assert.match(reason('alternatives', 'approve', readPlan(planning, '# T')), /missing/);
  });

  it('has the parts of a plan passed before the whole', () => {
    const given: Given[] = [{ gate: 'alternatives', type: 'approve', on: open }];
    assert.equal(reason('implementation-plan', 'approve', open, given), 'Checkpoint "Requirements" comes first.');
    assert.equal(
      reason('alternatives', 'approve', open, given),
      'It is approved already, and nothing has changed since.',
    );
    assert.equal(reason('alternatives', 'revoke', open, given), '');
    const first: Given[] = [{ gate: 'requirements', type: 'acknowledge', on: open }];
    assert.equal(
      reason('requirements', 'acknowledge', open, first),
      'It is acknowledged already, and nothing has changed since.',
    );
  });
});

describe('what a decision leaves in the document', () => {
  it('is the time, the phase, and a line in the change log', () => {
    const after = decided(done, 'alternatives', 'approve');
    assert.equal(
      header(after),
      `**Document Status:** DRAFT\n**Last Updated:** ${TIME}\n**Approved By:** Pending\n**Current Phase:** Section 4`,
    );
    assert.match(
      after.text,
      /\n- \*\*\[2026-11-21T09:30:00Z\]\*\* Checkpoint "Design alternatives" approved by Ada \(Option A: Queue in the database\)\n\n---\n/,
    );
  });

  it('is the status and the approver too where the gate sets a status', () => {
    const after = decided(done, 'implementation-plan', 'approve', 'Go.');
    assert.equal(
      header(after),
      `**Document Status:** DESIGN_APPROVED\n**Last Updated:** ${TIME}\n**Approved By:** Ada\n**Current Phase:** Implementation`,
    );
    assert.equal(changeLines(after).at(-1)?.text, 'Checkpoint "Implementation plan" approved by Ada: Go.');
  });

  it('is no approver where it is only acknowledged, and no earlier phase', () => {
    const first = decided(decided(done, 'alternatives', 'approve'), 'requirements', 'acknowledge');
    assert.match(header(first), /\*\*Approved By:\*\* Pending\n\*\*Current Phase:\*\* Section 4$/);
    assert.equal(changeLines(first).at(-1)?.text, 'Checkpoint "Requirements" acknowledged by Ada');
  });

  it('takes a status back that rests on the gate, and the approver with it', () => {
    const approved = decided(done, 'implementation-plan', 'approve');
    for (const type of ['revoke', 'request-changes'] as const) {
      const after = header(decided(approved, 'implementation-plan', type, 'No rollback.'));
      assert.match(after, /Status:\*\* DRAFT\n/);
      assert.match(after, /\*\*Approved By:\*\* \n/);
    }
    assert.match(header(decided(approved, 'implementation-plan', 'request')), /Status:\*\* DESIGN_APPROVED/);
  });

  it('takes a status back that rests on a later gate, whose approval counts again once this one is passed', () => {
    const approved = decided(done, 'implementation-plan', 'approve');
    const after = header(decided(approved, 'alternatives', 'request-changes'));
    assert.match(after, /Status:\*\* DRAFT\n/);
    assert.match(after, /\*\*Approved By:\*\* Ada\n/);
  });

  it('is the approver of any checkpoint where none of the kind sets a status', () => {
    const plain = { ...planning, gates: planning.gates.map((gate) => ({ ...gate, status: null })) };
    assert.match(header(decided(readPlan(plain, done.text), 'alternatives', 'approve')), /\*\*Approved By:\*\* Ada\n/);
  });

  it('says each decision in words', () => {
    const words = (type: DecisionType, comment?: string): string | undefined =>
      changeLines(decided(done, 'alternatives', type, comment)).at(-1)?.text;
    assert.equal(words('request'), 'Checkpoint "Design alternatives" approval requested by Ada');
    assert.equal(
      words('request-changes', ' Two\nlines. '),
      'Checkpoint "Design alternatives" changes requested by Ada: Two lines.',
    );
    assert.equal(words('revoke'), 'Checkpoint "Design alternatives" approval revoked by Ada');
    assert.equal(
      words('approve', 'Bursts.'),
      `Checkpoint "Design alternatives" approved by Ada (Option A: Queue in the database): Bursts.`,
    );
    const requirements = changeLines(decided(done, 'requirements', 'acknowledge')).at(-1)?.text;
    assert.equal(requirements, 'Checkpoint "Requirements" acknowledged by Ada');
  });

  it('stays out of the digests', () => {
    const given: Given[] = [{ gate: 'alternatives', type: 'approve', on: done }];
    assert.equal(judge(decided(done, 'alternatives', 'approve'), given)[2]?.state, 'approved');
  });

  it('adds what the document lacks', () => {
    const bare = readPlan(planning, '# T\n\n## 3. X\n\n### Recommendation: Option A\n');
    const after = decided(bare, 'alternatives', 'approve');
    assert.equal(
      after.text,
      `# T\n\n**Last Updated:** ${TIME}\n**Current Phase:** Section 4\n\n## Change Log\n\n*Decisions and revisions, newest last. Whoever takes the plan over starts here.*\n\n- **[${TIME}]** Checkpoint "Design alternatives" approved by Ada\n\n## 3. X\n\n### Recommendation: Option A\n`,
    );
  });
});

describe('the status of a document', () => {
  const withStatus = (text: string): Plan =>
    readPlan(planning, done.text.replace('**Document Status:** DRAFT', `**Document Status:** ${text}`));

  it('is one of the kind, in any dress', () => {
    assert.equal(statusOf(withStatus('DRAFT'))?.name, 'DRAFT');
    assert.equal(statusOf(withStatus('✅ **design_approved** (again)'))?.name, 'DESIGN_APPROVED');
    assert.equal(statusOf(withStatus('`COMPLETE`'))?.name, 'COMPLETE');
    assert.equal(statusOf(withStatus('[x] COMPLETE'))?.name, 'COMPLETE');
    assert.equal(statusOf(withStatus('DRAFT (was COMPLETE)'))?.name, 'DRAFT');
    assert.equal(statusOf(withStatus('INCOMPLETE')), null);
    assert.equal(statusOf(withStatus('Fertig')), null);
    assert.equal(statusOf(withStatus('')), null);
  });

  it('may become what the kind allows, with what has to happen first', () => {
    assert.deepEqual(nextStatuses(done, judge(done)), [
      { name: 'DESIGN_APPROVED', reason: 'Checkpoint "Implementation plan" is not approved.', cancels: false },
    ]);
    const given: Given[] = [
      { gate: 'requirements', type: 'acknowledge', on: done },
      { gate: 'alternatives', type: 'approve', on: done },
      { gate: 'design', type: 'acknowledge', on: done },
      { gate: 'implementation-plan', type: 'approve', on: done },
    ];
    assert.deepEqual(nextStatuses(done, judge(done, given)), [{ name: 'DESIGN_APPROVED', reason: '', cancels: false }]);
    const begun = withStatus('IMPLEMENTATION_IN_PROGRESS');
    assert.deepEqual(nextStatuses(begun, judge(begun, given)), [
      { name: 'COMPLETE', reason: '1 commit is not done.', cancels: false },
      { name: 'DRAFT', reason: '', cancels: false },
    ]);
    assert.deepEqual(
      nextStatuses(withStatus('?'), judge(done)).map(({ name }) => name),
      ['DRAFT'],
    );
  });

  it('that the kind does not have is refused', () => {
    assert.equal(statusReason(done, 'NEW', judge(done)), '"NEW" is not a status of this kind.');
  });

  it('is set with the time and a line in the change log', () => {
    const result = planEdits(done, statusIntents(done, 'COMPLETE', 'Ada', TIME));
    assert.ok(result.ok);
    assert.match(
      header(result.after),
      /^\*\*Document Status:\*\* COMPLETE\n\*\*Last Updated:\*\* 2026-11-21T09:30:00Z\n/,
    );
    assert.equal(changeLines(result.after).at(-1)?.text, 'Status set to COMPLETE by Ada');
  });
});

describe('the state of a commit', () => {
  it('is read from its line', () => {
    assert.deepEqual(
      commitsOf(done).map(({ state, hash, time, field }) => [state, hash, time, field]),
      [
        ['done', '0a1b2c3', '2026-10-02T09:00:00Z', '5/phase-1/commit-1/status'],
        ['open', null, null, '5/phase-1/commit-2/status'],
      ],
    );
    assert.deepEqual(readState(' In Progress (2026-10-02T09:00:00Z)'), {
      state: 'in progress',
      hash: null,
      time: '2026-10-02T09:00:00Z',
    });
    assert.deepEqual(readState('started'), { state: 'in progress', hash: null, time: null });
    assert.deepEqual(readState('[state]'), { state: 'open', hash: null, time: null });
    assert.deepEqual(readState('done'), { state: 'done', hash: null, time: null });
    for (const done of ['✅ done', '**Done**', 'completed', '✔️ merged', '✅', '`finished`'])
      assert.equal(readState(done).state, 'done', done);
    assert.deepEqual(readState(`✅ **done** (1a2b3c4, ${TIME})`), { state: 'done', hash: '1a2b3c4', time: TIME });
    for (const dressed of ['🟢 done', '**done** ✅', '✔️', 'Done.'])
      assert.equal(readState(dressed).state, 'done', dressed);
    for (const open of ['not done', '✅ todo', 'completeness']) assert.equal(readState(open).state, 'open', open);
    assert.deepEqual(readState('doneness'), { state: 'open', hash: null, time: null });
  });

  it('is written so that it reads back', () => {
    assert.equal(commitLine('done', '1a2b3c4', TIME), `done (1a2b3c4, ${TIME})`);
    assert.equal(commitLine('in progress', null, TIME), `in progress (${TIME})`);
    for (const state of ['open', 'in progress', 'done'] as const) {
      for (const hash of ['1a2b3c4', null])
        assert.deepEqual(readState(commitLine(state, hash, TIME)), { state, hash, time: TIME });
    }
  });

  it('gets its line where the commit has none', () => {
    const result = planEdits(done, [
      { type: 'setText', field: '5/phase-1/commit-2/status', text: commitLine('done', null, TIME) },
    ]);
    assert.ok(result.ok);
    assert.match(
      result.after.text,
      /- \*\*Tests:\*\* `backs_off\(\)`\n- \*\*Status:\*\* done \(2026-11-21T09:30:00Z\)\n\n## COMPLETION/,
    );
  });
});
