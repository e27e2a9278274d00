import assert from 'node:assert/strict';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { output } from '../../../../src/core/outputs/formats/planOutput.ts';
import { newHasher } from '../../../../src/node/newHasher.ts';
import { unconfirmedIn } from '../../../../src/core/trace/assumptions.ts';
import { eachOf } from '../../../../src/core/plan/facts.ts';
import { coveredBy } from '../../../../src/core/trace/coverage.ts';
import { traceGraph } from '../../../../src/core/trace/graph.ts';
import { streamGraph } from '../../../../src/core/trace/streams.ts';
import { verifiedOf } from '../../../../src/core/trace/verified.ts';
import { planOutputSchema } from '../../../../src/contract/outputs.ts';
import { findingsIn } from '../../support/findings.ts';
import { cleanModel, functionalPlan, planText } from '../../support/functionalPlans.ts';
import { planOf } from '../../support/plans.ts';

/*
 * What agents write where the template has headings and tables. The same plan is told in each notation: all of it is
 * read, and nothing is found but that it stands in another form.
 */

const clean = planText(cleanModel(2, 1, 2));

/** The text of a section is another one. */
function withSection(text: string, title: string, body: string): string {
  const pattern = new RegExp(`(## ${title}\\n\\n)[\\s\\S]*?(?=\\n## |$)`);
  assert.match(text, pattern);
  return text.replace(pattern, (_, head: string) => `${head}${body}\n`);
}

const read = (text: string): Plan => planOf(text, functionalPlan);

const codes = (text: string): string[] => [
  ...new Set(findingsIn(text, { kind: functionalPlan }).map(({ code }) => code)),
];

const STREAMS: Readonly<Record<string, string>> = {
  'headings with labels': `### WS-1: Part

- **Agent**: software-engineer
- **Command**: \`/implement\`
- **Requirements**: FR-1
- **Depends on**: —

### WS-2: Part

- **Agent**: software-engineer
- **Command**: \`/implement\`
- **Requirements**: FR-2
- **Depends on**: WS-1
`,
  'headings below a group': `### Phase 1

#### WS-1: Part

**Agent:** software-engineer
**Command:** \`/implement\`
**FRs:** FR-1

#### WS-2: Part

**Agent:** software-engineer
**Command:** \`/implement\`
**FRs:** FR-2
**Dependencies:** WS-1
`,
  'list items with lists': `- **WS-1: Part**
  - Agent: software-engineer
  - Command: \`/implement\`
  - Covers: FR-1
- **WS-2: Part**
  - Agent: software-engineer
  - Command: \`/implement\`
  - Covers: FR-2
  - Blocked by: WS-1
`,
  'list items in words': `- **WS-1: Part** – software-engineer, \`/implement\`, FR-1
- **WS-2: Part** – software-engineer, \`/implement\`, FR-2; depends on WS-1
`,
  'bold lines with lists': `**WS-1: Part**

- Agent: software-engineer
- Command: \`/implement\`
- Requirements: FR-1

**WS-2: Part**

- Agent: software-engineer
- Command: \`/implement\`
- Requirements: FR-2
- Depends on: WS-1
`,
  'a table with other titles': `| Work Stream | Owner | Command | FRs | Dependencies | Parallel |
|---|---|---|---|---|---|
| WS-1: Part | software-engineer | \`/implement\` | FR-1 | — | — |
| WS-2: Part | software-engineer | \`/implement\` | FR-2 | WS-1 | — |
`,
  'a table with ids in a column of their own': `| ID | Stream | Agent | Command | Requirements | Depends On | Parallel With |
|---|---|---|---|---|---|---|
| WS-1 | Part | software-engineer | \`/implement\` | FR-1 | — | — |
| WS-2 | Part | software-engineer | \`/implement\` | FR-2 | WS-1 | — |
`,
};

