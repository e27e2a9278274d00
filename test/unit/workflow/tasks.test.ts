import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sprintsOutputSchema } from '../../../src/contract/cli.ts';
import type { CheckOutput } from '../../../src/contract/cli.ts';
import { orderOf } from '../../../src/core/workflow/order.ts';
import { proposeSprints } from '../../../src/core/workflow/sprints.ts';
import type { Member, Sprint, Task } from '../../../src/core/workflow/tasks.ts';
import { CliFolder } from '../support/cli.ts';

const FILE = 'docs/features/alerts/tasks.md';

interface Given {
  readonly depends?: string;
  readonly points?: string;
  readonly hours?: string;
  readonly skill?: string;
  readonly assignee?: string;
  readonly sprint?: string;
  readonly tests?: string;
  readonly performance?: string;
  readonly state?: string;
}

const task = (number: number, given: Given = {}): string => `### TASK-${number}: Task ${number}

- **Description:** It is there
- **Approach:** As the others
- **Depends on:** ${given.depends ?? 'None'}
- **Points:** ${given.points ?? '3'}
- **Hours:** ${given.hours ?? '8'}
- **Skill:** ${given.skill ?? 'backend'}
- **Assignee:** ${given.assignee ?? ''}
- **Sprint:** ${given.sprint ?? ''}
- **Tests:** ${given.tests ?? 'Unit tests, 90 %'}
- **Performance:** ${given.performance ?? 'Under 50 ms'}
- **Integration Points:** The store
- **Status:** ${given.state ?? 'open'}
`;

const SPRINTS = ['| 1 | 8 | First |', '| 2 | 8 | Second |'];

const document = (tasks: readonly string[], sprints = SPRINTS): string => `---
planwright: tasks
---
# Tasks

## 1. Standards

- **Approach:** One by one
- **Coverage Target:** 90 %

## 2. Team

| Person | Skills | Points per Sprint |
| --- | --- | --- |
| Ada | backend | 5 |
| Ben | frontend, backend | 5 |

## 3. Sprints

| Sprint | Capacity | Goal |
| --- | --- | --- |
${sprints.join('\n')}

## 4. Task List

${tasks.join('\n')}
## 5. Risks & Mitigation

| Risk | Impact | Probability | Mitigation |
| --- | --- | --- | --- |
| Late | Low | Low | Begin early |
`;

