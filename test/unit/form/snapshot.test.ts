import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { DecisionRecord } from '../../../src/core/gates/decision.ts';
import type { FormNode } from '../../../src/contract/form.ts';
import type { PlanState } from '../../../src/extension/documents/planState.ts';
import { buildSnapshot } from '../../../src/extension/form/snapshot.ts';
import { fieldAt, kindOf, nodeAt, planning, slotAt, snapshotOf, stateOf } from './support.ts';

const GOAL = `## 1. Goal & Feature Requirements

- **User Story/Goal:** Readings keep arriving.
- **Specific Requirements:**
  - Three retries
- **Success Criteria:** The test passes.
- **Out of Scope:** Writes.
`;

const decided = (over: Partial<DecisionRecord>): DecisionRecord => ({
  format: 1,
  document: 'PLANNING.md',
  kind: 'planning',
  gate: 'requirements',
  type: 'acknowledge',
  by: 'Ada',
  time: '2026-11-21T09:30:00Z',
  digest: '',
  comment: '',
  previous: null,
  signature: null,
  ...over,
});

describe('the snapshot of a form', () => {
  it('of a new document begins with the first section, its fields empty', () => {
    const snapshot = snapshotOf(stateOf(planning, planning.starter));
    assert.ok(snapshot.section);
    assert.equal(snapshot.section.id, '1');
    assert.equal(snapshot.status.value, 'DRAFT');
    assert.equal(snapshot.progress.done, 0);
    assert.ok(snapshot.progress.total > 20);
    const goal = fieldAt(snapshot.section, '1/user-story-goal');
    assert.deepEqual(goal.value, { type: 'text', text: '[One sentence]', placeholder: true });
    assert.equal(goal.hint, 'One sentence');
    assert.equal(snapshot.section.guidance, planning.sections.find(({ id }) => id === '1')?.guidance);
    assert.equal(snapshot.section.prose, '', 'the guidance in the document is not shown twice');
  });

  it('has top sections and those in them, missing ones in their place', () => {
    const { outline } = snapshotOf(
      stateOf(planning, `# P\n\n${GOAL}\n## 4. Detailed Design\n\n## Appendix\n\nMore.\n`),
    );
    assert.deepEqual(
      outline.filter(({ level }) => level === 1).map(({ id }) => id),
      ['1', '2', '3', '4', '5', 'completion', 'appendix'],
    );
    assert.deepEqual(
      outline.filter(({ id }) => id.startsWith('4.')).map(({ id, state }) => [id, state]),
      ['4.1', '4.2', '4.3', '4.4', '4.5'].map((id) => [id, 'locked']),
    );
    assert.equal(outline.find(({ id }) => id === '1')?.state, 'complete');
    assert.equal(outline.find(({ id }) => id === 'appendix')?.known, false);
  });

  it('shows what is missing as fields that are not there, in the order of the kind', () => {
    const text = `# P\n\n## 1. Goal & Feature Requirements\n\n- **Success Criteria:** It passes.\n`;
    const { section } = snapshotOf(stateOf(planning, text));
    assert.deepEqual(
      section?.slots.map((slot) => (slot.node === 'field' ? [slot.label, slot.present] : [])),
      [
        ['User Story/Goal', false],
        ['Specific Requirements', false],
        ['Success Criteria', true],
        ['Out of Scope', false],
      ],
    );
    assert.equal(fieldAt(section, '1/out-of-scope').findings.length + section.problems.length > 0, true);
  });

  it('shows a missing section with the fields that it would have', () => {
    const { section } = snapshotOf(stateOf(planning, `# P\n\n${GOAL}`), { section: '2' });
    assert.equal(section?.missing, true);
    assert.equal(nodeAt(section, '2.1').missing, true);
    assert.equal(fieldAt(section, '2.2/regressions').present, false);
  });

  it('folds the branch that no option opens', () => {
    const text = planning.starter.replace('- [ ] Net new', '- [x] Net new');
    const { section } = snapshotOf(stateOf(planning, text), { section: '2' });
    assert.equal(nodeAt(section, '2.1/step-2a').closed, true);
    assert.equal(nodeAt(section, '2.1/step-2b').closed, false);
    const labelled = nodeAt(section, '2.1/step-2b/follow');
    assert.equal(labelled.type, 'labelled');
    assert.equal(fieldAt(labelled, '2.1/step-2b/follow/error-handling').present, true);
  });

  it('has the value of a heading as the first field of its section', () => {
    const text = planning.starter.replace('[Option X]', 'Option B');
    const { section } = snapshotOf(stateOf(planning, text), { section: '3' });
    const recommendation = section?.slots.find((slot) => slot.node === 'node' && slot.title === 'Recommendation');
    assert.ok(recommendation?.node === 'node');
    const [value] = recommendation.slots;
    assert.deepEqual(value?.node === 'field' && value.value, { type: 'text', text: 'Option B', placeholder: false });
  });

  it('shows entries with their ordinals, and what can be added', () => {
    const { section } = snapshotOf(stateOf(planning, planning.starter), { section: '3' });
    const option = nodeAt(section, '3/option-a');
    assert.deepEqual([option.type, option.prefix, option.ordinal], ['entry', 'Option A', 'A']);
    assert.deepEqual(section?.entries, [{ id: 'option', word: 'Option' }]);
  });

  it('unfolds entries where there are few, and what is asked for where there are many', () => {
    const commits = Array.from(
      { length: 15 },
      (_, at) => `**Commit ${at + 1}: Step ${at + 1}**\n\n- **Files:** \`a.ts\`\n`,
    );
    const few = stateOf(
      planning,
      `# P\n\n## 5. Implementation Plan\n\n### Phase 1: One\n\n${commits.slice(0, 3).join('\n')}`,
    );
    assert.equal(nodeAt(snapshotOf(few, { section: '5' }).section, '5/phase-1').unfolded, true);
    const many = stateOf(planning, `# P\n\n## 5. Implementation Plan\n\n### Phase 1: One\n\n${commits.join('\n')}`);
    const folded = nodeAt(snapshotOf(many, { section: '5' }).section, '5/phase-1');
    assert.deepEqual([folded.unfolded, folded.slots], [false, []]);
    const unfolded = new Set(['5/phase-1', '5/phase-1/commit-2']);
    const { section } = snapshotOf(many, { section: '5', unfolded });
    assert.equal(nodeAt(section, '5/phase-1/commit-2').unfolded, true);
    assert.equal(nodeAt(section, '5/phase-1/commit-3').unfolded, false);
  });

  it('makes unknown sections editable as a whole', () => {
    const { section } = snapshotOf(stateOf(planning, `# P\n\n${GOAL}\n## Notes\n\nSome *text*.\n\n- a list\n`), {
      section: 'notes',
    });
    assert.deepEqual([section?.type, section?.editable], ['unknown', true]);
    assert.equal(section?.prose, 'Some *text*.\n\n- a list');
  });

  it('shows prose between fields, which cannot be replaced as a whole', () => {
    const text = `# P\n\n${GOAL}\nA remark that nobody asked for.\n`;
    const { section } = snapshotOf(stateOf(planning, text), { section: '1' });
    assert.deepEqual([section?.prose, section?.editable], ['A remark that nobody asked for.', false]);
  });

  it('says in one line what is missing first, and how much more is', () => {
    const { next } = snapshotOf(
      stateOf(planning, `# P\n\n## 1. Goal & Feature Requirements\n\n- **Success Criteria:** [How]\n`),
    );
    assert.match(next.text, /^Add "User Story\/Goal" \(\d more for "Requirements"\)$/);
  });

  it('says what to do next, and where', () => {
    const questions = `\n## 2. Research & Discovery\n\n### 2.3 Clarification Questions\n\n- [ ] Should it be synchronous?\n- [ ] What if it is down?\n`;
    const open = stateOf(planning, `# P\n\n${GOAL}${questions}`);
    assert.equal(snapshotOf(open).next.text, 'Acknowledge "Requirements"');
    const digest = open.gates[0]!.digest;
    const history = { decisions: [{ name: 'a.json', record: decided({ digest }) }], problems: [] };
    const passed = stateOf(planning, `# P\n\n${GOAL}${questions}`, undefined, history);
    const snapshot = snapshotOf(passed);
    assert.equal(snapshot.next.text, 'Answer 2 questions to pass "Clarification questions"');
    assert.equal(snapshot.next.target, '2.3/questions');
    assert.equal(snapshot.section?.id, '2');
    assert.deepEqual(
      snapshot.openQuestions.map(({ text, field, index }) => [text, field, index]),
      [
        ['Should it be synchronous?', '2.3/questions', 0],
        ['What if it is down?', '2.3/questions', 1],
      ],
    );
    assert.equal(snapshot.gates[0]?.decision?.name, 'a.json');
    assert.equal(snapshot.gates[0].message, '', 'the decision says it');
    assert.equal(snapshot.gates[1]?.message, '⏸ Blocked on 2 questions. Awaiting answers.');
  });

  it('offers to take on the research questions that are open', () => {
    const kind = kindOf(readFileSync(new URL('../../../templates/feature-plan.md', import.meta.url), 'utf8'));
    const text = readFileSync(new URL('../../../examples/docs/features/FEAT-012-plan.md', import.meta.url), 'utf8');
    const offered = (now: string): (string | undefined)[] => {
      const { section } = snapshotOf(stateOf(kind, now), { section: '1' });
      assert.ok(section);
      return section.slots.flatMap((slot) => (slot.node === 'node' && slot.researches ? [slot.prefix] : []));
    };
    assert.deepEqual(offered(text), []);
    assert.deepEqual(offered(text.replace('**State:** Researched', '**State:** Queued')), ['RQ-1']);
  });

  it('says why nobody can decide', () => {
    const state = stateOf(planning, `# P\n\n${GOAL}`);
    assert.equal(snapshotOf(state).gates[0]?.reason, '');
    assert.equal(snapshotOf(state, {}, { undecidable: 'Not here.' }).gates[0]?.reason, 'Not here.');
    assert.equal(snapshotOf(state, {}, { readOnly: 'Not UTF-8.' }).gates[0]?.reason, 'Not UTF-8.');
  });

  it('has no section in the checkpoint view', () => {
    assert.equal(snapshotOf(stateOf(planning, planning.starter), { section: null }).section, null);
  });

  it('has the fixes of two like findings once, so that none is applied to the wrong one', () => {
    const text = `# P\n\n${GOAL.replace('The test passes.', 'TBD, and later TBD again.')}`;
    const { section } = snapshotOf(stateOf(planning, text), { section: '1' });
    const vague = fieldAt(section, '1/success-criteria').findings.filter(({ code }) => code === 'wording.vague');
    if (vague.length > 1) assert.ok(vague.slice(1).every(({ fixes }) => fixes.length === 0));
  });

  it('keeps the objects of fields that an edit did not touch', () => {
    const before = stateOf(planning, `# P\n\n${GOAL}`);
    const after = stateOf(planning, `# P\n\n${GOAL.replace('Three', 'Four')}`, before);
    const field = (state: typeof before) => slotAt(snapshotOfRaw(state), '1/user-story-goal');
    // In one region everything is read again; in another nothing is.
    const other = `# P\n\n${GOAL}\n## 4. Detailed Design\n\n### 4.5 Testing Strategy\n\n- **Unit Tests:**\n  - one\n`;
    const first = stateOf(planning, other);
    const second = stateOf(planning, other.replace('  - one', '  - two'), first);
    assert.equal(field(first), field(second));
    assert.ok(field(after));
  });

  it('works for a kind of any team', () => {
    const kind = kindOf(
      '---\nplanwright: 1\nkind: note\n---\n\n# Note\n\n## Why\n\n**Reason:** [Why]\n\n## Rows\n\n| Name | Size |\n|---|---|\n| [x] | [S \\| M] |\n',
    );
    const snapshot = snapshotOf(stateOf(kind, '# My note\n\n## Why\n\n**Reason:** Because.\n'));
    assert.equal(snapshot.title, 'My note');
    assert.deepEqual(snapshot.gates, []);
    const rows = snapshotOf(stateOf(kind, '# My note\n'), { section: 'rows' }).section;
    assert.ok(rows);
    assert.equal(rows.missing, true);
    assert.equal(rows.slots[0]?.node === 'field' && rows.slots[0].value.type, 'table');
  });

  it("gives lines to write where a checklist is its writer's own, and lines to tick where it is the template's", () => {
    const kind = kindOf(
      '---\nplanwright: 1\nkind: note\n---\n\n# Note\n\n## Lists\n\n**Own:**\n\n- [ ] [What is seen]\n\n**Given:**\n\n- [ ] Errors are handled\n',
    );
    const text =
      '# N\n\n## Lists\n\n**Own:**\n\n- [ ] [What is seen]\n- [x] It is stored\n\n**Given:**\n\n- [ ] Errors are handled\n';
    const fields = (of: string) => {
      const slots = snapshotOf(stateOf(kind, of), { section: 'lists' }).section?.slots ?? [];
      return slots.flatMap((slot) => (slot.node === 'field' ? [[slot.hint, slot.options, slot.value]] : []));
    };
    assert.deepEqual(fields(text), [
      [
        'What is seen',
        [],
        {
          type: 'tasks',
          items: [
            { text: '[What is seen]', placeholder: true, state: 'open' },
            { text: 'It is stored', placeholder: false, state: 'done' },
          ],
        },
      ],
      [
        '',
        ['Errors are handled'],
        { type: 'tasks', items: [{ text: 'Errors are handled', placeholder: false, state: 'open' }] },
      ],
    ]);
    assert.deepEqual(fields('# N\n\n## Lists\n')[0], ['What is seen', [], { type: 'tasks', items: [] }]);
  });

  it('tells the hints in tables and code from what somebody wrote', () => {
    const kind = kindOf(
      '---\nplanwright: 1\nkind: note\n---\n\n# Note\n\n## Rows\n\n| Name | Size |\n|---|---|\n| [x] | [y] |\n\n**Code:**\n\n```ts\n[Signature]\n```\n',
    );
    const valuesOf = (table: string, code: string): unknown[] => {
      const text = `# N\n\n## Rows\n\n| Name | Size |\n|---|---|\n${table}\n\n**Code:**\n\n\`\`\`ts\n${code}\n\`\`\`\n`;
      const slots = snapshotOf(stateOf(kind, text), { section: 'rows' }).section?.slots ?? [];
      return slots.map((slot) => {
        if (slot.node !== 'field') return null;
        return slot.value.type === 'table' ? slot.value.hints : slot.value.type === 'code' && slot.value.placeholder;
      });
    };
    assert.deepEqual(valuesOf('| [A name] | 12 |', '[Signature]'), [[[true, false]], true]);
    assert.deepEqual(valuesOf('| A | 12 |', 'f(): void'), [[], false]);
  });
});

function snapshotOfRaw(state: PlanState): FormNode | null {
  return buildSnapshot(
    state,
    { section: '1', unfolded: new Set() },
    { file: 'a', readOnly: '', undecidable: '', drafting: false, parts: null },
  ).section;
}
