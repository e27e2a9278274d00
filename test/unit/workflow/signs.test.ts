import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DecisionRecord, DecisionType } from '../../../src/core/gates/decision.ts';
import type { GateReport } from '../../../src/core/gates/gate.ts';
import { judgeGates } from '../../../src/core/gates/judge.ts';
import { signMessage, signReason, signReport } from '../../../src/core/gates/signs.ts';
import type { Person } from '../../../src/core/gates/world.ts';
import { NO_WORLD } from '../../../src/core/gates/world.ts';
import type { Plan } from '../../../src/core/plan/plan.ts';
import { newHasher } from '../../../src/node/newHasher.ts';
import { kindOf, lines, planOf } from '../support/plans.ts';

const kind = kindOf(
  ['# Doc', '', '## 1. Text', '', '- **Text:** [What]'],
  ["gates: [{ id: g, title: Gate, covers: ['1'], signs: [{ role: lead }, { role: qa, count: 2 }] }]"],
);
const text = planOf(lines('# Doc', '', '## 1. Text', '', '- **Text:** One'), kind);
const other = planOf(lines('# Doc', '', '## 1. Text', '', '- **Text:** Two'), kind);
const PEOPLE: readonly Person[] = [
  { name: 'Ada', roles: ['lead', 'qa'] },
  { name: 'Ben', roles: ['qa'] },
  { name: 'Cy', roles: ['qa', 'lead'] },
  { name: 'Dee', roles: ['sales'] },
];

type Made = readonly [type: DecisionType, by: string, on?: Plan];

function report(made: readonly Made[], people = PEOPLE, on = text): GateReport {
  const world = { ...NO_WORLD, project: { criteria: [], people } };
  const decisions: { name: string; record: DecisionRecord }[] = made.map(([type, by, plan = text], index) => ({
    name: `${index}`,
    record: {
      format: 1,
      document: 'doc.md',
      kind: 'test',
      gate: 'g',
      type,
      by,
      time: `2026-01-01T00:00:0${index}Z`,
      digest: judgeGates(plan, [], { decisions: [], problems: [] }, newHasher)[0]?.digest ?? '',
      comment: '',
      previous: null,
      signature: null,
    },
  }));
  const [gate] = judgeGates(on, [], { decisions, problems: [] }, newHasher, world);
  assert.ok(gate);
  return gate;
}

describe('a gate that several people sign', () => {
  it('is approved once enough different people with the roles have approved the same text', () => {
    assert.equal(report([]).state, 'ready');
    assert.equal(
      report([
        ['approve', 'Ada'],
        ['approve', 'Ben'],
      ]).state,
      'ready',
    );
    assert.equal(
      report([
        ['approve', 'Ada'],
        ['approve', 'Ben'],
        ['approve', 'Ben'],
      ]).state,
      'ready',
    );
    assert.equal(
      report([
        ['approve', 'Ada'],
        ['approve', 'Ben'],
        ['approve', 'Dee'],
      ]).state,
      'ready',
    );
    const done = report([
      ['approve', 'Ada'],
      ['approve', 'Ben'],
      ['approve', 'Cy'],
    ]);
    assert.equal(done.state, 'approved');
    assert.ok(done.passed);
  });

  it('gives a person with two roles the place that helps most', () => {
    const { signs } = report([
      ['approve', 'Cy'],
      ['approve', 'Ada'],
      ['approve', ' ben '],
    ]);
    assert.deepEqual(signs?.missing, []);
  });

  it('says who has signed and whose signature is missing', () => {
    const { message } = report([['approve', 'Ben']]);
    assert.match(message, /Signed by Ben \(QA\)\. Missing: lead \(Ada or Cy\), QA \(Ada or Cy\)\./);
    assert.match(report([], [PEOPLE[1]!]).message, /lead \(nobody has this role in \.planwright\/approvers\.json\)/);
  });

  it('does not count what was signed on another text, or before changes were asked for', () => {
    const one = report([
      ['approve', 'Ada'],
      ['approve', 'Ben'],
      ['approve', 'Cy', other],
    ]);
    assert.equal(one.state, 'ready');
    const all: Made[] = [
      ['approve', 'Ada'],
      ['approve', 'Ben'],
      ['approve', 'Cy'],
    ];
    assert.equal(report(all, PEOPLE, other).state, 'changed');
    assert.equal(report([...all, ['request-changes', 'Dee']]).state, 'changes-requested');
    assert.equal(report([...all, ['revoke', 'Ada'], ['approve', 'Ada']]).state, 'ready');
    assert.equal(report([...all, ['reject', 'Ada'], ...all]).state, 'approved');
  });

  it('stays approved when people leave, if the record says in which role they signed', () => {
    const gate = kind.gates[0]!;
    const record = (by: string, roles?: readonly string[]): DecisionRecord =>
      ({ by, time: '', ...(roles ? { roles } : {}) }) as DecisionRecord;
    const signed = [record('Old lead', ['lead']), record('Old tester', ['qa']), record('Ben')];
    assert.deepEqual(signReport(gate, signed, PEOPLE).missing, []);
    assert.equal(signReport(gate, [record('Old lead')], PEOPLE).missing.length, 2);
  });

  it('says why somebody cannot sign', () => {
    const gate = kind.gates[0]!;
    const { signs } = report([['approve', 'Ben']]);
    assert.equal(signReason(gate, signs, 'Ada', PEOPLE), '');
    assert.match(signReason(gate, signs, 'Ben', PEOPLE), /has signed this text already/);
    assert.match(signReason(gate, signs, 'Dee', PEOPLE), /Dee has no role that signs here: lead or QA is missing/);
    assert.equal(signReason(gate, null, 'Dee', PEOPLE), '');
  });

  it('fills as many places as can be filled, whoever signs first', () => {
    const roles = ['lead', 'qa'];
    const people = fc
      .array(fc.subarray(roles), { maxLength: 5 })
      .map((all) => all.map((own, at) => ({ name: `P${at}`, roles: own })));
    fc.assert(
      fc.property(people, (given) => {
        const records = given.map(({ name }) => ({ by: name, time: '' }) as DecisionRecord);
        const { signed, missing } = signReport(kind.gates[0]!, records, given);
        const able = (role: string): number => given.filter((person) => person.roles.includes(role)).length;
        // Hall: what can be filled at most by three places of two roles.
        const either = given.filter((person) => person.roles.length > 0).length;
        const most = Math.min(Math.min(1, able('lead')) + Math.min(2, able('qa')), either, 3);
        assert.equal(signed.length, most);
        assert.equal(signed.length + missing.reduce((sum, { count }) => sum + count, 0), 3);
        assert.equal(new Set(signed.map(({ by }) => by)).size, signed.length);
        assert.ok(signMessage({ signed, missing }).length > 0);
      }),
    );
  });
});
