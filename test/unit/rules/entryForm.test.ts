import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/rules/finding.ts';
import { planEdits } from '../../../src/core/edit/planEdit.ts';
import { traceGraph } from '../../../src/core/trace/graph.ts';
import { findingsIn } from '../support/findings.ts';
import { cleanModel, functionalPlan, planText } from '../support/functionalPlans.ts';
import { planOf } from '../support/plans.ts';

const clean = planText(cleanModel(2, 1, 2));

function withSection(title: string, body: string): string {
  const pattern = new RegExp(`(## ${title}\\n\\n)[\\s\\S]*?(?=\\n## |$)`);
  assert.match(clean, pattern);
  return clean.replace(pattern, (_, head: string) => `${head}${body}\n`);
}

function formOf(text: string): Finding {
  const found = findingsIn(text, { kind: functionalPlan }).filter(({ code }) => code === 'entry.form');
  assert.equal(found.length, 1);
  return found[0] as Finding;
}

/** What the fix makes of a section; null where there is none. */
function fixed(title: string, body: string): string | null {
  const text = withSection(title, body);
  const [fix] = formOf(text).fixes;
  if (!fix) return null;
  const before = planOf(text, functionalPlan);
  const result = planEdits(before, fix.intents);
  assert.ok(result.ok, result.ok ? '' : result.message);
  const { after } = result;
  assert.deepEqual(traced(after), traced(before), 'the same ids hang together in the same way');
  assert.equal(
    findingsIn(after.text, { kind: functionalPlan }).some(({ code }) => code === 'entry.form'),
    false,
  );
  assert.equal(after.text.slice(0, text.indexOf(body)), text.slice(0, text.indexOf(body)), 'nothing before it differs');
  const rest = text.slice(text.indexOf(body) + body.length).trimStart();
  assert.ok(after.text.endsWith(rest), 'nothing behind it differs');
  return after.text.slice(text.indexOf(body), after.text.length - rest.length).trim();
}

const traced = (plan: Parameters<typeof traceGraph>[0]): readonly string[] => {
  const graph = traceGraph(plan);
  const ids = graph.nodes.map(({ type, id }) => `${type} ${id}`);
  const links = graph.links.map(({ source, place, id, state }) => `${source?.id} ${place} ${id} ${state}`);
  return [...ids.sort(), ...links.sort()];
};

describe('the fix of entry.form', () => {
  it('makes a table of a list', () => {
    assert.equal(
      fixed('Business Rules', '- **BR-1**: Names are `unique` | always\n- BR-2 – Times are set by the system\n'),
      '| Rule | Description |\n| --- | --- |\n| BR-1 | Names are `unique` \\| always |\n| BR-2 | Times are set by the system |',
    );
    assert.equal(
      fixed(
        'Work Streams',
        '- **WS-1: Part** – software-engineer, `/implement`, FR-1\n- **WS-2: Part** – software-engineer, `/implement`, FR-2; depends on WS-1\n',
      ),
      [
        '| Stream | Agent | Command | Requirements | Depends On | Parallel With |',
        '| --- | --- | --- | --- | --- | --- |',
        '| WS-1: Part | software-engineer | /implement | FR-1 |  |  |',
        '| WS-2: Part | software-engineer | /implement | FR-2 | WS-1 |  |',
      ].join('\n'),
    );
    assert.equal(
      fixed('SE Verification Contract', '- [x] FR-1 / AC-1: It is there\n- [ ] FR-2/AC-2: It is there\n'),
      [
        '| FR | AC | Observable Behaviour | Verified? |',
        '| --- | --- | --- | --- |',
        '| FR-1 | AC-1 | It is there | [x] |',
        '| FR-2 | AC-2 | It is there | [ ] |',
      ].join('\n'),
    );
  });

  it('makes entries of a list, with what their sentences say', () => {
    assert.equal(
      fixed(
        'Acceptance Criteria',
        '- **AC-1** (FR-1): Given a user, when they send it, then it is there.\n- AC-2: It can be found again (FR-2)\n',
      ),
      [
        '### AC-1: It is there (FR-1)',
        '',
        '**Given** a user',
        '**When** they send it',
        '**Then** it is there',
        '',
        '### AC-2: It can be found again (FR-2)',
        '',
        '**Given** [the state before]',
        '**When** [what happens]',
        '**Then** [what can be observed]',
      ].join('\n'),
    );
  });

  it('is not offered where a word would have no place, or an id would change', () => {
    for (const [title, body] of [
      ['Business Rules', '- **BR-1**: Names are unique\n- All of them hold for guests, too\n'],
      ['Business Rules', '- **BR-1**: Names are unique\n  - unless imported\n- **BR-2**: Times are set\n'],
      ['Business Rules', '- [x] BR-1: Names are unique\n- [ ] BR-2: Times are set by the system\n'],
      ['Non-Functional Requirements', '- **NFR-1 Response time**: < 200 ms p99 for everybody\n'],
      ['Work Streams', '- WS-1: Part (software-engineer, FR-1), perhaps later\n- WS-2: Part (backend, FR-2)\n'],
      ['Acceptance Criteria', '- AC-1 (FR-1): It is kept\n- AC-3 (FR-2): It is found\n'],
      ['Acceptance Criteria', '- AC-1 (FR-1): It is kept\n\n  For how long is open.\n- AC-2 (FR-2): It is found\n'],
    ] as const)
      assert.equal(fixed(title, body), null, body);
  });
});