describe('a task breakdown', () => {
  let cli: CliFolder;
  const open = (text: string): CliFolder => (cli = new CliFolder({ [FILE]: text }));
  afterEach(() => cli.dispose());
  const found = async (): Promise<string[]> => {
    const { out } = await cli.runHere('check', FILE, '--format', 'json');
    return (JSON.parse(out) as CheckOutput).findings
      .map(({ code, message }) => `${code}: ${message}`)
      .filter((one) => /^(?:task|sprint)\./.test(one));
  };

  const CASES: readonly (readonly [what: string, tasks: readonly string[], found: readonly RegExp[]])[] = [
    ['nothing', [task(1, { sprint: '1', assignee: 'Ada' }), task(2, { depends: 'TASK-1', sprint: 'Sprint 2' })], []],
    ['no estimate', [task(1, { points: 'small' })], [/^task\.no-estimate: Estimate the task in "Points"/]],
    [
      'estimates that are none',
      [task(1, { points: '0', hours: '-3' }), task(2, { points: '−2 points', hours: '0.5' })],
      [/^task\.no-estimate: .*"Points": a number above zero/, /"Hours"/, /"Points"/],
    ],
    [
      'hours in another unit',
      [task(1, { hours: '1 day' }), task(2, { hours: '16 h (2 days)' }), task(3, { hours: '2–3 days' })],
      [/no-estimate: Estimate the task in "Hours" in hours, not as "1 day"/, /not as "2–3 days"/],
    ],
    ['tests that are only said to be', [task(1, { tests: 'Yes, tests.' })], [/^task\.no-test-requirement: Say what/]],
    ['no tests with a reason', [task(1, { tests: 'None: tests of TASK-2' }), task(2, { tests: 'Unit tests' })], []],
    [
      'a criterion without a unit',
      [task(1, { performance: 'fast' })],
      [/^task\.no-performance-criterion: Give a number/],
    ],
    ['no criterion with a reason', [task(1, { performance: '**None** (a page of text)' })], []],
    [
      'what another document has as its own',
      [task(1, { depends: 'docs/x/tasks.md#TASK-4, docs/x/tasks.md#TASK-9' }), task(4, { depends: 'TASK-1' })],
      [],
    ],
    [
      'a range',
      [task(1), task(2, { depends: 'TASK-4' }), task(4, { depends: 'task 1 to TASK-3' })],
      [/cycle: Take one dependency away: TASK-2, TASK-4/, /unknown: Correct "TASK-3"/],
    ],
    [
      'a label that two tasks have',
      [task(2), task(3, { depends: 'TASK-2' }), task(3, { depends: 'TASK-3' }), task(4, { depends: 'TASK-3' })],
      [],
    ],
    [
      'a person with more points than they do',
      [
        task(1, { sprint: '1', assignee: 'Ada' }),
        task(2, { sprint: 'Sprint 1', assignee: 'ada' }),
        task(3, { sprint: '2', assignee: 'Ada' }),
      ],
      [/^sprint\.person-over-points: Give tasks of sprint "1" to others than Ada, .* Ada does 5 points .* has 6\.$/],
    ],
    ['no test requirement', [task(1, { tests: 'None' })], [/^task\.no-test-requirement: Say why/]],
    ['no performance criterion', [task(1, { performance: '' })], [/^task\.no-performance-criterion: Say in/]],
    [
      'a dependency on nothing',
      [task(1, { depends: 'TASK-1, task 7' })],
      [/cycle: Take TASK-1 out/, /^task\.dependency-unknown: Correct "TASK-7"/],
    ],
    [
      'a circle',
      [
        task(1, { depends: 'TASK-3' }),
        task(2, { depends: 'TASK-1' }),
        task(3, { depends: 'TASK-2' }),
        task(4, { depends: 'TASK-3' }),
      ],
      [/^task\.dependency-cycle: Take one dependency away: TASK-1, TASK-2, TASK-3 wait for each other\.$/],
    ],
    [
      'a full sprint',
      [task(1, { sprint: '1', points: '5' }), task(2, { sprint: '1', points: '5' })],
      [/^sprint\.over-capacity: Move tasks out of sprint "1": it holds 8 points, and has 10\.$/],
    ],
    ['a sprint that is none', [task(1, { sprint: '9' })], [/^sprint\.unknown: Add sprint "9"/]],
    [
      'a task before what it depends on',
      [task(1, { sprint: '2' }), task(2, { depends: 'TASK-1', sprint: '1' })],
      [/^sprint\.before-dependency: Move TASK-2 behind TASK-1/],
    ],
    ['a stranger', [task(1, { assignee: 'Cy' })], [/^task\.assignee-unskilled: Name somebody of the team: "Cy"/]],
    [
      'somebody without the skill',
      [task(1, { assignee: 'ada', skill: 'Frontend' })],
      [/^task\.assignee-unskilled: Give TASK-1/],
    ],
  ];
  for (const [what, tasks, expected] of CASES) {
    it(`is told about ${what}`, async () => {
      open(document(tasks));
      const messages = await found();
      assert.equal(messages.length, expected.length, messages.join('\n'));
      expected.forEach((pattern, index) => assert.match(messages[index] ?? '', pattern));
    });
  }

  it('may call dependencies and estimates as teams do', async () => {
    const tasks = [task(1, { sprint: '2' }), task(2, { depends: 'TASK-1', sprint: '1' })];
    const text = document(tasks)
      .replaceAll('**Depends on:**', '**Dependencies:**')
      .replaceAll('**Points:**', '**Story Points:**')
      .replaceAll('**Hours:**', '**Time Estimate:**');
    open(text);
    assert.deepEqual(
      (await found()).map((one) => one.split(':')[0]),
      ['sprint.before-dependency'],
    );
  });

  it('is told about a sprint whose capacity is no number, once it has tasks', async () => {
    open(document([task(1, { sprint: '1' })], ['| 1 | some | First |', '| 2 | as needed | Second |']));
    const [message, ...others] = await found();
    assert.match(message ?? '', /^sprint\.no-capacity: Give sprint "1" a capacity in points/);
    assert.deepEqual(others, []);
  });

  it('gets a proposal of sprints that is shown, and written where that is asked for', async () => {
    const tasks = [
      task(1, { points: '5' }),
      task(2, { depends: 'TASK-1', points: '5' }),
      task(3, { skill: 'frontend', points: '3' }),
      task(4, { depends: 'TASK-2, TASK-3', points: '5', skill: 'frontend' }),
    ];
    const text = document(tasks, ['| [A number] | [Points] | [What can be shown at its end] |']);
    open(text);
    const shown = await cli.runHere('sprints', FILE);
    assert.equal(shown.code, 0, shown.err);
    assert.match(shown.out, /^Sprint 1: 10 of 10 points\n {2}TASK-1 {6}5 {2}Ada/);
    assert.equal(cli.text(FILE), text);
    const { out } = await cli.runHere('sprints', FILE, '--write', '--json');
    const proposal = sprintsOutputSchema.parse(JSON.parse(out));
    assert.deepEqual(
      proposal.tasks.map(({ task: id, sprint, assignee }) => `${id} ${sprint} ${assignee}`),
      ['TASK-1 1 Ada', 'TASK-2 1 Ben', 'TASK-3 2 Ben', 'TASK-4 3 Ben'],
    );
    assert.match(cli.text(FILE), /^\| 1 \| 10 \|\s+\|\n\| 2 \| 10 \|\s+\|\n\| 3 \| 10 \|\s+\|$/m);
    assert.deepEqual(await found(), []);
    const again = await cli.runHere('sprints', FILE, '--write');
    assert.match(again.err, /holds that already/);
  });

  it('is read by the titles of its columns, in any order, and written so', async () => {
    const text = document([task(1, { skill: 'frontend' }), task(2, { points: '4' })])
      .replace(
        /\| Person[^]*?(?=\n\n## 3)/,
        '| Skills | Points per Sprint | Person |\n| --- | --- | --- |\n| frontend, backend | 5 | Ben |',
      )
      .replace(
        /\| Sprint [^]*?(?=\n\n## 4)/,
        '| Goal | Sprint | Capacity |\n| --- | --- | --- |\n| 10 things | 3 | 5 |',
      );
    open(text);
    const { out } = await cli.runHere('sprints', FILE, '--write', '--json');
    const proposal = sprintsOutputSchema.parse(JSON.parse(out));
    assert.deepEqual(
      proposal.tasks.map(({ task: id, sprint, assignee }) => `${id} ${sprint} ${assignee}`),
      ['TASK-2 3 Ben', 'TASK-1 4 Ben'],
    );
    assert.match(cli.text(FILE), /^\| 10 things \| 3 +\| 5 +\|\n\|\s+\| 4 +\| 5 +\|$/m);
  });

  it('is told what cannot be placed', async () => {
    open(
      document([
        task(1, { points: '9' }),
        task(2, { depends: 'TASK-1' }),
        task(3, { points: '?' }),
        task(4, { skill: 'design' }),
      ]),
    );
    const { code, err } = await cli.runHere('sprints', FILE);
    assert.equal(code, 1);
    assert.match(err, /TASK-1 has 9 points, which is more than anybody/);
    assert.match(err, /TASK-2 waits for TASK-1/);
    assert.match(err, /TASK-3 has no estimate/);
    assert.match(err, /Nobody of the team has the skill that TASK-4 takes/);
  });

  it('leaves what is done or begun where it is', async () => {
    open(document([task(1, { sprint: '2', state: 'done' }), task(2, { depends: 'TASK-1', sprint: '1' })]));
    const { out } = await cli.runHere('sprints', FILE, '--json');
    const { tasks } = sprintsOutputSchema.parse(JSON.parse(out));
    assert.deepEqual(
      tasks.map(({ task: id, sprint }) => `${id} ${sprint}`),
      ['TASK-1 2', 'TASK-2 2'],
    );
  });
});

describe('a table of sprints that begins in the middle', () => {
  const open = (number: number, given: Partial<Task> = {}): Task =>
    ({ ...TASK, label: `TASK-${number}`, points: 5, depends: [], ...given }) as unknown as Task;
  const given: readonly Sprint[] = ['3', '4'].map((name) => ({ name, key: name, capacity: 5 }));
  const placesOf = (tasks: readonly Task[], sprints = given): string[] =>
    proposeSprints(tasks, sprints, []).tasks.map(({ task: label, sprint }) => `${label} ${sprint}`);

  it('goes on after its highest number', () => {
    const { sprints } = proposeSprints([open(1), open(2), open(3), open(4)], given, []);
    assert.deepEqual(
      sprints.map(({ name, used }) => `${name} ${used}`),
      ['3 5', '4 5', '5 5', '6 5'],
    );
  });

  it('keeps what is done or begun in a sprint before it, which takes up nothing of the others', () => {
    const done = open(1, { sprint: '2', state: 'done' });
    const begun = open(2, { sprint: '7', state: 'in progress' });
    const left = open(5, { state: 'done' });
    const tasks = [done, begun, left, open(3, { depends: ['TASK-1', 'TASK-5'] }), open(4, { depends: ['TASK-2'] })];
    assert.deepEqual(placesOf(tasks), ['TASK-1 2', 'TASK-3 3', 'TASK-2 7', 'TASK-4 8']);
  });

  it('keeps two rows of one name apart', () => {
    const twice: readonly Sprint[] = [...given, ...given.slice(0, 1)];
    assert.deepEqual(placesOf([open(1), open(2), open(3)], twice), ['TASK-1 3', 'TASK-2 4', 'TASK-3 3']);
  });
});

const TASK = { title: '', hours: 1, skill: '', assignee: '', sprint: '', state: 'open' } as const;
const SKILLS = ['backend', 'frontend', 'qa'];

/** Tasks that depend on earlier ones only, in any order in the document. */
const acyclic = fc
  .array(
    fc.record({
      points: fc.nat({ max: 8 }),
      skill: fc.constantFrom(...SKILLS),
      before: fc.array(fc.nat({ max: 40 }), { maxLength: 3 }),
      rank: fc.nat(),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all
      .map(({ points, skill, before, rank }, at) => ({
        rank,
        task: {
          ...TASK,
          label: `TASK-${at}`,
          points,
          skill,
          depends: [...new Set(before.filter((other) => other < at).map((other) => `TASK-${other}`))],
        } as unknown as Task,
      }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ task: one }) => one),
  );

describe('the order of tasks', () => {
  it('has every task after those that it depends on, and no circle where there is none', () => {
    fc.assert(
      fc.property(acyclic, (tasks) => {
        const { order, cycles } = orderOf(tasks);
        assert.deepEqual(cycles, []);
        assert.equal(order.length, tasks.length);
        const place = new Map(order.map(({ label }, at) => [label, at]));
        for (const { label, depends } of tasks)
          for (const other of depends) assert.ok((place.get(other) ?? Infinity) < (place.get(label) ?? -1));
      }),
    );
  });

  it('names exactly the circle that was closed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 30 }), (length, tail) => {
        const ring = Array.from({ length }, (_, at) => ({ label: `R-${at}`, depends: [`R-${(at + 1) % length}`] }));
        const rest = Array.from({ length: tail }, (_, at) => ({ label: `T-${at}`, depends: ['R-0', `T-${at - 1}`] }));
        const { cycles } = orderOf([...rest, ...ring]);
        assert.deepEqual(
          cycles.map((cycle) => cycle.map(({ label }) => label)),
          [ring.map(({ label }) => label)],
        );
      }),
    );
  });

  it('takes a chain of thousands', () => {
    const chain = Array.from({ length: 5000 }, (_, at) => ({ label: `T-${at}`, depends: [`T-${at + 1}`] }));
    assert.equal(orderOf(chain).order.length, 5000);
    const closed = [...chain, { label: 'T-5000', depends: ['T-0'] }];
    assert.equal(orderOf(closed).cycles[0]?.length, 5001);
  });
});

