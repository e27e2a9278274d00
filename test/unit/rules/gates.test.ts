import assert from 'node:assert/strict';
import { statusReason } from '../../../src/core/gates/status.ts';
import { completionOf } from '../../../src/core/rules/completion.ts';
import { allRules } from '../../../src/core/rules/allRules.ts';
import { findingsIn, gateIn, told } from '../support/findings.ts';
import { changed, complete, planning, planOf } from '../support/plans.ts';

const approved = { gates: [gateIn('implementation-plan', 'approved')] };
const open = { gates: [gateIn('implementation-plan', 'ready')] };

describe('rules on gates', () => {
  it('status.disagrees: with a gate that is not approved', () => {
    const text = changed(['**Document Status:** DRAFT', '**Document Status:** DESIGN_APPROVED']);
    assert.deepEqual(told(text, open), ['status.disagrees: DESIGN_APPROVED']);
    assert.deepEqual(findingsIn(text, open)[0]?.fixes[0]?.intents, [
      { type: 'setText', field: 'header/document-status', text: 'DRAFT' },
    ]);
    const signed = text.replace('**Approved By:**', '**Approved By:** Ada');
    assert.deepEqual(told(signed, approved), []);
    assert.deepEqual(told(complete, open), []);
  });

  it('status.disagrees: with commits that are not done', () => {
    const text = changed(
      ['**Document Status:** DRAFT', '**Document Status:** COMPLETE'],
      ['**Approved By:**', '**Approved By:** Ada'],
    );
    assert.deepEqual(told(text, approved), ['status.disagrees: COMPLETE']);
    assert.match(findingsIn(text, approved)[0]?.message ?? '', /Finish 3 commits/);
    const done = text.replace(/(- \*\*Tests:\*\* .*\n)/g, '$1- **Status:** done (1a2b3c4, 2026-03-12T10:00:00Z)\n');
    assert.deepEqual(told(done, approved), []);
  });

  it('status.disagrees: as the status itself is allowed', () => {
    const text = changed(
      ['**Document Status:** DRAFT', '**Document Status:** COMPLETE'],
      ['**Approved By:**', '**Approved By:** Ada'],
    );
    for (const state of ['✅ done', '**done**', 'merged', '✅', 'in progress', 'doneness']) {
      const lines = text.replace(/(- \*\*Tests:\*\* .*\n)/g, `$1- **Status:** ${state}\n`);
      const refused = statusReason(planOf(lines), 'COMPLETE', approved.gates) !== '';
      assert.equal(told(lines, approved).length > 0, refused, state);
    }
    assert.deepEqual(told(text.replace('COMPLETE', 'DRAFT (was COMPLETE)'), open), ['approval.unrecorded: Ada']);
  });

  it('approval.header-missing: who and when', () => {
    const done = changed(['**Document Status:** DRAFT', '**Document Status:** DESIGN_APPROVED']);
    assert.deepEqual(told(done, approved), ['approval.header-missing: **Approved By:**']);
    const [finding] = findingsIn(done, approved);
    assert.deepEqual(finding?.fixes[0]?.intents, [{ type: 'setText', field: 'header/approved-by', text: 'Ada' }]);
    const hint = changed(
      ['Status:** DRAFT', 'Status:** DESIGN_APPROVED'],
      ['2026-03-09T14:20:00Z\n**Approved By:**', '[Timestamp]\n**Approved By:** Ada'],
    );
    assert.deepEqual(told(hint, approved), ['approval.header-missing: [Timestamp]']);
    const draft = changed(['2026-03-09T14:20:00Z', '[Timestamp]']);
    assert.deepEqual(told(draft, open), []);
  });

  it('status.behind: where a checkpoint is approved that leads further', () => {
    const signed = changed(['**Approved By:**', '**Approved By:** Ada']);
    assert.deepEqual(told(signed, approved), ['status.behind: DRAFT']);
    assert.deepEqual(findingsIn(signed, approved)[0]?.fixes[0]?.intents, [
      { type: 'setText', field: 'header/document-status', text: 'DESIGN_APPROVED' },
    ]);
  });

  it('approval.unrecorded: a name that no decision has', () => {
    const by = (name: string): string => changed(['**Approved By:**', `**Approved By:** ${name}`]);
    assert.deepEqual(told(by('Eve'), open), ['approval.unrecorded: Eve']);
    assert.deepEqual(findingsIn(by('Eve'), open)[0]?.fixes[0]?.intents, [
      { type: 'clear', field: 'header/approved-by' },
    ]);
    const status = ['**Document Status:** DRAFT', '**Document Status:** DESIGN_APPROVED'] as const;
    const other = changed([...status], ['**Approved By:**', '**Approved By:** Eve']);
    assert.deepEqual(told(other, approved), ['approval.unrecorded: Eve']);
    for (const nobody of ['Pending', '—', 'None', 'not yet']) assert.deepEqual(told(by(nobody), open), [], nobody);
  });

  it('status.phase-disagrees: further than the checkpoints, or behind them', () => {
    const gates = planning.gates.map(({ id }) => gateIn(id, id === 'requirements' ? 'approved' : 'ready'));
    const phase = (text: string): string => changed(['**Current Phase:** Section 5', `**Current Phase:** ${text}`]);
    assert.deepEqual(told(phase('Section 5'), { gates }), ['status.phase-disagrees: Section 5']);
    assert.deepEqual(told(phase('Section 1'), { gates }), ['status.phase-disagrees: Section 1']);
    assert.deepEqual(told(phase('Section 2'), { gates }), []);
  });

  it('field.no-date: what is no day that there is', () => {
    const at = (time: string): string => changed(['2026-03-09T14:20:00Z', time]);
    for (const time of ['yesterday', '2096-99-99', '9.3.2026'])
      assert.deepEqual(told(at(time), open), [`field.no-date: ${time}`]);
    for (const time of ['2026-03-09', '2026-03-09 (the second draft)', '2026-03-09T14:20Z'])
      assert.deepEqual(told(at(time), open), [], time);
  });

  it('approval.stale: at the section that the gate is shown with', () => {
    const gates = [gateIn('alternatives', 'changed')];
    const signed = changed(['**Approved By:**', '**Approved By:** Ada']);
    assert.deepEqual(told(signed, { gates }), ['approval.stale: ## 3. Design Alternatives & Trade-offs']);
    assert.deepEqual(told(signed, { gates: [gateIn('alternatives', 'approved')] }), []);
  });

  it('completion.ticked-early: while something holds the line open', () => {
    const early = changed(['- [ ] User has approved the design.', '- [x] User has approved the design.']);
    assert.deepEqual(told(early, open), ['completion.ticked-early: User has approved the design.']);
    assert.deepEqual(findingsIn(early, open)[0]?.fixes[0]?.intents, [
      { type: 'toggle', field: 'completion/list', index: 5, done: false },
    ]);
    const vague = changed(['- [ ] Data flow', '- [x] Data flow'], ['Limits per user, billing', 'TBD, billing']);
    assert.deepEqual(
      told(vague, open).map((one) => one.split(':')[0]),
      ['wording.vague', 'completion.ticked-early'],
    );
    const clear = changed(['- [ ] Data flow', '- [x] Data flow']);
    assert.deepEqual(told(clear, open), []);
  });
});

