import assert from 'node:assert/strict';
import { changeLines } from '../../../../src/core/edit/changeLog.ts';
import { valueText } from '../../../../src/core/edit/valueText.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { headSpan, spanOfNode } from '../../../../src/core/plan/plan.ts';
import { readPlan } from '../../../../src/core/plan/readPlan.ts';
import { fixture } from '../support/fixtures.ts';
import { everything, planning } from '../support/kinds.ts';
import { idsOf } from '../support/snapshot.ts';

const plan = (...lines: readonly string[]): Plan => readPlan(planning, lines.join('\n'));
const read = (name: string): Plan => readPlan(name.includes('.everything.') ? everything : planning, fixture(name));

function value(of: Plan, id: string): unknown {
  const field = of.field(id);
  return field ? (JSON.parse(valueText(field.read.value)) as unknown) : null;
}

const values = (of: Plan, ids: readonly string[]): unknown[] => ids.map((id) => value(of, id));

/** The id and title of the section that one heading opens, alone in a document. */
function sectionOf(heading: string): string | null {
  const [, node] = plan('# T', '', heading, '', 'words').walk();
  return node?.node.schema ? `${node.node.id} ${node.node.title}` : null;
}

describe('headings of sections', () => {
  const goal = '1 Goal & Feature Requirements';
  const forms = [
    '## 1. Goal & Feature Requirements',
    '## 1) Goal & Feature Requirements',
    '## (1) Goal & Feature Requirements',
    '## 1 Goal & Feature Requirements',
    '## 1: Goal & Feature Requirements',
    '## 1 — Goal & Feature Requirements',
    '## Section 1: Goal & Feature Requirements',
    '## section 1 – Goal & Feature Requirements',
    '## § 1 Goal & Feature Requirements',
    '## 一、Goal & Feature Requirements',
    '## Goal & Feature Requirements',
    '### **1. Goal & Feature Requirements**',
    '## **Goal & Feature Requirements**',
    '## ~~1. Goal & Feature Requirements~~ ✅',
    '## 🎯 1. Goal & Feature Requirements',
    '## 1. 🎯 Goal & Feature Requirements',
    '## 1. Goal & Feature Requirements {#goal}',
    '## 1. Goal & Feature Requirements [ ]',
    '## 1. Goal & Feature Requirements [x]',
    '## 1. Goal & Feature Requirements ##',
    '## 1. Goal & Feature Requirements <!-- mine -->',
    '   ## 1. Goal & Feature Requirements',
    '###### 1. Goal & Feature Requirements',
    '1\\. Goal & Feature Requirements\n---',
    '**1. Goal & Feature Requirements**',
    '**1. Goal & Feature Requirements:**',
    '__1. Goal & Feature Requirements__',
  ];
  for (const form of forms) it(JSON.stringify(form), () => assert.equal(sectionOf(form), goal));

  it('are told by their number where the title is another', () => {
    assert.equal(sectionOf('## 1. Objectifs'), '1 Objectifs');
    assert.equal(sectionOf('## 五、实施计划'), '5 实施计划');
    assert.equal(sectionOf('## 十一、x'), null);
    assert.equal(sectionOf('## (4) Der Entwurf'), '4 Der Entwurf');
  });

  it('are told by their title before their number', () => {
    assert.equal(sectionOf('## 9. Detailed Design'), '4 Detailed Design');
    assert.deepEqual(idsOf(plan('# T', '## 1. Detailed Design', '## 4. Goal & Feature Requirements')), [
      'header',
      '4',
      '1',
    ]);
  });

  it('do not open a section twice, nor by number where they stand deeper', () => {
    assert.deepEqual(idsOf(plan('# T', '## 1. A', '## 2. B', '### 1. C', '## 1. D')), ['header', '1', '2', '2/c', 'd']);
  });

  it('keep their section at other levels', () => {
    const levels = plan(
      '# T',
      '### 1. A',
      '### 2. B',
      '#### 2.1 C',
      '### 3. D',
      '### 4. E',
      '## 5. F',
      '### Phase 1: G',
    );
    assert.deepEqual(idsOf(levels), ['header', '1', '2', '2.1', '3', '4', '5', '5/phase-1']);
    assert.ok(idsOf(read('levels.planning.md')).includes('4.5'));
  });

  it('give the document its title, wherever it stands', () => {
    assert.equal(read('plain.planning.md').title, 'Retry outgoing mail');
    assert.equal(read('label-forms.planning.md').title, 'Retry outgoing mail');
    assert.equal(plan('# **The** `plan` 🚀', '').title, 'The plan');
    assert.equal(plan('## 1. Goal & Feature Requirements').title, '');
    assert.equal(plan('# 1. Goal & Feature Requirements', '# 2. X').title, '');
    assert.deepEqual(idsOf(plan('# 1. Goal & Feature Requirements', '# 2. X')), ['header', '1', '2']);
  });

  it('that the kind does not know open sections that are kept', () => {
    const own = read('heading-forms.planning.md');
    assert.deepEqual(idsOf(own).slice(-2), ['something-of-our-own', 'something-of-our-own/with-a-part-of-its-own']);
    const node = own.node('something-of-our-own')!;
    assert.equal(node.node.schema, null);
    assert.match(own.text.slice(spanOfNode(node).from, spanOfNode(node).to), /^## Something of our own\n\nWords/);
  });

  it('in fences, comments and code are none', () => {
    const fences = read('headings-in-fences.planning.md');
    assert.ok(!idsOf(fences).some((id) => id.includes('commit-9') || id.includes('inside')));
    assert.match(String(values(fences, ['4.1/map'])), /## 5\. Implementation Plan/);
    assert.deepEqual(idsOf(read('quotes-and-html.planning.md')), ['header']);
    assert.deepEqual(idsOf(read('unclosed-fence.planning.md')).slice(-2), ['4', '4.1']);
  });
});

describe('entries', () => {
  const forms = [
    '### Option B: N',
    '#### Option B — N',
    '### Option B - N',
    '### Option B (N)',
    '### **Option B: N**',
    '### ✅ Option B: N',
    '**Option B: N**',
    '**Option B:** N',
    '**Option B — N**',
    '__Option B: N__',
    '### option b: N',
    '### 3.2 Option B: N',
  ];
  for (const form of forms) {
    it(JSON.stringify(form), () => {
      const found = plan('# T', '## 3. Design Alternatives & Trade-offs', '', form, '', '- **Pros:** x').node(
        '3/option-b',
      );
      assert.equal(found?.node.title, 'N');
      assert.equal(found.node.ordinal?.toUpperCase(), 'B');
      assert.equal(found.node.fields[0]?.id, '3/option-b/pros');
    });
  }

  it('with numbers, with a letter behind, without a title', () => {
    const found = plan(
      '# T',
      '## 5. Implementation Plan',
      '### Phase 2',
      '**Commit 10**',
      '',
      '**Commit 10a: X**',
      '',
      '#### Commit 11 - Y',
    );
    assert.deepEqual(idsOf(found), [
      'header',
      '5',
      '5/phase-2',
      '5/phase-2/commit-10',
      '5/phase-2/commit-10a',
      '5/phase-2/commit-11',
    ]);
  });

  it('of the same ordinal have ids of their own', () => {
    const found = plan(
      '# T',
      '## 3. X',
      '### Option A: One',
      '### Option A: Two',
      '- **Pros:** x',
      '### Option A: Three',
    );
    assert.deepEqual(idsOf(found), ['header', '3', '3/option-a', '3/option-a~2', '3/option-a~3']);
    assert.deepEqual([...found.fields.keys()], ['3/option-a~2/pros']);
  });

  it('do not begin with a word that only looks like one', () => {
    assert.deepEqual(idsOf(plan('# T', '', '**Approved By:** A', '')), ['header']);
    assert.equal(value(plan('# T', '', '**Approved By:** A', ''), 'header/approved-by'), 'A');
    assert.deepEqual(idsOf(plan('# T', '## 3. X', '### Optional: x', '### Options')).slice(2), [
      '3/optional-x',
      '3/options',
    ]);
  });

  it('are opened by a value in their heading too', () => {
    for (const heading of [
      '### Recommendation: Option B',
      '### **Recommendation: Option B**',
      '### Recommendation： Option B',
    ]) {
      assert.equal(value(plan('# T', '## 3. X', heading), '3/recommendation'), 'Option B', heading);
    }
    assert.equal(value(plan('# T', '## 3. X', '### Recommendation'), '3/recommendation'), '');
  });
});

describe('labels', () => {
  const scope = (line: string): unknown =>
    value(plan('# T', '## 1. Goal & Feature Requirements', '', line, ''), '1/out-of-scope');
  const forms = [
    '- **Out of Scope**: v',
    '- **Out of Scope:** v',
    '* **Out of Scope:** v',
    '1. **Out of Scope:** v',
    '**Out of Scope**: v',
    '**Out of Scope:** v',
    '**Out of Scope** : v',
    '**Out of Scope：** v',
    '**Out of Scope**： v',
    '__Out of Scope:__ v',
    'Out of Scope: v',
    'Out of Scope : v',
    '- Out of scope: v',
    '**out-of-scope:** v',
    '**🚫 Out of Scope:** v',
    '**Out of\nScope:** v',
    '- **Out of\n  Scope:** v',
    '**Out of Scope:**\nv',
    '**Out of Scope:**\n\nv',
    '**Out of Scope**\n\nv',
    '### Out of Scope\n\nv',
    '| **Out of Scope** | v |\n|---|---|',
    '| a | b |\n|---|---|\n| **Out of Scope** | v |',
    '| a | b |\n|---|---|\n| Out of Scope | v |',
    '**Success Criteria:** w\n**Out of Scope:** v',
    '- **Success Criteria:** `unclosed\n- **Out of Scope:** v',
  ];
  for (const form of forms) it(JSON.stringify(form), () => assert.equal(scope(form), 'v'));

  it('may be one side of a slash, or lack their bold', () => {
    const found = plan('# T', '## 1. Goal & Feature Requirements', '- **User Story:** v', '- success criteria: w');
    assert.deepEqual(values(found, ['1/user-story-goal', '1/success-criteria']), ['v', 'w']);
  });

  it('may stand in a stack, each with its own value', () => {
    const header =
      '**Document Status:** DRAFT\n**Last Updated** : now\n**Approved By**：\n**Current Phase:** Section 2';
    const found = plan('# T', '', header, '', '## 1. X');
    assert.deepEqual(
      values(found, ['header/document-status', 'header/last-updated', 'header/approved-by', 'header/current-phase']),
      ['DRAFT', 'now', '', 'Section 2'],
    );
  });

  it('count once: the first of two', () => {
    assert.equal(
      value(read('duplicates.planning.md'), '1/user-story-goal'),
      'Mail that a relay refuses for a moment is sent again by itself.',
    );
  });

  it('own the list or paragraph below them, and nothing else', () => {
    const found = plan(
      '# T',
      '## 4. Detailed Design',
      '### 4.5 Testing Strategy',
      '- **Unit Tests:**',
      '  - a',
      '    - b',
      '  - c',
      '',
      'Prose.',
      '',
      '**Integration Tests:**',
      '',
      '1. d',
      '',
      'More prose.',
    );
    assert.deepEqual(values(found, ['4.5/unit-tests', '4.5/integration-tests']), [['a\n- b', 'c'], ['d']]);
  });

  it('take a value in their own line for the first item of a list', () => {
    assert.deepEqual(value(read('forms.everything.md'), '2/bullets'), ['inline first']);
  });

  it('with invisible characters in them are the same labels', () => {
    assert.match(String(value(read('control-characters.planning.md'), '1/user-story-goal')), /^Mail that/);
  });
});

describe('values', () => {
  it('of tasks have a state in every form of mark', () => {
    const items = value(read('task-forms.planning.md'), '2.1/step-3/deployment-constraints') as [string, string][];
    assert.deepEqual(
      items.map(([state, text]) => `${state} ${text}`),
      [
        ...[
          'open open',
          'done done',
          'done done, large',
          'open star',
          'open plus',
          'open numbered',
          'open 1.3 optional',
        ],
        ...[
          'partial begun',
          'partial dropped',
          'partial half',
          'done ticked by hand',
          'done done by emoji',
          'open open box',
        ],
        ...['done ticked box', 'open no task at all', 'open [y] not a mark', 'open [ ] escaped', 'open [](empty)'],
      ],
    );
    assert.deepEqual(value(read('task-forms.planning.md'), 'completion/list'), [
      ['done', 'All clarification questions answered.'],
      ['open', 'All modified/new files identified.'],
    ]);
  });

  it('of questions hold the answer in every form', () => {
    const items = value(read('question-forms.planning.md'), '2.3/questions') as [string, string, string | null][];
    assert.deepEqual(
      items.map(([, question, answer]) => [question, answer]),
      [
        ['Is this one open?', null],
        ['Is this one ticked?', null],
        ['Is this one answered below?', 'Yes,\nover two lines.'],
        ['Resolved behind an arrow?', 'by Thursday'],
        ['Q: Short form?', 'yes, short'],
        ['Answered in bold?', 'it is'],
        ['Answered but not ticked?', 'so it is'],
        ['Long question that goes on\nin a second line?', 'no'],
        ['[NEEDS CLARIFICATION: which relay?]', null],
        ['[A question whose answer changes the design]', null],
        ['An arrow → in the question itself?', null],
      ],
    );
  });

  it('of tables hold cells with pipes, breaks and missing columns', () => {
    const found = read('forms.everything.md');
    assert.deepEqual(value(found, '3/endpoints'), [
      ['Method', 'Path', 'Notes'],
      ['GET', '/a'],
      ['POST', '/b', 'two | bars', 'extra'],
    ]);
    assert.deepEqual(values(found, ['1.2/cell-text', '1.2/other-cell']), ['a | b\nc', '']);
    assert.deepEqual(value(found, '3.1/table'), [['Key', 'Meaning']]);
  });

  it('of code hold the lines between the fences, without the indentation of the fence', () => {
    const found = read('forms.everything.md');
    assert.deepEqual(values(found, ['3.2/fence', '3.2/sketch']), [
      ['ts', "const fence = '```';"],
      ['', 'drawn\n  by hand'],
    ]);
  });

  it('of an item hold everything in it', () => {
    const found = read('forms.everything.md');
    assert.equal(
      value(found, '1/item-text'),
      'first line\nsecond line\n\nsecond paragraph\n\n- a nested point\n- [ ] a nested task',
    );
    assert.deepEqual(value(found, '2/steps'), ['nine', 'ten\n\nwith more', 'eleven']);
  });

  it('of text below a label, or without one, hold all its paragraphs', () => {
    const found = read('forms.everything.md');
    assert.equal(value(found, '1/below'), 'A paragraph below.\n\nAnd another.');
    assert.equal(value(found, '1.1/paragraph'), 'One paragraph\n\nand a second.');
  });

  it('are the same with any line ending', () => {
    const [lf, crlf, cut] = ['forms', 'forms-crlf', 'forms-cut'].map((name) => read(`${name}.everything.md`));
    const all = (of: Plan | undefined): unknown =>
      Array.from(of!.fields.values(), ({ id, read: { value: each } }) => [id, valueText(each)]);
    assert.deepEqual(all(crlf), all(lf));
    assert.deepEqual(all(cut), all(lf));
    assert.deepEqual(all(read('mixed-line-endings.planning.md')), all(read('plain.planning.md')));
    assert.deepEqual(all(read('front-matter-bom-crlf.planning.md')), all(read('plain.planning.md')));
  });

  it('do not take the guidance of the template for text', () => {
    const kind = planning;
    const section = readPlan(kind, kind.starter).node('2.3')!;
    assert.ok(
      section.node.parts.every(({ part }) => part.fields.every(({ value: each }) => each.type === 'questions')),
    );
  });

  it('of the change log are its lines, with their times', () => {
    assert.deepEqual(changeLines(read('plain.planning.md')), [
      { time: '2026-10-01T10:00:00Z', text: 'First version written by Ada' },
      { time: '2026-10-02T08:15:00Z', text: 'Scope narrowed to transient failures' },
    ]);
    const loose = plan('# T', '## Change Log', '- [2026-01-01] a', '- b');
    assert.deepEqual(changeLines(loose), [
      { time: '2026-01-01', text: 'a' },
      { time: '', text: 'b' },
    ]);
    assert.deepEqual(changeLines(plan('# T')), []);
  });
});

describe('a plan', () => {
  it('knows what is missing, in the order of the kind', () => {
    const found = plan(
      '# T',
      '',
      '**Document Status:** DRAFT',
      '',
      '## 1. X',
      '',
      '- **Success Criteria:** v',
      '',
      '## 2. Y',
    );
    const missing = (id: string): string[] => found.node(id)!.node.missing.map((slot) => slot.id);
    assert.deepEqual(missing('header'), ['header/last-updated', 'header/approved-by', 'header/current-phase']);
    assert.deepEqual(missing('1'), ['1/user-story-goal', '1/specific-requirements', '1/out-of-scope']);
    assert.deepEqual(missing('2'), ['2.1', '2.2', '2.3']);
  });

  it('folds the groups that no chosen option opens', () => {
    const closed = (change: string): string[] => [
      ...readPlan(planning, planning.starter.replace(`- [ ] ${change}`, `- [x] ${change}`)).node('2.1')!.node.closed,
    ];
    assert.deepEqual(closed('Net new'), ['step-2a']);
    assert.deepEqual(closed('Modifying existing'), ['step-2b']);
    assert.deepEqual(closed('nothing').sort(), ['step-2a', 'step-2b']);
  });

  it('says where everything is', () => {
    const found = read('crlf.planning.md');
    for (const { node, start } of found.walk()) {
      const head = headSpan(node);
      if (node.schema?.type === 'section')
        assert.match(found.text.slice(start + head.from, start + head.to), /^#+ .*[^\r]$/);
    }
    for (const field of found.fields.values()) {
      const { value: each } = field.read;
      if (!('slot' in each)) continue;
      const raw = found.text.slice(field.start + each.slot.from, field.start + each.slot.to);
      assert.equal(raw.trim(), raw);
      if (!raw.includes('\\')) assert.equal(raw, each.slot.text);
    }
  });

  it('keeps its ids when something else comes before, and by them finds what moved', () => {
    const before = read('plain.planning.md');
    const after = readPlan(planning, before.text.replace('## 3.', '## Ours\n\nWords.\n\n## 3.'), before);
    assert.deepEqual(
      idsOf(after).filter((id) => id !== 'ours'),
      idsOf(before),
    );
    assert.equal(after.field('3/option-a/pros')?.read, before.field('3/option-a/pros')?.read);
  });

  it('keeps every node that an edit does not touch as the same object', () => {
    const before = read('plain.planning.md');
    const after = readPlan(planning, before.text.replace('Polls', 'Polls too often'), before);
    const changed = idsOf(before).filter((id) => before.node(id)!.node !== after.node(id)!.node);
    assert.deepEqual(changed, ['header', '3', '3/option-a']);
    const again = readPlan(planning, before.text, after);
    assert.equal(again.node('5')!.node, before.node('5')!.node);
  });

  it('is the same object for the same text', () => {
    const before = read('plain.planning.md');
    assert.equal(readPlan(planning, before.text, before), before);
  });

  it('is read anew for another kind', () => {
    const before = read('plain.planning.md');
    const after = readPlan(everything, before.text, before);
    assert.equal(after.kind, everything);
    assert.ok(after.node('header')!.node !== before.node('header')!.node);
  });

  it('of nothing has nothing but the header', () => {
    for (const name of ['empty', 'only-bom', 'only-blanks', 'only-front-matter']) {
      assert.deepEqual(idsOf(read(`${name}.planning.md`)), ['header'], name);
    }
  });

  it('keeps front matter out of its fields', () => {
    const found = read('front-matter.planning.md');
    assert.equal(
      found.text.slice(found.outline.frontMatter!.from, found.outline.frontMatter!.to).split('\n')[0],
      'planwright: planning',
    );
    assert.equal(found.title, 'Retry outgoing mail');
    assert.equal(read('open-front-matter.planning.md').outline.frontMatter, null);
    assert.equal(value(read('open-front-matter.planning.md'), 'header/document-status'), 'DRAFT');
  });

  it('in the middle of a merge keeps both sides', () => {
    assert.ok(read('conflict-markers.planning.md').field('1/out-of-scope'));
  });
});
