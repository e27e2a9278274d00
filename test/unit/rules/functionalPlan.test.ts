import assert from 'node:assert/strict';
import { planEdits } from '../../../src/core/edit/planEdit.ts';
import { contractIntents } from '../../../src/core/trace/contracts.ts';
import { digestOf } from '../../../src/core/gates/canonical.ts';
import { newHasher } from '../../../src/node/newHasher.ts';
import { findingsIn, told } from '../support/findings.ts';
import { cleanModel, CONCERNS, functionalPlan, planText } from '../support/functionalPlans.ts';
import type { StreamRow } from '../support/functionalPlans.ts';
import type { PlanModel } from '../support/functionalPlans.ts';
import { planOf } from '../support/plans.ts';

const world = { kind: functionalPlan, files: [] };
const messages = (text: string): string[] => findingsIn(text, world).map(({ code, message }) => `${code}: ${message}`);

const clean = cleanModel(4);
const text = planText(clean);
const changed = (from: string | RegExp, to: string): string => {
  const after = text.replace(from, to);
  assert.notEqual(after, text, `nothing to replace by ${to}`);
  return after;
};

const FORM =
  'Write AC-1, AC-2, AC-3, AC-4, AC-5 and 3 more as headings below "Acceptance Criteria", each with its fields: "### AC-1: …".';