describe('scenarios in a list below their area', () => {
  const listed = withSection(
    clean,
    'Test Scenarios',
    `### Everything

- **Refused amber0:** it says why
- Refused birch1 → it says why
  - with any data

### Nothing

- [A scenario]
`,
  );

  it('are read, and told of once for each list', () => {
    const scenarios = traceGraph(read(listed)).ofType('scenario');
    assert.deepEqual(
      scenarios.map(({ text }) => text),
      ['Refused amber0: it says why', 'Refused birch1 → it says why\n  - with any data'],
    );
    const [first] = scenarios;
    assert.equal(listed.slice(first?.span.from, first?.span.to), '**Refused amber0:** it says why');
    const found = findingsIn(listed, { kind: functionalPlan });
    assert.deepEqual(
      found.map(({ code, node }) => `${code} ${node}`),
      ['entry.form test-scenarios/area-everything', 'field.missing test-scenarios/area-nothing'],
    );
  });

  it('are none beside a table', () => {
    const text = clean.replace('### Everything\n', '### Everything\n\n- A remark\n');
    assert.equal(traceGraph(read(text)).ofType('scenario').length, traceGraph(read(clean)).ofType('scenario').length);
    assert.deepEqual(codes(text), []);
  });
});

describe('work streams in other notations', () => {
  for (const [name, body] of Object.entries(STREAMS)) {
    it(`are read from ${name}`, () => {
      const text = withSection(clean, 'Work Streams', body);
      const { streams } = streamGraph(read(text));
      assert.deepEqual(
        streams.map(({ id, name: named, agent, command, type, requirements, after }) => ({
          stream: `${id}: ${named}`,
          agent,
          command,
          type,
          requirements,
          after: after.map((one) => one.id),
        })),
        [
          {
            stream: 'WS-1: Part',
            agent: 'software-engineer',
            command: '/implement',
            type: 'backend',
            requirements: ['FR-1'],
            after: [],
          },
          {
            stream: 'WS-2: Part',
            agent: 'software-engineer',
            command: '/implement',
            type: 'backend',
            requirements: ['FR-2'],
            after: ['WS-1'],
          },
        ],
      );
      assert.deepEqual(codes(text), name.startsWith('a table') ? [] : ['entry.form']);
    });
  }

  it('run beside each other where their words say so', () => {
    const text = withSection(
      clean,
      'Work Streams',
      `- WS-1: Part (software-engineer, FR-1), in parallel with WS-2
- WS-2: Part (software-engineer, FR-2), runs beside WS-1
`,
    );
    assert.deepEqual(
      streamGraph(read(text)).streams.map(({ after, parallel }) => [after.length, parallel.map(({ id }) => id)]),
      [
        [0, ['WS-2']],
        [0, ['WS-1']],
      ],
    );
  });
});

const CRITERIA: Readonly<Record<string, string>> = {
  'a line below the heading': `### AC-1: It is kept

**Requirement:** FR-1

**Given** a user
**When** they send it
**Then** it is there

### AC-2: It is kept

- **Traces to**: FR-2

**Given** a user
**When** they send it
**Then** it is there
`,
  'list items': `- **AC-1** (FR-1): Given a user, when they send it, then it is there
- AC-2 – FR-2: Given a user, when they send it as in FR-1, then it is there
`,
  'list items with lists': `- **AC-1: It is kept**
  - Requirement: FR-1
  - Given a user, when they send it, then it is there
- **AC-2: It is kept**
  - Requirement: FR-2
`,
  'a table': `| ID | FR | Given | When | Then |
|---|---|---|---|---|
| AC-1 | FR-1 | a user | they send it | it is there |
| AC-2 | FR-2 | a user | they send it | it is there |
`,
};