describe('a proposal of sprints', () => {
  const team: readonly Member[] = [
    { name: 'Ada', skills: ['backend'], points: 8 },
    { name: 'Ben', skills: ['frontend', 'backend'], points: 8 },
    { name: 'Cy', skills: ['qa'], points: 8 },
  ];

  it('keeps within every capacity, after every dependency, with the skill that is wanted, and leaves nothing out', () => {
    const sprints = fc
      .array(fc.integer({ min: 8, max: 20 }), { minLength: 1, maxLength: 5 })
      .map((all) => all.map((capacity, at): Sprint => ({ name: `Sprint ${at + 1}`, key: `${at + 1}`, capacity })));
    fc.assert(
      fc.property(acyclic, sprints, (tasks, given) => {
        const proposal = proposeSprints(tasks, given, team);
        assert.deepEqual(proposal.problems, []);
        assert.equal(proposal.tasks.length, tasks.length);
        const rank = new Map(proposal.sprints.map(({ name }, at) => [name, at]));
        const byLabel = new Map(proposal.tasks.map((one) => [one.task, one]));
        for (const { label, depends, skill } of tasks) {
          const own = byLabel.get(label)!;
          for (const other of depends) assert.ok(rank.get(byLabel.get(other)!.sprint)! <= rank.get(own.sprint)!);
          assert.ok(team.find(({ name }) => name === own.assignee)?.skills.includes(skill));
        }
        for (const { name, capacity, used } of proposal.sprints) {
          const own = proposal.tasks.filter(({ sprint }) => sprint === name);
          assert.equal(
            own.reduce((sum, { points }) => sum + points, 0),
            used,
          );
          assert.ok(used <= capacity);
          for (const member of team) {
            const theirs = own.filter(({ assignee }) => assignee === member.name);
            assert.ok(theirs.reduce((sum, { points }) => sum + points, 0) <= member.points!);
          }
        }
      }),
    );
  });
});
