import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readKind } from '../core/support/kinds.ts';
import { told } from '../support/findings.ts';

const fromRoot = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const kind = readKind(fromRoot('templates/maintenance.md'));
const spec = readKind(fromRoot('templates/spec.md'));
const plan = fromRoot('examples/requests/stations.bugfix.md');

function changed(from: string, to: string): string {
  assert.ok(plan.includes(from), from);
  return plan.replace(from, to);
}

/** What is found when one thing in a complete plan is changed. */
const CASES: readonly (readonly [what: string, from: string, to: string, found: string])[] = [
  [
    'a hypothesis without evidence',
    '**Evidence:** EV-1',
    '**Evidence:** a feeling',
    'hypothesis.without-evidence: a feeling',
  ],
  ['evidence that is not there', '**Evidence:** EV-1', '**Evidence:** EV-11', 'hypothesis.without-evidence: EV-11'],
  [
    'evidence that is not there beside some that is',
    '**Evidence:** EV-1',
    '**Evidence:** EV-1, EV-11.',
    'hypothesis.without-evidence: EV-1, EV-11.',
  ],
  ['a cause that is not confirmed', '**Verdict:** Confirmed', '**Verdict:** Open', 'cause.unconfirmed: H-1'],
  ['a cause that was refuted', '**Hypothesis:** H-1', '**Hypothesis:** H-2', 'cause.unconfirmed: H-2'],
  ['a change without a test', '**Tests:** T-3', '**Tests:** by hand', 'patch.change-without-test: by hand'],
  [
    'an interface without a note',
    '- **Compatibility:** `latest` stays as it is; `overview` returns readings and failures, and its two callers are changed with it.\n',
    '',
    'patch.interface-without-compatibility: ### 4.1 Scope',
  ],
  [
    'no rollback',
    '**Rollback:** Release 5.2.0 again; nothing is stored.',
    '**Rollback:**',
    'patch.no-rollback: **Rollback:**',
  ],
];

describe('the rules for maintenance plans', () => {
  it('find nothing in complete documents', () => {
    assert.deepEqual(told(plan, { kind }), []);
    assert.deepEqual(told(fromRoot('examples/docs/features/FEAT-012-spec.md'), { kind: spec }), []);
  });

  for (const [what, from, to, found] of CASES) {
    it(`find ${what}, and nothing else`, () => assert.deepEqual(told(changed(from, to), { kind }), [found]));
  }

  it('do not take "None of …" for none', () => {
    const some = changed('  - `overview(stations, send)`', '  - None of the old ones, but `overview(stations, send)`');
    const text = some.replace(/- \*\*Compatibility:.*\n/, '');
    assert.equal(told(text, { kind }).length, 1);
  });

  it('take an interface that is none for none', () => {
    const none = changed('  - `overview(stations, send)`', '  - None');
    const text = none.replace(/- \*\*Compatibility:.*\n/, '');
    assert.deepEqual(told(text, { kind }), []);
  });
});