describe('criteria in other notations', () => {
  for (const [name, body] of Object.entries(CRITERIA)) {
    it(`belong to the requirement that ${name} names`, () => {
      const text = withSection(clean, 'Acceptance Criteria', body);
      const graph = traceGraph(read(text));
      const covered = graph
        .ofType('requirement')
        .map((node) => [node.id, ...coveredBy(graph, node, 'criterion').map(({ id }) => id)]);
      assert.deepEqual(covered, [
        ['FR-1', 'AC-1'],
        ['FR-2', 'AC-2'],
      ]);
      assert.deepEqual(codes(text), name === 'a line below the heading' ? [] : ['entry.form']);
    });
  }

  it('have given, when and then of the columns of a table, and a text without marks', async () => {
    const table = `| ID | Title | FR | Given | When | Then |
|---|---|---|---|---|---|
| AC-1: Kept | | FR-1 | a user | they send **it** | it is there |
| **AC-2** | Kept \\| sent | FR-2 | a user | they send it | it is there |
`;
    const plan = read(withSection(clean, 'Acceptance Criteria', table));
    const data = planOutputSchema.parse(JSON.parse(await output.make({ plan, file: 'plan.md', newHasher })));
    const steps = { given: 'a user', when: 'they send it', then: 'it is there' };
    assert.deepEqual(data.acceptance_criteria, [
      {
        id: 'AC-1',
        title: 'Kept, given a user, when they send it, then it is there',
        requirements: ['FR-1'],
        ...steps,
      },
      {
        id: 'AC-2',
        title: 'Kept \\| sent, given a user, when they send it, then it is there',
        requirements: ['FR-2'],
        ...steps,
      },
    ]);
  });
});

describe('criteria that a requirement lists', () => {
  const bare = withSection(clean, 'Acceptance Criteria', '*Each requirement lists its own.*\n');
  const inRequirement = (text: string, number: number, body: string): string =>
    text.replace(
      new RegExp(`(### FR-${number}: [\\s\\S]*?)(?=\\n\\*\\*Inputs)`),
      (_, before: string) => `${before}\n${body}\n`,
    );
  const covered = (text: string): readonly string[] => {
    const graph = traceGraph(read(text));
    return graph
      .ofType('requirement')
      .map((node) => [node.id, ...coveredBy(graph, node, 'criterion').map(({ id }) => id)].join(' '));
  };
  const LISTS: Readonly<Record<string, readonly [string, string]>> = {
    'a label of their own': [
      '**Acceptance Criteria:**\n\n- AC-1: Given a user, when they send it, then it is there',
      '**Acceptance Criteria**:\n\n- **AC-2** (FR-2): It is kept, as in FR-1',
    ],
    'a list item': [
      '- **Acceptance Criteria:**\n  - **AC-1: It is kept** for ever',
      '- **ACs:**\n  - [ ] AC-2 – it is kept',
    ],
  };
  for (const [name, [first, second]] of Object.entries(LISTS)) {
    it(`belong to it below ${name}`, () => {
      const text = inRequirement(inRequirement(bare, 1, first), 2, second);
      assert.deepEqual(covered(text), ['FR-1 AC-1', 'FR-2 AC-2']);
      const told = findingsIn(text, { kind: functionalPlan }).filter(({ code }) => !code.startsWith('entry.missing'));
      assert.deepEqual(
        told.map(({ code, message }) => `${code} ${message}`),
        [
          'entry.form Write AC-1 as a heading below "Acceptance Criteria", with its fields and the requirement in its title: "### AC-1: … (FR-1)".',
          'entry.form Write AC-2 as a heading below "Acceptance Criteria", with its fields and the requirement in its title: "### AC-2: … (FR-2)".',
        ],
      );
    });
  }

  it('are those of its list of success criteria, too', () => {
    const text = bare.replace('- It can be seen', '- AC-1: It can be seen');
    assert.deepEqual(covered(text), ['FR-1 AC-1', 'FR-2']);
  });

  it('are not what running text, a step or a mere list of ids mentions', () => {
    for (const body of [
      'AC-1: see there, and AC-2 too.',
      '- AC-1: below no label that says so',
      '**Notes:**\n\n- AC-1: is what users asked for',
      '**Acceptance Criteria:** AC-1, AC-2',
      '**Acceptance Criteria:**\n\n- AC-1\n- AC-2, AC-1',
      '**Acceptance Criteria:**\n\n- AC-1 and AC-2 cover this',
      '**Acceptance Criteria:**\n\nAC-1: it is kept',
    ])
      assert.deepEqual(covered(inRequirement(bare, 1, body)), ['FR-1', 'FR-2'], body);
    assert.deepEqual(covered(bare.replace('1. The user sends it', '1. AC-1: the user sends it')), ['FR-1', 'FR-2']);
  });

  it('count once where they have their headings, also after an edit', () => {
    const text = inRequirement(clean, 2, '**Acceptance Criteria:**\n\n- AC-1: it is kept for users');
    assert.deepEqual(covered(text), ['FR-1 AC-1', 'FR-2 AC-2']);
    assert.deepEqual(codes(text), []);
    const later = planOf(text.replace('for users', 'for FR-1'), functionalPlan, read(text));
    const graph = traceGraph(later);
    assert.deepEqual(
      graph.ofType('requirement').map((node) => coveredBy(graph, node, 'criterion').length),
      [1, 1],
    );
  });
});