describe('the completion checklist', () => {
  const lineOf = (text: string, start: string) => {
    const findings = findingsIn(text, open);
    return completionOf(planOf(text), findings, open.gates, allRules).find((line) => line.text.startsWith(start));
  };

  it('judges itself', () => {
    const lines = completionOf(planOf(complete), [], open.gates, allRules);
    assert.deepEqual(
      lines.map((line) => line.holds),
      [true, true, true, true, true, false],
    );
    assert.equal(lines[5]?.waitsFor?.gate.id, 'implementation-plan');
    assert.deepEqual(
      lines.map((line) => line.index),
      [0, 1, 2, 3, 4, 5],
    );
  });

  it('tells the findings that hold a line open', () => {
    const text = changed(
      ['**If Redis restarts** → All buckets', '**If Redis restarts** All buckets'],
      [' → Tenants notice nothing', ''],
    );
    assert.deepEqual(
      lineOf(text, 'Every edge case')?.open.map(({ code }) => code),
      ['design.edge-case-without-action'],
    );
    assert.equal(lineOf(text, 'Testing')?.holds, true);
  });

  it('holds a line open whose section is missing', () => {
    const text = complete.replace(/### 4\.4[\s\S]*?(?=### 4\.5)/, '');
    assert.deepEqual(
      lineOf(text, 'Every edge case')?.open.map(({ code }) => code),
      ['section.missing'],
    );
    assert.equal(lineOf(text, 'Testing')?.holds, true);
    const noDesign = complete.replace(/## 4\.[\s\S]*?(?=## TOOLING)/, '');
    assert.equal(lineOf(noDesign, 'Every edge case')?.holds, false);
    assert.equal(lineOf(noDesign, 'All clarification')?.holds, true);
  });
});