const withCriteria = (line: (id: string, requirement: string) => string, before = ''): string => {
  const lines = clean.criteria.map(({ id, requirements }) => line(id, requirements.join(', ')));
  return changed(/(## Acceptance Criteria\n\n)[\s\S]*?(?=## Test Scenarios)/, `$1${before}${lines.join('\n')}\n\n`);
};

describe('a functional plan', () => {
  it('that hangs together has no findings', () => assert.deepEqual(told(text, world), []));

  for (const section of ['Work Streams', 'Test Mandate', 'Review Contract', 'Business Rules'])
    it(`may have the table of "${section}" below a heading of its own`, () => {
      const head = new RegExp(`^## ${section}\n+`, 'm');
      assert.match(text, head);
      const other = text.replace(head, (found) => `${found}Some words.\n\n### Example\n\n`);
      assert.deepEqual(told(other, world), []);
    });

  it('may call its sections as people do, at the top alone', () => {
    const titles: readonly (readonly [string, string])[] = [
      ['Feature Overview', 'Overview'],
      ['Non-Functional Requirements', '5. NFRs'],
      ['Security Considerations', '**Security**'],
      ['Assumption Register', 'Assumptions'],
      ['SE Verification Contract', 'Verification contract'],
    ];
    const renamed = titles.reduce((all, [from, to]) => all.replace(`## ${from}\n`, `## ${to}\n`), text);
    for (const [from] of titles) assert.ok(!renamed.includes(`## ${from}\n`), from);
    assert.deepEqual(told(renamed, world), []);
    const within = renamed.replace('\n## Business Rules', '\n#### Assumptions\n\nNone here.\n\n## Business Rules');
    assert.deepEqual(told(within, world), []);
    const before = planOf(renamed.replace('## Overview', '### Overview'), functionalPlan);
    const after = planOf(renamed, functionalPlan, before);
    assert.deepEqual([...after.fields.keys()], [...planOf(renamed, functionalPlan).fields.keys()]);
  });

  it('may have its ids without a colon behind them', () => {
    const bare = text.replace(/^(### (?:FR|AC)-\d+): /gm, '$1 ');
    assert.notEqual(bare, text);
    assert.deepEqual(told(bare, world), []);
    const early = text.replace(/^(### AC-\d+): (.*) (\(FR-\d+\))$/gm, '$1 $3: $2');
    assert.notEqual(early, text);
    assert.deepEqual(told(early, world), []);
  });

  it('is told that a second table is not read, wherever it stands', () => {
    const second =
      '| AC | Test Type | Scenario | Expected |\n| --- | --- | --- | --- |\n| AC-1 | Unit | Again | It is |\n';
    for (const head of ['', '### Backend\n\n']) {
      const other = text.replace(/(?=\n## Review Contract)/, `\n${head}${second}`);
      assert.notEqual(other, text);
      assert.deepEqual(told(other, world), ['table.unread: | AC | Test Type | Scenario | Expected |']);
    }
  });

  const stream = (id: string, agent: string, requirements: readonly string[], after: readonly string[]): StreamRow => ({
    id,
    agent,
    command: '`/implement`',
    requirements,
    after,
    parallel: [],
  });
  const contract = stream('WS-1', 'api-designer', ['FR-2', 'FR-3'], []);
  const building = ['FR-1', 'FR-2', 'FR-3', 'FR-4'];

  it('says what is missing where the section is there, and the table or the list in it is not', () => {
    const bare = changed(/(## Test Scenarios\n\n### .*\n)[\s\S]*?(?=\n## )/, '$1\nNothing is sent twice.\n');
    const area = /## Test Scenarios\n\n### (.*)/.exec(bare)?.[1] ?? '';
    const table = `field.missing: Add a table below "${area}": "| Scenario | Inputs | Expected Outcome |".`;
    assert.ok(messages(bare).includes(table));
    const empty = changed(/(## Out of Scope\n)[\s\S]*?(?=\n## )/, '$1');
    assert.deepEqual(messages(empty), ['field.missing: Fill in "Out of Scope".']);
  });

  it('is told of a list where an entry has a table, unless it says that there is nothing', () => {
    const table = /\| Condition \| Expected Behaviour \|\n\| --- \| --- \|\n(?:\|.*\n)+/;
    const form = 'entry.form: Write this as a table below "Error Cases": "| Condition | Expected Behaviour |".';
    assert.deepEqual(messages(changed(table, '- Name is empty: it is refused\n- Storage is away: an error\n')), [form]);
    for (const none of ['- None\n', '- N/A: nothing can fail\n', 'None.\n'])
      assert.deepEqual(messages(changed(table, none)), [], none);
  });

  it('names no more than a few of many streams in one message', () => {
    const agents = ['database-designer', 'api-designer', 'software-engineer', 'software-engineer-frontend', 'devops'];
    const many = agents.flatMap((agent) =>
      Array.from({ length: 40 }, (_, at) => stream(`WS-${agents.indexOf(agent) * 40 + at}`, agent, ['FR-1'], [])),
    );
    const found = messages(planText({ ...clean, streams: many }));
    for (const code of ['environment-first', 'schema-first', 'contract-first', 'parallel-unmarked'])
      assert.ok(
        found.some((one) => one.startsWith(`streams.${code}: `)),
        code,
      );
    assert.ok(
      found.includes(
        'trace.requirement-in-two-streams: Leave FR-1 "Requirement 1" to one of WS-1, WS-2, WS-3, WS-4, WS-5 and 194 more, or split it into FR-1a and FR-1b.',
      ),
    );
    assert.deepEqual(
      found.filter(({ length }) => length > 240),
      [],
    );
  });

  it('says in one sentence that the contract is missing, and what is there in its place', () => {
    const backend = stream('WS-1', 'software-engineer', ['FR-1', 'FR-2'], []);
    const frontend = stream('WS-2', 'software-engineer-frontend', ['FR-3', 'FR-4'], ['WS-1']);
    const told =
      'streams.contract-first: Let WS-2 depend on a stream for the API contract, which is missing, instead of WS-1.';
    assert.ok(messages(planText({ ...clean, streams: [backend, frontend] })).includes(told));
  });

  const CASES: readonly (readonly [what: string, text: () => string, found: readonly string[]])[] = [
    [
      'a requirement that is only mentioned',
      () =>
        planText({ ...clean, requirements: [...clean.requirements, { id: 'FR-5', hint: 'api', errors: [] }] }).replace(
          'it can be seen',
          'see FR-5',
        ),
      [
        'trace.requirement-without-criterion: Add an acceptance criterion that names FR-5 "Requirement 5" in its title.',
        'trace.requirement-without-stream: Put FR-5 "Requirement 5" into a work stream: every requirement has exactly one.',
      ],
    ],
    [
      'a criterion without its requirement',
      () => changed('Criterion 3 (FR-2)', 'Criterion 3'),
      [
        'trace.criterion-without-requirement: Name the requirement of AC-3 "Criterion 3" at the end of its title, such as "(FR-1)".',
      ],
    ],
    [
      'a requirement in two streams',
      () => changed('| FR-3, FR-4 |', '| FR-2..FR-4 |'),
      [
        'trace.requirement-in-two-streams: Leave FR-2 "Requirement 2" to one of WS-1, WS-2, or split it into FR-2a and FR-2b.',
      ],
    ],
    [
      'a part of a requirement in two streams',
      () => text.replaceAll('FR-2', 'FR-2b').replace('| FR-3, FR-4 |', '| FR-2b, FR-3, FR-4 |'),
      [
        'trace.requirement-in-two-streams: Leave FR-2b "Requirement 2" to one of WS-1, WS-2, or split it into FR-2b and FR-2a.',
      ],
    ],
    [
      'a requirement whose contract is a stream of its own',
      () => planText({ ...clean, streams: [contract, stream('WS-2', 'software-engineer', building, ['WS-1'])] }),
      [],
    ],
    [
      'a requirement whose contract two streams write',
      () =>
        planText({
          ...clean,
          streams: [
            contract,
            stream('WS-2', 'api-designer', ['FR-2'], ['WS-1']),
            stream('WS-3', 'software-engineer', building, ['WS-1', 'WS-2']),
          ],
        }),
      [
        'trace.requirement-in-two-streams: Leave FR-2 "Requirement 2" to one of WS-1, WS-2, or split it into FR-2a and FR-2b.',
      ],
    ],
    [
      'parts of a requirement in two streams',
      () => changed('| FR-3, FR-4 |', '| FR-2b, FR-3–4 |').replace('| FR-1, FR-2 |', '| FR-1, FR-2a |'),
      [],
    ],
    [
      'a criterion that no contract has',
      () =>
        planText({
          ...clean,
          verification: clean.verification.slice(1),
          mandate: clean.mandate.slice(1),
          review: clean.review.slice(1),
        }),
      [
        'trace.not-mandated: Add AC-1 "Criterion 1 (FR-1)" to the test mandate.',
        'trace.not-reviewed: Add AC-1 "Criterion 1 (FR-1)" to the review contract.',
        'trace.not-verified: Add AC-1 "Criterion 1 (FR-1)" to the verification contract.',
      ],
    ],
    [
      'rows that stand for nothing',
      () =>
        changed(
          '| FR-1 | AC-1 | It is there | [ ] |',
          '| FR-1 | AC-1 | It is there | [ ] |\n| FR-1 | AC-77 | Gone | [x] |\n| FR-4 | AC-1 | Mixed up | [ ] |',
        ),
      [
        'trace.row-orphaned: Correct "Gone", a row of the verification contract, or mark it: AC-77 is not there: nothing here is declared by the id AC-77.',
        'trace.row-orphaned: Correct "Mixed up", a row of the verification contract, or mark it: AC-1 belongs to FR-1, not to FR-4.',
      ],
    ],
    [
      'a row of the test mandate without a criterion',
      () => changed(/\| AC-8 \| Unit.*\n/, '$&| — | Unit | Storage fails | It says why |\n'),
      [],
    ],
    [
      'an error case that nothing tests',
      () =>
        changed('| Refused birch1 | It says why |', '| Refused birch1 | It says why |\n| Storage gone | It says why |'),
      [
        'trace.error-case-untested: Add a criterion or a test scenario for the error case "Storage gone" of FR-2, or write the id of its criterion into this row.',
      ],
    ],
    [
      'an error case with the id of its criterion',
      () => changed('| Refused birch1 | It says why |', '| Storage gone (AC-3) | It says why |'),
      [],
    ],
    [
      'a target without a unit',
      () => planText({ ...clean, targets: ['fast', '200', '30 days'] }),
      [
        'trace.target-without-unit: Give NFR-1 "Response time" a target with a number and a unit, such as "< 200 ms".',
        'trace.target-without-unit: Give NFR-2 "Response time" a target with a number and a unit, such as "< 200 ms".',
      ],
    ],
    [
      'a requirement that a stream only prepares',
      () =>
        planText({
          ...clean,
          streams: [contract, stream('WS-2', 'software-engineer', ['FR-1', 'FR-3', 'FR-4'], ['WS-1'])],
        }),
      [
        'trace.requirement-without-stream: Put FR-2 "Requirement 2" into a work stream that builds it: WS-1 only prepares it.',
      ],
    ],
    [
      'half of a requirement in a stream',
      () => changed('| FR-3, FR-4 |', '| FR-3a, FR-4 |'),
      ['trace.requirement-without-stream: Put the rest of FR-3 "Requirement 3" into a work stream: FR-3b.'],
    ],
    [
      'parts of a requirement of which the middle one is in no stream',
      () => changed('| FR-3, FR-4 |', '| FR-3a, FR-3c, FR-4 |'),
      ['trace.requirement-without-stream: Put the rest of FR-3 "Requirement 3" into a work stream: FR-3b.'],
    ],
    [
      'zeros in front of a number',
      () => changed('| FR-3, FR-4 |', '| FR-3, FR-04 |'),
      [
        'trace.dangling: Correct FR-04 in WS-2 "Part": nothing here is declared by the id FR-04, but FR-4 is: write both alike.',
      ],
    ],
    [
      'zeros in front of the numbers of a criterion and a stream',
      () => changed('Criterion 8 (FR-4)', 'Criterion 8 (FR-004)').replace('| WS-1 | — |', '| WS-01 | — |'),
      [
        'trace.dangling: Correct FR-004 in AC-8 "Criterion 8 (FR-004)": nothing here is declared by the id FR-004, but FR-4 is: write both alike.',
        'trace.dangling: Correct WS-01 in WS-2 "Part": nothing here is declared by the id WS-01, but WS-1 is: write both alike.',
      ],
    ],
    [
      'references that are no ids',
      () =>
        planText({
          ...clean,
          streams: [
            stream('WS-1', 'software-engineer', ['FR-1', '2', 'and 3'], []),
            stream('WS-2', 'software-engineer', ['FR-4..FR-2'], ['the contract']),
            stream('WS-3', 'software-engineer', ['NFR-1', 'REQ-7', 'FR 3'], ['WS-1 – 2', 'None']),
          ],
        }),
      [
        'streams.parallel-unmarked: Mark what WS-1 runs beside: WS-2.',
        'streams.parallel-unmarked: Mark what WS-2 runs beside: WS-1, WS-3.',
        'streams.parallel-unmarked: Mark what WS-3 runs beside: WS-2.',
        'trace.requirement-without-stream: Put FR-3 "Requirement 3" into a work stream: every requirement has exactly one.',
        'trace.unread-reference: Name what "the contract" in "Depends On" of WS-2 "Part" means by its id, such as WS-1, or write a dash: it is not read.',
        'trace.unread-reference: Turn "FR-4..FR-2" in "Requirements" of WS-2 "Part" round: a range begins with its lower number.',
        'trace.unread-reference: Write "– 2" in "Depends On" of WS-3 "Part" as whole ids, such as WS-1: it is not read.',
        'trace.unread-reference: Write "2", "3" in "Requirements" of WS-1 "Part" as whole ids, such as FR-1: they are not read.',
        'trace.unread-reference: Write "REQ-7", "FR 3" in "Requirements" of WS-3 "Part" as whole ids, such as FR-1: they are not read.',
      ],
    ],
    [
      'words beside ids, and nothing said in words',
      () =>
        planText({
          ...clean,
          streams: [
            stream('WS-1', 'software-engineer', ['FR-1 (search', '2 of 3)', '**FR-2**', 'S3'], ['None yet']),
            stream('WS-2', 'software-engineer', ['FR-3–FR-4 <br> storage'], ['WS-1, for its tables']),
          ],
        }),
      [],
    ],
    [
      'words in a row of the test mandate, and a range in a title',
      () =>
        changed(/\| AC-8 \| Unit.*\n/, '$&| the rest | Unit | Storage fails | It says why |\n').replace(
          'Criterion 8 (FR-4)',
          'Criterion 8 (FR-4..FR-3)',
        ),
      [
        'trace.unread-reference: Name what "the rest" in "AC" of "Storage fails" means by its id, such as AC-1, or write a dash: it is not read.',
        'trace.unread-reference: Turn "FR-4..FR-3" in the title of AC-8 "Criterion 8 (FR-4..FR-3)" round: a range begins with its lower number.',
      ],
    ],
    [
      'two requirements of one id',
      () => planText({ ...clean, requirements: [...clean.requirements, { id: 'FR-1', hint: 'api', errors: [] }] }),
      ['trace.id-reused: Give this another id: FR-1 is the requirement "Requirement 1" already.'],
    ],
    [
      'two criteria of one id',
      () => planText({ ...clean, criteria: [...clean.criteria, { id: 'AC-1', requirements: ['FR-4'] }] }),
      ['trace.id-reused: Give this another id: AC-1 is the criterion "Criterion 1 (FR-1)" already.'],
    ],
    [
      'an id that is used twice in a table',
      () => changed('| BR-2 |', '| BR-1 |'),
      ['trace.id-reused: Give this another id: BR-1 is the business rule "Names are unique" already.'],
    ],
    [
      'targets whose numbers measure nothing',
      () =>
        planText({ ...clean, targets: ['version 2 of the page', '3 x daily', 'one of two', '5 requests/s', '2GB'] }),
      [1, 2, 3].map(
        (at) =>
          `trace.target-without-unit: Give NFR-${String(at)} "Response time" a target with a number and a unit, such as "< 200 ms".`,
      ),
    ],
    [
      'targets that are rates, or in words',
      () =>
        planText({
          ...clean,
          targets: ['100/s', '100 / min', '3 per day', 'Two seconds at most', 'a hundred milliseconds', 'half a day'],
        }),
      [],
    ],
    [
      'targets whose slash measures nothing',
      () => planText({ ...clean, targets: ['1/2', '24/7', 'the two pages'] }),
      [1, 2, 3].map(
        (at) =>
          `trace.target-without-unit: Give NFR-${String(at)} "Response time" a target with a number and a unit, such as "< 200 ms".`,
      ),
    ],
    [
      'an overview of three paragraphs',
      () => planText({ ...clean, overview: '\n\nThey have names.\n\nNames are unique.' }),
      ['overview.several-paragraphs: Say it in one paragraph: what follows belongs to the sections below.'],
    ],
    ['an overview in several lines', () => planText({ ...clean, overview: '\nThey have names.' }), []],
    [
      'no id of a task',
      () => changed('**Task:** PROJ-123', '**Task**: see ticket'),
      ['header.task-unnamed: Give the id of the task instead of "see ticket", such as PROJ-123.'],
    ],
    ['an id of another form', () => changed('**Task:** PROJ-123', '**Task:** issue 12 of the tracker'), []],
    ['a task in one word', () => changed('**Task:** PROJ-123', '**Task:** widgets'), []],
    [
      'the branch of another task',
      () => changed('**Branch:** PROJ-123_widgets', '**Branch:** `feature/PROJ-7_widgets`'),
      [
        'header.branch-of-other-task: Correct the task or the branch: the branch is named after PROJ-7, the task is PROJ-123.',
      ],
    ],
    ['a branch that names no task', () => changed('**Branch:** PROJ-123_widgets', '**Branch:** `many-widgets`'), []],
    [
      'a task that is a link',
      () => changed('**Task:** PROJ-123', '**Task:** [proj-123](https://tracker.example.com/PROJ-123)'),
      [],
    ],
    ['an assumption with a mark in front of its answer', () => changed('Confirmed in spec', '✅ Confirmed'), []],
    [
      'an assumption with a question for an answer',
      () => changed('Confirmed in spec', 'yes?'),
      [
        'assumption.unconfirmed: Have A-1 "Names are short" confirmed. Until then it is raised before anything that rests on it is built.',
      ],
    ],
    [
      'a test without its type',
      () => changed('| AC-1 | Unit |', '| AC-1 |  |'),
      ['trace.test-type-missing: Say of the test of AC-1 whether it is a unit, integration or e2e test.'],
    ],
    [
      'an id that is left out',
      () => changed('| BR-2 |', '| BR-4 |'),
      ['trace.id-skipped: BR-2, BR-3 are left out before BR-4.'],
    ],
    [
      'an id that is named and not there',
      () => planText({ ...clean, overview: ' See FR-9 and BR-1.' }),
      ['trace.dangling: Correct FR-9: nothing here is declared by the id FR-9.'],
    ],
    [
      'a criterion where a requirement is meant',
      () => changed('| FR-3, FR-4 |', '| FR-3, FR-4, AC-1 |'),
      ['trace.dangling: Correct AC-1 in WS-2 "Part": it is a criterion here, and a requirement is named there.'],
    ],
    [
      'an assumption that nobody has confirmed',
      () => changed('Confirmed in spec', 'Ask stakeholder'),
      [
        'assumption.unconfirmed: Have A-1 "Names are short" confirmed. Until then it is raised before anything that rests on it is built.',
      ],
    ],
    [
      'criteria in a list',
      () => withCriteria((id, requirement) => `- **${id}** (${requirement}): It is there`),
      [`entry.form: ${FORM}`],
    ],
    [
      'criteria in a table',
      () =>
        withCriteria(
          (id, requirement) => `| ${id} | ${requirement} | It is there |`,
          '| AC | FR | What |\n| --- | --- | --- |\n',
        ),
      [`entry.form: ${FORM}`],
    ],
    [
      'a table that sums up its requirements',
      () =>
        changed(
          '## Functional Requirements\n',
          '## Functional Requirements\n\n| FR | What |\n| --- | --- |\n| FR-1 | First |\n',
        ),
      [],
    ],
    [
      'a rule in a list instead of a table',
      () => changed(/\| Rule \|[\s\S]*?\n\n/, '- **BR-1**: Names are unique\n\n'),
      ['entry.form: Write BR-1 as a table below "Business Rules": "| Rule | Description |".'],
    ],
  ];
  for (const [what, made, found] of CASES)
    it(`with ${what}`, () => assert.deepEqual(messages(made()).sort(), [...found].sort()));

  it('gets what lies beside it listed, with the section for it', () => {
    const beside = { ...world, files: ['spec.md', 'decisions.md'].flatMap((name) => [name, `./${name}`]) };
    const [first, second, ...others] = findingsIn(text, beside);
    assert.deepEqual(others, []);
    assert.equal(first?.message, 'Read "spec.md", which lies beside this plan, and list it among the input documents.');
    const result = planEdits(
      planOf(text, functionalPlan),
      [first, second].flatMap((one) => one?.fixes[0]?.intents ?? []),
    );
    assert.ok(result.ok);
    assert.match(result.after.text, /## Input Documents\n[^#]*\n- `spec\.md`\n- `decisions\.md`\n/);
    assert.deepEqual(findingsIn(result.after.text, beside), []);
  });

  it('lacks criteria, and is told so in English', () => {
    const bare = changed(/(## Acceptance Criteria\n)[\s\S]*?(?=## Test Scenarios)/, '$1\n');
    assert.ok(messages(bare).includes('entry.missing: Add an AC, such as "AC-1: …".'));
  });

  it('gets the rows that its contracts lack, and keeps what people wrote there', () => {
    const bare = planText({ ...clean, verification: clean.verification.slice(0, 3), mandate: [], review: [] });
    const ticked = bare.replace('| FR-1 | AC-2 | It is there | [ ] |', '| FR-1 | AC-2 | In my own words | [x] |');
    const plan = planOf(ticked, functionalPlan);
    const result = planEdits(plan, contractIntents(plan));
    assert.ok(result.ok);
    // What type of test a criterion needs, people say.
    assert.deepEqual(
      new Set(findingsIn(result.after.text, world).map(({ code }) => code)),
      new Set(['trace.test-type-missing']),
    );
    assert.ok(result.after.text.includes('| FR-1 | AC-2 | In my own words | [x] |'));
    assert.ok(result.after.text.includes('| FR-4 | AC-8 | it is there | [ ] |'));
    assert.deepEqual(contractIntents(result.after), []);
  });

  it('keeps its approval while engineers tick what they have verified, and loses it for any other change', () => {
    const covers = functionalPlan.gates[0]?.covers ?? [];
    const digest = (of: string): string => digestOf(planOf(of, functionalPlan), covers, newHasher);
    const row = '| FR-1 | AC-1 | It is there | [ ] |';
    assert.equal(digest(changed(row, row.replace('[ ]', '[x]'))), digest(text));
    assert.notEqual(digest(changed(row, row.replace('It is', 'It was'))), digest(text));
  });

  it('marks a row that stands for nothing, and leaves its tick and the rest alone', () => {
    const [finding] = findingsIn(
      changed('| FR-4 | AC-8 | It is there | [ ] |', '| FR-4 | AC-99 | By hand | [x] |'),
      world,
    ).filter(({ code }) => code === 'trace.row-orphaned');
    assert.ok(finding);
    const broken = changed('| FR-4 | AC-8 | It is there | [ ] |', '| FR-4 | AC-99 | By hand | [x] |');
    const result = planEdits(planOf(broken, functionalPlan), finding.fixes[0]?.intents ?? []);
    assert.ok(result.ok);
    assert.ok(result.after.text.includes('| FR-4 | AC-99 | Orphaned: By hand | [x] |'));
    assert.deepEqual(
      messages(result.after.text).map((message) => message.split(':')[0]),
      ['trace.not-verified'],
    );
  });
});

describe('the work streams of a functional plan', () => {
  const stream = (
    id: string,
    agent: string,
    after: readonly string[],
    more: Partial<PlanModel['streams'][number]> = {},
  ) => ({
    id,
    agent,
    command: '`/implement`',
    requirements: [],
    after,
    parallel: [],
    ...more,
  });
  const requirements = clean.requirements.map((one) => (one.id === 'FR-1' ? { ...one, hint: 'api' } : one));
  const withStreams = (...streams: PlanModel['streams']): string => planText({ ...clean, requirements, streams });
  const all = { requirements: ['FR-1..FR-4'] };
  const schemaSection =
    '\n\n## Schema Changes\n\n| Change | Phase | Dependency |\n| --- | --- | --- |\n| Add a column | expand | None |\n';

  const CASES: readonly (readonly [what: string, text: () => string, found: readonly string[]])[] = [
    [
      'that wait for each other',
      () =>
        withStreams(
          stream('WS-1', 'software-engineer', ['WS-2'], all),
          stream('WS-2', 'software-engineer', ['WS-1'], { requirements: ['NFR-1'] }),
        ),
      ['streams.cycle: Break the cycle of dependencies: WS-1 → WS-2 → WS-1.'],
    ],
    [
      'of which one waits for itself',
      () => withStreams(stream('WS-1', 'software-engineer', ['WS-1'], all)),
      ['streams.cycle: Break the cycle of dependencies: WS-1 → WS-1.'],
    ],
    [
      'of which one runs beside itself',
      () => withStreams(stream('WS-1', 'software-engineer', [], { ...all, parallel: ['WS-1'] })),
      ['streams.parallel-dependent: WS-1 cannot run beside itself: name another stream, or none.'],
    ],
    [
      'whose agents are written with spaces',
      () =>
        withStreams(
          stream('WS-1', 'Database Designer', [], { parallel: ['WS-2'] }),
          stream('WS-2', 'Software Engineer Python', [], { ...all, parallel: ['WS-1'] }),
        ).replace('\n\n## Work Streams', `${schemaSection}\n## Work Streams`),
      ['streams.schema-first: Let WS-2 depend on WS-1: the schema comes first.'],
    ],
    [
      'whose requirements tell what they are',
      () =>
        withStreams(
          stream('WS-1', 'database-designer', [], { parallel: ['WS-2'] }),
          stream('WS-2', 'Somebody', [], { ...all, parallel: ['WS-1'] }),
        )
          .replace('**Agent hint:** api', '**Agent hint:** backend')
          .replace('\n\n## Work Streams', `${schemaSection}\n## Work Streams`),
      ['streams.schema-first: Let WS-2 depend on WS-1: the schema comes first.'],
    ],
    [
      'of which nobody knows what they are',
      () =>
        withStreams(stream('WS-1', 'Somebody', [], all)).replaceAll('**Agent hint:** backend', '**Agent hint:** api'),
      [
        'streams.type-unknown: Nothing tells what WS-1 is, so its order is not checked. Its agent can say so: environment (WS-0); schema (database, /schema); contract (api-designer, /api-design); frontend (frontend); observability (observability); backend (software-engineer, backend).',
      ],
    ],
    [
      'of which one has its id at the end',
      () => text.replace('| WS-1: Part |', '| Part (WS-1) |'),
      ['streams.no-id: This stream has no id: begin its cell with one, such as "WS-1: Name".'],
    ],
    [
      'of which one has no id',
      () => text.replace('| WS-2: Part |', '| Part |'),
      ['streams.no-id: This stream has no id: begin its cell with one, such as "WS-2: Name".'],
    ],
    [
      'of which two have one id',
      () =>
        text.replace(
          '| WS-2: Part | software-engineer | `/implement` | FR-3, FR-4 | WS-1 |',
          '| WS-1: Part | software-engineer | `/implement` | FR-3, FR-4 | — |',
        ),
      ['trace.id-reused: Give this another id: WS-1 is the work stream "Part" already.'],
    ],
    [
      'with a frontend that waits for the backend',
      () =>
        withStreams(
          stream('WS-1', 'api-designer', [], { requirements: ['FR-1'] }),
          stream('WS-2', 'software-engineer', ['WS-1'], { requirements: ['FR-2', 'FR-3'] }),
          stream('WS-3', 'software-engineer-frontend', ['WS-2'], { requirements: ['FR-4'] }),
        ).replace('**Agent hint:** backend', '**Agent hint:** frontend'),
      ['streams.contract-first: Let WS-3 depend on WS-1 instead of WS-2.'],
    ],
    [
      'with a frontend that waits for the contract and the backend',
      () =>
        withStreams(
          stream('WS-1', 'api-designer', [], { requirements: ['FR-1'] }),
          stream('WS-2', 'software-engineer', ['WS-1'], { requirements: ['FR-2', 'FR-3'] }),
          stream('WS-3', 'software-engineer-frontend', ['WS-1', 'WS-2'], { requirements: ['FR-4'] }),
        ).replace('**Agent hint:** backend', '**Agent hint:** frontend'),
      [
        'streams.frontend-after-backend: Take WS-2 out of what WS-3 depends on: with the contract, both are built side by side.',
      ],
    ],
    [
      'with a backend and a frontend, and no contract',
      () =>
        withStreams(
          stream('WS-2', 'software-engineer', [], { requirements: ['FR-1', 'FR-2', 'FR-3'], parallel: ['WS-3'] }),
          stream('WS-3', 'software-engineer-frontend', [], { requirements: ['FR-4'], parallel: ['WS-2'] }),
        ).replace('**Agent hint:** backend', '**Agent hint:** frontend'),
      ['streams.contract-missing: Add a work stream for the API contract before WS-2 and WS-3: it is the handshake.'],
    ],
    [
      'with a schema that the backend does not wait for',
      () =>
        withStreams(
          stream('WS-1', 'database-designer', [], { parallel: ['WS-2'] }),
          stream('WS-2', 'software-engineer', [], { ...all, parallel: ['WS-1'] }),
        ).replace('\n\n## Work Streams', `${schemaSection}\n## Work Streams`),
      ['streams.schema-first: Let WS-2 depend on WS-1: the schema comes first.'],
    ],
    [
      'without the one that the schema needs',
      () => text.replace('\n\n## Work Streams', `${schemaSection}\n## Work Streams`),
      ['streams.schema-first: Add a work stream for the schema (/schema): it comes before the backend.'],
    ],
    [
      'with an environment that not all wait for',
      () =>
        withStreams(
          stream('WS-0', 'devops', []),
          stream('WS-1', 'software-engineer', ['WS-0'], { requirements: ['FR-1', 'FR-2'] }),
          stream('WS-2', 'software-engineer', [], { requirements: ['FR-3', 'FR-4'], parallel: ['WS-0'] }),
        )
          .replace(
            '\n\n## Work Streams',
            "\n\n## Dev Environment\n\n| Need | Current State | What's Missing |\n| --- | --- | --- |\n| Redis | None | A cache |\n\n## Work Streams",
          )
          .replace(
            '| WS-0: Part | devops | `/implement` | — | — | — |',
            '| WS-0: Part | devops | `/implement` | — | — | WS-2 |',
          ),
      [
        'streams.environment-first: Let WS-2 depend on WS-0: it blocks all others.',
        'streams.parallel-unmarked: Mark what WS-1 runs beside: WS-2.',
      ],
    ],
    [
      'that have nothing to do',
      () =>
        withStreams(
          stream('WS-0', 'devops', []),
          stream('WS-1', 'software-engineer', ['WS-0'], all),
          stream('WS-2', 'software-engineer', ['WS-1']),
        ),
      [
        'streams.not-applicable: Leave WS-0 out, or say what it is for: nothing is missing in the development environment.',
        'streams.not-applicable: Leave WS-2 out, or say what it is for: it has no requirement.',
      ],
    ],
    [
      'that could run in parallel, or cannot',
      () =>
        withStreams(
          stream('WS-1', 'software-engineer', [], { requirements: ['FR-1'] }),
          stream('WS-2', 'software-engineer', ['WS-1'], { requirements: ['FR-2'] }),
          stream('WS-3', 'software-engineer', ['WS-1'], { requirements: ['FR-3', 'FR-4'], parallel: ['WS-1', 'WS-2'] }),
        ),
      [
        'streams.parallel-dependent: WS-3 cannot run beside WS-1: it has to wait for it.',
        'streams.parallel-unmarked: Mark what WS-2 runs beside: WS-3.',
      ],
    ],
    [
      'of different steps that could run in parallel',
      () =>
        withStreams(
          stream('WS-1', 'software-engineer', [], { requirements: ['FR-1'], parallel: ['WS-3', 'WS-4'] }),
          stream('WS-2', 'software-engineer', ['WS-1'], { requirements: ['FR-2'] }),
          stream('WS-3', 'software-engineer', [], { requirements: ['FR-3'], parallel: ['WS-1', 'WS-4'] }),
          stream('WS-4', 'software-engineer', [], { requirements: ['FR-4'], parallel: ['WS-3'] }),
        ),
      [
        'streams.parallel-unmarked: Mark what WS-2 runs beside: WS-3, WS-4.',
        'streams.parallel-unmarked: Mark what WS-4 runs beside: WS-1.',
      ],
    ],
    [
      'without the changes that a requirement of the database makes',
      () => text.replace('**Agent hint:** backend', '**Agent hint:** database'),
      ['schema.changes-missing: List what FR-1 "Requirement 1" changes in the schema, with its phase.'],
    ],
    [
      'with a stream for the schema and nothing about its changes',
      () => withStreams(stream('WS-1', 'database-designer', []), stream('WS-2', 'software-engineer', ['WS-1'], all)),
      ['streams.not-applicable: List what WS-1 changes in the schema, with its phase, or leave it out.'],
    ],
    [
      'with a stream for a schema that does not change',
      () =>
        withStreams(
          stream('WS-1', 'database-designer', []),
          stream('WS-2', 'software-engineer', ['WS-1'], all),
        ).replace(
          '\n\n## Work Streams',
          `${schemaSection.replace('Add a column | expand | None', 'None | expand | None')}\n## Work Streams`,
        ),
      ['streams.not-applicable: Leave WS-1 out, or say what it is for: the schema does not change.'],
    ],
    [
      'for a frontend that no requirement has',
      () => withStreams(stream('WS-1', 'software-engineer-frontend', [], all)),
      ['streams.not-applicable: Leave WS-1 out, or say what it is for: no requirement is one of the frontend.'],
    ],
    [
      'for a frontend, while not every requirement says what it is',
      () => withStreams(stream('WS-1', 'software-engineer-frontend', [], all)).replace('**Agent hint:** backend', ''),
      ['field.missing: Add "Agent hint".'],
    ],
    [
      'with steps of a deployment out of order',
      () =>
        withStreams(
          stream('WS-1', 'database-designer', []),
          stream('WS-2', 'software-engineer', ['WS-1'], all),
        ).replace(
          '\n\n## Work Streams',
          `${schemaSection}\n### Deploy Ordering\n\n1. Run contract migrations\n2. Deploy the code\n3. Run expand\n\n## Work Streams`,
        ),
      [
        'schema.deploy-order: Put "Deploy the code" before what contracts: expand comes before the code, and contract after it.',
        'schema.deploy-order: Put "Run expand" before what contracts: expand comes before the code, and contract after it.',
      ],
    ],
    [
      'with a phase of a migration too early',
      () =>
        withStreams(
          stream('WS-1', 'database-designer', []),
          stream('WS-2', 'software-engineer', ['WS-1'], all),
        ).replace(
          '\n\n## Work Streams',
          `${schemaSection.trimEnd()}\n| Make it required | contract | — |\n| Fill it | backfill | After expand |\n\n## Work Streams`,
        ),
      [
        'schema.phase-order: Put "Fill it" before what is contract: expand comes first, then backfill, then contract.',
        'schema.phase-order: Say what "Make it required" has to wait for.',
      ],
    ],
  ];
  for (const [what, made, found] of CASES) it(what, () => assert.deepEqual(messages(made()).sort(), [...found].sort()));
});

describe('what a functional plan leaves to engineers', () => {
  const CASES: readonly (readonly [written: string, found: readonly string[]])[] = [
    ['\n\n```python\nx = 1\n```', ['how.code: ```']],
    [' As in:\n\n    total = price * count;', ['how.code: total = price * count;']],
    ['\n\n- A step:\n\n      save(widget)', ['how.code: save(widget)']],
    ['\n\n<pre><code>x\n</code></pre>', ['how.code: <pre><code>x']],
    [' Set in by mistake:\n\n    the rest of the sentence (of the user).', []],
    [
      ' The handler is in `src/widgets/api.py` or tests/unit/widgets, not in src/old.',
      ['how.path: src/widgets/api.py', 'how.path: tests/unit/widgets', 'how.path: src/old'],
    ],
    [
      ' It is in `services/orders/`, `tests/unit` and `migrations/0001_init.sql`, by config/settings.yaml and a Dockerfile.',
      [
        'how.path: services/orders/',
        'how.path: tests/unit',
        'how.path: migrations/0001_init.sql',
        'how.path: config/settings.yaml',
        'how.path: Dockerfile',
      ],
    ],
    [' For internal/infrastructure features, internal/external users, apps/websites and `/widgets/`.', []],
    [' See https://example.com/src/app.js and application/json, unit/integration tests, services/orders.', []],
    [
      ' Add `def create_widget(name)` and class Widget(Base).',
      ['how.definition: def create_widget(', 'how.definition: class Widget('],
    ],
    [
      ' The class CouponService checks coupons, in a class of its own, or in First class.',
      ['how.definition: class CouponService'],
    ],
    [
      ' Call createWidget(name: string): Widget, or `load(): Widget`, and `const f = (a) => b`, `(x) => y`.',
      [
        'how.definition: createWidget(name: string): W',
        'how.definition: load(): W',
        'how.definition: const f = (a) =>',
        'how.definition: (x) =>',
      ],
    ],
    [
      ' There is public void save(Widget w) and `class Widget:`, `class Widget extends Base`.',
      ['how.definition: public void save(', 'how.definition: class Widget:`', 'how.definition: class Widget extends '],
    ],
    [' Those of class Premium (gold) add private note(s), by public endpoint (GET), in class A: the best.', []],
    [' Use `from app.models import Widget`.', ['how.import: from app.models import W']],
    [
      ' Use `using System.Linq;`, `package com.foo;` and `import "fmt"`.',
      ['how.import: using System.Linq;', 'how.import: package com.foo;', 'how.import: import "f'],
    ],
    [' It is built using Redis; it is a package of its own; we import from files.', []],
    [' Follow the pattern in the order service.', ['how.pattern: Follow the pattern in']],
    [
      ' By the repository pattern as in OrderService; mirror orders/api.',
      ['how.pattern: repository pattern', 'how.pattern: as in OrderService', 'how.pattern: mirror orders/api'],
    ],
    [' It mirrors create/update events as in GitHub, in the pattern of a week.', []],
    [
      " There is a configuration for things that won't change, and one for values that won’t change.",
      ["complexity.speculative: for things that won't change", 'complexity.speculative: for values that won’t change'],
    ],
    [' It stays open for flexibility in the future.', ['complexity.speculative: for flexibility in the future']],
    [' Ids are things that never change, and nothing changes in the future.', []],
    [' Names are configurable for future flexibility.', ['complexity.speculative: for future flexibility']],
    [' It runs on Node.js; POST /widgets/:id and and/or are fine, so is the import of data from files.', []],
  ];
  for (const [written, found] of CASES)
    it(`is found in "${written.trim()}"`, () =>
      assert.deepEqual(told(planText({ ...clean, overview: written }), world), found));

  for (const run of ['a', './', 'a/', 'A_', '`a/', 'public a '])
    it(`is looked for in no time, in a line of ${JSON.stringify(run)}`, () => {
      const long = planText({ ...clean, overview: ` ${run.repeat(40_000 / run.length)}` });
      const begun = performance.now();
      findingsIn(long, world);
      // What takes quadratic time takes ten times as long.
      assert.ok(performance.now() - begun < 1500);
    });

  it('is no path in the table of what the development environment lacks', () => {
    const row = '| Dockerfile | Not in web/package.json | `config/dev.yaml` |';
    const section = `## Dev Environment\n\n| Need | Current State | What's Missing |\n| --- | --- | --- |\n${row}\n\n`;
    const codes = findingsIn(text.replace('## Work Streams', `${section}## Work Streams`), world).map(
      ({ code }) => code,
    );
    assert.deepEqual(codes, ['streams.environment-first']);
  });
});

describe('the security concerns of a functional plan', () => {
  const section = (rows: readonly string[], patterns = ''): string =>
    text.replace(
      /(## Security Considerations\n\n.*\n.*\n)[^]*?(?=\n## Out of Scope)/,
      `$1${rows.join('\n')}\n${patterns}`,
    );
  const no = CONCERNS.map((name) => `| **${name}** | NO | None here |`);
  const applying = (...names: readonly string[]): string[] =>
    no.map((row) => (names.some((name) => row.includes(`**${name}**`)) ? row.replace('| NO |', '| YES |') : row));

  it('are fine where all are stated', () => assert.deepEqual(told(section(no), world), []));

  it('are told of once where something else than YES or NO is said', () => {
    const rows = no.map((row, at) => (at === 0 ? row.replace('| NO |', '| JA |') : row));
    assert.deepEqual(messages(section(rows)), ['cell.unknown: Set "Applies?" in row 1 to one of YES, NO.']);
  });

  it('must be stated, with a note where they apply, and none left out', () => {
    const rows = [...no.slice(2), '| **User input** |  |  |'].map((row) =>
      row.replace('**Authorisation** | NO | None here', '**Authorisation** | YES |  '),
    );
    assert.deepEqual(messages(section(rows)), [
      'security.concern-unstated: Say whether "Authentication" applies.',
      'security.concern-unstated: Say what "Authorisation" means here: it applies.',
      'security.concern-unstated: Say by YES or NO whether "User input" applies.',
    ]);
  });

  describe('that nobody has written down', () => {
    const without = text.replace(/## Security Considerations[^]*?(?=## Out of Scope)/, '');
    const noInput = without.replaceAll(/\*\*Inputs:\*\*[^]*?(?=\*\*Behaviour)/g, '');
    const calls = (row: string): string =>
      noInput.replace(
        '## Acceptance Criteria',
        `### External Calls\n\n| Service | Purpose | Failure Handling |\n| --- | --- | --- |\n${row}\n\n## Acceptance Criteria`,
      );

    it('are asked for where a requirement takes input, and come with their section', () => {
      const [finding, ...more] = findingsIn(without, world);
      assert.deepEqual(more, []);
      assert.equal(finding?.message, 'Say which security concerns apply: "FR-1: Requirement 1" takes input.');
      assert.equal(finding.code, 'security.section-missing');
      const result = planEdits(planOf(without, functionalPlan), finding.fixes[0]?.intents ?? []);
      assert.ok(result.ok);
      assert.match(result.after.text, /\n## Security Considerations\n[^]*\| \*\*User input\*\* \|/);
      assert.ok(messages(result.after.text).every((message) => !message.startsWith('security.section-missing')));
      assert.ok(
        messages(result.after.text).includes(
          'security.concern-unstated: Say by YES or NO whether "User input" applies.',
        ),
      );
    });

    it('are asked for where another service is called', () =>
      assert.deepEqual(messages(calls('| Mail | Tells people | Logged |')), [
        'security.section-missing: Say which security concerns apply: "Mail" is called.',
      ]));

    it('are asked for where the section has lost its table', () =>
      assert.deepEqual(
        messages(without.replace('## Out of Scope', '## Security Considerations\n\nLater.\n\n## Out of Scope')),
        ['security.section-missing: Say which security concerns apply: "FR-1: Requirement 1" takes input.'],
      ));

    it('are not asked for where nothing comes in and nothing is called', () => {
      assert.deepEqual(messages(noInput), []);
      assert.deepEqual(messages(calls('| None | — | — |')), []);
      const none = without.replaceAll('| name | string | Required |', '| None | — | — |');
      assert.deepEqual(messages(none), []);
    });
  });

  describe('and their critical patterns', () => {
    const listed = (...lines: readonly string[]): string =>
      `\n**CRITICAL patterns to flag:**\n\n${lines.map((line) => `- ${line}\n`).join('')}`;
    const PATTERNS: Readonly<Record<string, readonly string[]>> = {
      'User input': [
        'User input in SQL/commands/file paths → must use parameterised queries, subprocess lists, path validation',
        'Template rendering → no render_template_string with user input (SSTI)',
      ],
      Authentication: [
        'Password storage → must use argon2id or bcrypt',
        'Token/secret comparisons → must use hmac.compare_digest, not ==',
        'Random values for security → must use secrets module, not random',
      ],
      'Secrets/credentials': ['TLS/cert verification disabled → must be GUARDED (dev-only with config/env check)'],
      'External data': ['Deserialization → no pickle on untrusted data, yaml.safe_load only'],
    };

    it('are offered as the definition words them, each once', () => {
      const broken = section(applying(...Object.keys(PATTERNS)));
      const found = findingsIn(broken, world);
      assert.deepEqual(new Set(found.map(({ code }) => code)), new Set(['security.patterns-not-flagged']));
      const plan = planOf(broken, functionalPlan);
      const result = planEdits(
        plan,
        found.flatMap(({ fixes }) => fixes[0]?.intents ?? []),
      );
      assert.ok(result.ok);
      assert.ok(result.after.text.includes(listed(...Object.values(PATTERNS).flat())));
      assert.deepEqual(told(result.after.text, world), []);
    });

    for (const [name, lines] of Object.entries(PATTERNS))
      it(`are all asked for where "${name}" applies`, () => {
        const [finding, ...more] = findingsIn(section(applying(name)), world);
        assert.deepEqual(more, []);
        const offered = finding?.fixes.flatMap(({ intents }) => (intents.length === 1 ? intents : [])) ?? [];
        const texts = offered.flatMap((intent) => (intent.type === 'addItem' ? [intent.text] : []));
        for (const line of lines) assert.ok(texts.includes(line), line);
      });

    it('are asked for one by one: one of them does not stand for the others', () => {
      const some = listed('Password storage → must use argon2id or bcrypt');
      assert.deepEqual(messages(section(applying('Authentication'), some)), [
        'security.patterns-not-flagged: Flag what engineers must address for "Authentication": "Token/secret comparisons → must use hmac.compare_…", "Random values for security → must use secrets mod…".',
      ]);
    });

    it('may be put in other words', () => {
      const own = listed(
        'Passwords are kept by argon2id or bcrypt',
        'Compare tokens and secrets by hmac.compare_digest',
      );
      const [message, ...more] = messages(section(applying('Authentication'), own));
      assert.deepEqual(more, []);
      assert.match(message ?? '', /"Authentication": "Random values [^"]*"\.$/);
    });

    for (const label of [
      '**CRITICAL patterns to flag** (engineers must address them, see `security-patterns` for all):',
      '**Critical patterns:**',
      '**CRITICAL patterns to flag**:',
    ])
      it(`may stand below ${label}`, () => {
        const lines = listed(...(PATTERNS['User input'] ?? [])).replace(/\*\*.*:\*\*/, label);
        assert.deepEqual(messages(section(applying('User input'), lines)), []);
      });
  });
});