describe('rows in other notations', () => {
  const listed = [
    ['Business Rules', '- **BR-1**: Names are unique\n- **BR-2**: Times are set by the system\n'],
    ['Non-Functional Requirements', '- **NFR-1 Response time**: < 200 ms p99\n- NFR-2: Availability of 99.9 %\n'],
    ['Assumption Register', '- **A-1**: Users are known – Confirmed in spec\n- A-2: Names are short (ask sales)\n'],
    ['SE Verification Contract', '- [x] FR-1 / AC-1: It is there\n- [ ] FR-2/AC-2: It is there\n'],
    ['Test Mandate', '- AC-1: Unit – it is kept\n- AC-2: Unit – it is kept\n'],
    ['Review Contract', '- FR-1\n  - AC-1: It is kept\n- **FR-2, AC-2** – it is kept\n'],
  ] as const;
  const text = listed.reduce((all, [title, body]) => withSection(all, title, body), clean);
  it('are read, and only their form is told of', () => {
    assert.deepEqual(
      findingsIn(text, { kind: functionalPlan })
        .filter(({ code }) => code !== 'entry.form')
        .map(({ code, message }) => `${code} ${message}`),
      [
        'assumption.unconfirmed Have A-2 "Names are short (ask sales)" confirmed. Until then it is raised before anything that rests on it is built.',
      ],
    );
  });

  it('count for what is verified and confirmed', () => {
    const plan = read(text);
    assert.deepEqual(verifiedOf(plan), { done: 1, total: 2 });
    const open: string[] = [];
    eachOf(unconfirmedIn(plan.root, plan.kind), (one) => open.push(one));
    assert.deepEqual(open, ['A-2: Names are short (ask sales)']);
  });

  it('are in the data for agents', async () => {
    const plan = read(withSection(text, 'Acceptance Criteria', CRITERIA['list items'] ?? ''));
    const made = await output.make({ plan, file: 'plan.md', newHasher });
    const data = planOutputSchema.parse(JSON.parse(made));
    assert.deepEqual(
      data.business_rules.map(({ id, description }) => `${id}: ${description}`),
      ['BR-1: Names are unique', 'BR-2: Times are set by the system'],
    );
    assert.deepEqual(
      data.acceptance_criteria.map(({ id, requirements, given, then }) => [id, ...requirements, given, then]),
      [
        ['AC-1', 'FR-1', 'a user', 'it is there'],
        ['AC-2', 'FR-2', 'a user', 'it is there'],
      ],
    );
    assert.deepEqual(
      data.test_mandate.map(({ ac, scenario }) => `${ac} ${scenario}`),
      ['AC-1 Unit – it is kept', 'AC-2 Unit – it is kept'],
    );
    assert.equal(data.verification_contract[0]?.verified, true);
  });

  it('keep the ids of a column of their own', () => {
    const rules = withSection(
      clean,
      'Business Rules',
      '| ID | Rule |\n|---|---|\n| BR-2 | Names are unique |\n| BR-7 | Not |\n',
    );
    assert.deepEqual(
      traceGraph(read(rules))
        .ofType('rule')
        .map(({ id, text: about }) => `${id} ${about}`),
      ['BR-2 Names are unique', 'BR-7 Not'],
    );
  });
});

describe('a list of questions that says there is none', () => {
  it('asks nothing', () => {
    for (const none of ['- None', '- [ ] None.', '- No open questions at this time', '- n/a'])
      assert.deepEqual(codes(withSection(clean, 'Open Questions', `${none}\n`)), [], none);
    assert.deepEqual(codes(withSection(clean, 'Open Questions', '- None of the above?\n')), ['question.unanswered']);
  });
});
