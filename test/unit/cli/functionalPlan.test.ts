import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { streamsOutputSchema, traceOutputSchema } from '../../../src/contract/cli.ts';
import type { TraceOutput } from '../../../src/contract/cli.ts';
import { milestonesOutputSchema, planOutputSchema } from '../../../src/contract/outputs.ts';
import { CliFolder } from '../support/cli.ts';
import { cleanModel, planText } from '../support/functionalPlans.ts';

// What is no more than an API is done by whoever designs it.
const whole = cleanModel(4);
const model = {
  ...whole,
  requirements: whole.requirements.map((one) => (one.id === 'FR-1' ? { ...one, hint: 'api' } : one)),
};
const STREAMS = [
  { id: 'WS-1', agent: 'api-designer', command: '`/api-design`', requirements: ['FR-1'], after: [], parallel: [] },
  {
    id: 'WS-2',
    agent: 'software-engineer',
    command: '`/implement`',
    requirements: ['FR-2', 'FR-3'],
    after: ['WS-1'],
    parallel: ['WS-3'],
  },
  {
    id: 'WS-3',
    agent: 'observability-engineer',
    command: '—',
    requirements: ['FR-4'],
    after: ['WS-1'],
    parallel: ['WS-2'],
  },
];
const PLAN = planText({ ...model, streams: STREAMS });
const FILE = 'plans/PROJ-123/plan.md';

describe('a functional plan on the command line', () => {
  let cli: CliFolder;
  const open = (files: Readonly<Record<string, string>>): CliFolder => (cli = new CliFolder(files));
  afterEach(() => cli.dispose());

  const out = async (...args: readonly string[]): Promise<string> => {
    const ran = await cli.runHere(...args);
    assert.equal(ran.code, 0, ran.err);
    return ran.out;
  };

  describe('when it is made', () => {
    const onBranch = (branch: string): void => {
      execFileSync('git', ['init', '-q', '-b', branch], { cwd: cli.folder });
    };

    it('takes its task, branch and place from the branch, and lists the documents beside it', async () => {
      open({
        'plans/PROJ-123/PROJ-123_many-widgets/spec.md': '# Spec\n',
        'plans/PROJ-123/PROJ-123_many-widgets/domain_model.json': '{}',
        'plans/PROJ-123/PROJ-123_many-widgets/other.md': '# Other\n',
      });
      onBranch('PROJ-123_many-widgets');
      const file = 'plans/PROJ-123/PROJ-123_many-widgets/plan.md';
      assert.equal((await out('new', 'functional-plan')).trim(), file);
      const text = cli.text(file);
      assert.match(text, /^\*\*Task:\*\* PROJ-123\n\*\*Branch:\*\* PROJ-123_many-widgets$/m);
      assert.match(text, /^\*\*Created:\*\* \d{4}-\d{2}-\d{2}$/m);
      assert.match(text, /^- `spec\.md`\n- `domain_model\.json`$/m);
      assert.ok(!text.includes('other.md'));
      assert.ok(!text.startsWith('---'), 'its path tells its kind');
    });

    it('is told of a document that came to lie beside it, until it lists it', async () => {
      // What lies in other folders, at the top for one, was made for something else.
      open({ [FILE]: PLAN, 'decisions.md': '# Decisions\n' });
      const found = async (): Promise<string> => (await cli.runHere('check', FILE)).out;
      assert.doesNotMatch(await found(), /inputs\.not-listed/);
      cli.write('plans/PROJ-123/research.md', '# Research\n');
      assert.match(await found(), /hint +Read "research\.md", which lies beside this plan.*inputs\.not-listed/s);
      const inputs = '## Input Documents\n\n- [what we know](./research.md)\n\n## Feature Overview';
      cli.write(FILE, PLAN.replace('## Feature Overview', inputs));
      assert.doesNotMatch(await found(), /inputs\.not-listed/);
    });

    it('asks for the task on a branch that everybody shares, and outside of a repository', async () => {
      open({ '.vscode/settings.json': '{ "planwright.plansDir": "docs/plans" }' });
      const none = await cli.runHere('new', 'functional-plan');
      assert.equal(none.code, 2);
      assert.match(none.err, /There is no git branch here\. Say by --task/);
      onBranch('develop');
      const shared = await cli.runHere('new', 'functional-plan');
      assert.equal(shared.code, 2);
      assert.match(shared.err, /"develop" is named after no task\. Say by --task/);
      assert.equal((await out('new', 'functional-plan', '--task', 'ABC-7')).trim(), 'docs/plans/ABC-7/plan.md');
      assert.equal(
        (await out('new', 'functional-plan', 'here/x.functional-plan.md')).trim(),
        'here/x.functional-plan.md',
      );
    });

    it('never leaves the folder, whatever the branch or the setting is called', async () => {
      open({ '.vscode/settings.json': '{ "planwright.plansDir": "../out" }' });
      onBranch('feature/PROJ-5_a/b');
      assert.equal((await out('new', 'functional-plan')).trim(), 'plans/PROJ-5/feature-PROJ-5_a-b/plan.md');
    });

    it('goes to the folder of plans from any folder of the repository', () => {
      open({ 'src/a.ts': '' });
      onBranch('PROJ-6_c');
      const made = cli.runWith({ cwd: 'src' }, 'new', 'functional-plan');
      assert.equal(made.code, 0, made.err);
      assert.equal(made.out.trim(), '../plans/PROJ-6/PROJ-6_c/plan.md');
    });

    it('takes no task from a branch that only has a number', async () => {
      for (const branch of ['release-2', 'fix-123', 'dependabot/npm-7']) {
        open({});
        onBranch(branch);
        const { code, err } = await cli.runHere('new', 'functional-plan');
        assert.equal(code, 2, branch);
        assert.match(err, /is named after no task/);
        cli.dispose();
      }
      open({});
      onBranch('proj-8_d');
      assert.equal((await out('new', 'functional-plan')).trim(), 'plans/PROJ-8/proj-8_d/plan.md');
    });

    it('refuses a task that is no name', async () => {
      open({});
      const { code, err } = await cli.runHere('new', 'functional-plan', '--task', '../x');
      assert.equal(code, 2);
      assert.match(err, /A task is named by letters/);
    });
  });

  describe('that is traced', () => {
    it('shows what covers each requirement', async () => {
      open({ [FILE]: PLAN });
      const text = await out('trace', FILE);
      assert.match(text, /^FR-2 +AC-3 +WS-2 +1 +open +1$/m);
      assert.match(text, /8 rows, 0 with something missing\./);
    });

    it('says little of a cell that names thousands of ids', async () => {
      open({ [FILE]: PLAN.replace(/\| AC-4 \| Unit/, `| ${'FR-99, '.repeat(5000)} | Unit`) });
      const text = await out('trace', FILE);
      assert.match(text, /FR-99 is dangling/);
      assert.ok(text.length < 5000, `${text.length} characters`);
    });

    it('is data for other programs, with what leads nowhere and why', async () => {
      const broken = PLAN.replace('Criterion 3 (FR-2)', 'Criterion 3 (FR-2, FR-9)').replace(/\| AC-4 \| Unit.*\n/, '');
      open({ [FILE]: broken });
      const json: TraceOutput = traceOutputSchema.parse(JSON.parse(await out('trace', FILE, '--format', 'json')));
      const dangling = json.links.filter(({ state }) => state === 'dangling');
      assert.deepEqual(
        dangling.map(({ id, source, reason }) => [id, json.nodes[source ?? -1]?.id, reason]),
        [['FR-9', 'AC-3', 'nothing here is declared by the id FR-9']],
      );
      assert.deepEqual(
        json.matrix.filter(({ gaps }) => gaps.length > 0).map(({ criterion, gaps }) => [criterion, gaps]),
        [['AC-4', ['mandate']]],
      );
    });

    it('says what is covered, what is not, and what nobody can tell', async () => {
      const twice = { id: 'FR-1', hint: 'backend', errors: [] };
      const broken = { ...model, requirements: [...model.requirements, twice], mandate: model.mandate.slice(0, -1) };
      open({ [FILE]: planText({ ...broken, streams: STREAMS }) });
      const json = traceOutputSchema.parse(JSON.parse(await out('trace', FILE, '--format', 'json')));
      const states = (type: string): (string | null)[] =>
        json.nodes.filter((node) => node.type === type).map(({ state }) => state);
      assert.deepEqual(states('requirement'), ['duplicate', 'covered', 'covered', 'uncovered', 'duplicate']);
      assert.deepEqual(states('criterion').slice(2), [...Array.from({ length: 5 }, () => 'covered'), 'uncovered']);
      assert.deepEqual(states('stream'), [null, null, null]);
      assert.deepEqual(
        json.matrix.filter(({ requirement }) => requirement === 'FR-1').map(({ criterion, gaps }) => [criterion, gaps]),
        Array.from({ length: 2 }, () => [null, ['criterion', 'stream']]),
      );
      assert.deepEqual(
        json.matrix.filter(({ requirement }) => requirement === null).map(({ criterion, gaps }) => [criterion, gaps]),
        [
          ['AC-1', ['requirement']],
          ['AC-2', ['requirement']],
        ],
      );
    });

    it('is a table for spreadsheets', async () => {
      open({ [FILE]: PLAN });
      const lines = (await out('trace', FILE, '--format', 'csv')).split('\r\n');
      assert.equal(lines[0], 'Requirement,Criterion,Streams,Tests,Verification,Review,Missing');
      assert.equal(lines[1], 'FR-1,AC-1,WS-1,1,open,1,');
      assert.equal(lines.length, 10);
    });

    it('gets the rows that its contracts lack', async () => {
      open({ [FILE]: planText({ ...model, streams: STREAMS, review: [], mandate: model.mandate.slice(2) }) });
      await out('trace', FILE, '--add-rows');
      assert.equal(cli.text(FILE).match(/^\| FR-\d \| AC-\d \| Criterion/gm)?.length, 8);
      const { code, out: report } = await cli.runHere('check', FILE);
      assert.equal(code, 0, report);
    });

    it('has rows that stand for nothing marked, as by the button of the form', async () => {
      const row = '| FR-1 | AC-99 | By hand | [x] |\n';
      open({ [FILE]: PLAN.replace(/^(\| FR-1 \| AC-1 \| .* \| \[.\] \|\n)/m, `$1${row}`) });
      assert.ok(cli.text(FILE).includes(row));
      await out('trace', FILE, '--add-rows');
      assert.match(cli.text(FILE), /^\| FR-1 \| AC-99 \| Orphaned: By hand \| \[x\] \|$/m);
    });

    it('says what it cannot do', async () => {
      open({ [FILE]: PLAN, 'PLANNING.md': '# Plan\n' });
      assert.match(
        (await cli.runHere('trace', FILE, '--format', 'xml')).err,
        /no format "xml"\. Formats: table, json, csv/,
      );
      assert.match((await cli.runHere('trace', 'PLANNING.md')).err, /says nothing about ids/);
      assert.match((await cli.runHere('streams', 'PLANNING.md')).err, /have no work streams/);
    });
  });

  describe('whose streams are shown', () => {
    it('puts them in order, with what runs beside what', async () => {
      open({ [FILE]: PLAN });
      const text = await out('streams', FILE);
      assert.match(text, /^1 +WS-1: Part +api-designer +\/api-design +FR-1$/m);
      assert.match(text, /^2 +WS-2: Part .* WS-1 +WS-3$/m);
      assert.match(text, /^Critical path: WS-1 → WS-2$/m);
      const json = streamsOutputSchema.parse(JSON.parse(await out('streams', FILE, '--format', 'json')));
      assert.deepEqual(json.groups, [['WS-1'], ['WS-2', 'WS-3']]);
      assert.deepEqual(json.critical, ['WS-1', 'WS-2']);
    });

    it('gives none that wait for each other an order', async () => {
      open({ [FILE]: PLAN.replace(/^(\| WS-1: .*?\| )—( \| — \|)$/m, '$1WS-2$2') });
      const text = await out('streams', FILE);
      assert.match(text, /^- +WS-1: Part .* WS-2$/m);
      assert.match(text, /^- +WS-3: .* WS-1$/m);
      assert.match(text, /^Cycle: WS-1 → WS-2 → WS-1$/m);
      const json = streamsOutputSchema.parse(JSON.parse(await out('streams', FILE, '--format', 'json')));
      assert.deepEqual([json.order, json.groups, json.cycles], [[], [], [['WS-1', 'WS-2']]]);
      const data = planOutputSchema.parse(JSON.parse(await out('export', FILE, '--as', 'plan-output')));
      assert.deepEqual(
        data.work_streams.map(({ order }) => order),
        [null, null, null],
      );
      assert.deepEqual([data.parallel_groups, data.cycles], [[], [['WS-1', 'WS-2']]]);
      const told = milestonesOutputSchema.parse(JSON.parse(await out('export', FILE, '--as', 'milestones')));
      assert.deepEqual(told.cycles, [['WS-1', 'WS-2']]);
      assert.equal(told.milestones.length, 3);
    });

    it('draws them, and nothing that a document says becomes part of the drawing', async () => {
      open({ [FILE]: PLAN.replace('WS-2: Part', 'WS-2: <script>"]&') });
      const svg = await out('streams', FILE, '--format', 'svg');
      assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 [\d.]+ [\d.]+"/);
      assert.equal(svg.match(/<g tabindex="0" role="img" aria-label="/g)?.length, 3);
      assert.equal(svg.match(/<path class="edge/g)?.length, 2);
      assert.ok(!svg.includes('<script>'));
      assert.ok(!/NaN|undefined|Infinity/.test(svg));
      const mermaid = await out('streams', FILE, '--format', 'mermaid');
      assert.match(mermaid, /^flowchart LR\n {2}s0\["WS-1: Part"\]\n/);
      assert.match(mermaid, /^ {2}s0 --> s1$/m);
      assert.ok(!mermaid.includes('<script>'));
    });

    it('draws thousands, whether they wait for each other or not', async () => {
      for (const after of [(at: number) => (at === 0 ? [] : [`WS-${at - 1}`]), () => []]) {
        const row = (at: number) => ({
          ...STREAMS[1]!,
          id: `WS-${at}`,
          requirements: [],
          after: after(at),
          parallel: [],
        });
        const streams = Array.from({ length: 5000 }, (_, at) => row(at));
        open({ [FILE]: planText({ ...model, streams }) });
        const svg = await out('streams', FILE, '--format', 'svg');
        assert.equal(svg.match(/<g tabindex="0" role="img" aria-label="/g)?.length, 5000);
        assert.ok(!/NaN|undefined|Infinity/.test(svg));
        const text = await out('streams', FILE);
        assert.ok(text.length < 5000 * 300);
      }
    });

    it('names the cycle, and still draws', async () => {
      const streams = STREAMS.map((stream, at) => (at === 0 ? { ...stream, after: ['WS-3'] } : stream));
      open({ [FILE]: planText({ ...model, streams }) });
      assert.match(await out('streams', FILE), /^Cycle: WS-1 → WS-3 → WS-1$/m);
      assert.equal((await out('streams', FILE, '--format', 'svg')).match(/<path class="edge/g)?.length, 3);
    });
  });

  describe('that is compared with the environment', () => {
    const mentions = PLAN.replace(
      'People keep widgets.',
      'People keep widgets, cached in Redis, sent by Kafka, with STRIPE_API_KEY and LOG_LEVEL.',
    );

    it('gets a row for each service and variable that is missing, once', async () => {
      open({
        [FILE]: mentions,
        'docker-compose.yml': 'services:\n  queue:\n    image: docker.io/bitnami/kafka:3.7\n',
        '.env.example': 'LOG_LEVEL=info\n',
        Makefile: 'dev: build\n\tdocker compose up\n',
        'migrations/001.sql': 'create table a ();',
      });
      const { out: found, err, code } = await cli.runHere('analyse', FILE);
      assert.equal(code, 0, err);
      assert.equal(
        found,
        'Redis  Not in docker-compose.yml  The plan uses it\nSTRIPE_API_KEY  Not in .env.example  The plan names it\n',
      );
      assert.match(err, /3 files looked at, 1 migrations; 2 needs are missing/);
      const text = cli.text(FILE);
      assert.match(
        text,
        /^## Dev Environment$[\s\S]*^\| Redis \| Not in docker-compose\.yml \| The plan uses it \|\n\| STRIPE_API_KEY \|/m,
      );
      await out('analyse', FILE);
      assert.equal(cli.text(FILE), text);
    });

    it('says so where there is no environment at all, and writes nothing on a dry run', async () => {
      open({ [FILE]: mentions, 'compose.yaml': 'services: [&a , *b', 'x/docker-compose.md': 'services:' });
      const found = await out('analyse', FILE, '--dry-run');
      assert.match(found, /^Redis {2}Not in compose\.yaml/m);
      assert.equal(cli.text(FILE), mentions);
    });
  });

  describe('that is handed on', () => {
    it('is data of the published shape', async () => {
      open({ [FILE]: PLAN.replace('- [x] How many are there?\n  - **Answer:** Ten', '- [ ] How many are there?') });
      const data = planOutputSchema.parse(JSON.parse(await out('export', FILE, '--as', 'plan-output')));
      assert.equal(data.task, 'PROJ-123');
      assert.deepEqual(data.plan.file, FILE);
      const [first] = data.functional_requirements;
      assert.deepEqual(first, {
        id: 'FR-1',
        name: 'Requirement 1',
        agent_hint: 'api',
        description: 'The system keeps what it is given',
        inputs: [{ field: 'name', type: 'string', constraints: 'Required' }],
        behaviour: ['The user sends it', 'The system answers'],
        success_criteria: ['It can be seen'],
        error_cases: [{ condition: 'Refused amber0', expected: 'It says why', tested_by: 'Refused amber0' }],
        acceptance_criteria: ['AC-1', 'AC-2'],
        work_streams: ['WS-1'],
      });
      assert.deepEqual(data.acceptance_criteria[0], {
        id: 'AC-1',
        title: 'Criterion 1 (FR-1)',
        requirements: ['FR-1'],
        given: 'a user',
        when: 'they send it',
        then: 'it is there',
      });
      assert.deepEqual(data.parallel_groups, [['WS-1'], ['WS-2', 'WS-3']]);
      assert.deepEqual(data.dependencies, [
        { system: 'User service', needed: 'Who is asking', notes: 'There already' },
      ]);
      assert.deepEqual(data.open_questions, ['How many are there?']);
      assert.equal(data.test_scenarios[0]?.area, 'Everything');
      assert.equal(data.verification_contract.length, 8);
      assert.equal(data.assumptions[0]?.confirmed, true);
    });

    it('is data with what the plan rests on', async () => {
      const inputs = '## Input Documents\n\n- `spec.md` – what is wanted\n- a talk with sales\n\n## Feature Overview';
      open({ [FILE]: PLAN.replace('## Feature Overview', inputs) });
      const data = planOutputSchema.parse(JSON.parse(await out('export', FILE, '--as', 'plan-output')));
      assert.deepEqual(data.input_documents, [
        { file: 'spec.md', text: '`spec.md` – what is wanted' },
        { file: '', text: 'a talk with sales' },
      ]);
      assert.deepEqual(
        data.assumptions.map(({ id, impact }) => `${id} ${impact}`),
        ['A-1 Storage'],
      );
      assert.deepEqual(data.codebase_notes, [
        { topic: 'Similar features exist', text: 'Orders are kept alike' },
        { topic: 'Available dependencies', text: 'All that is needed' },
        { topic: 'External services', text: 'None' },
      ]);
    });

    it('is told of where it was made from an earlier text, until it is made again', async () => {
      open({ [FILE]: PLAN });
      const found = async (): Promise<string> => (await cli.runHere('check', FILE)).out;
      const write = (): Promise<string> => out('export', FILE, '--as', 'plan-output', '--write');
      await write();
      assert.doesNotMatch(await found(), /output\.stale/);
      cli.write(FILE, PLAN.replace('People keep widgets.', 'People keep many widgets.'));
      assert.match(await found(), /1:1 +info +plan_output\.json was made from an earlier text.*output\.stale/s);
      await write();
      assert.doesNotMatch(await found(), /output\.stale/);
      // A file of another tool is nobody's business.
      cli.write('plans/PROJ-123/plan_output.json', '{ "plan": { "version": "sha256:00" } }');
      assert.doesNotMatch(await found(), /output\.stale/);
    });

    it('has a milestone for each stream, with what three people do', async () => {
      open({ [FILE]: PLAN.replace('WS-2: Part', 'WS-2: Backend') });
      const data = milestonesOutputSchema.parse(JSON.parse(await out('export', FILE, '--as', 'milestones')));
      assert.deepEqual(data.milestones[1], {
        id: 'M-ws-2',
        title: 'Backend',
        phase: 'implementation',
        subtasks: [
          { id: 'M-ws-2.se', title: 'Implement Backend' },
          { id: 'M-ws-2.test', title: 'Test Backend' },
          { id: 'M-ws-2.review', title: 'Review Backend' },
        ],
      });
    });

    it('has a summary with what is open and what comes next', async () => {
      open({ [FILE]: PLAN.replace('Confirmed in spec', 'Ask stakeholder') });
      const text = await out('export', FILE, '--as', 'plan-summary');
      assert.match(text, /4 functional requirements, 8 acceptance criteria, 3 work streams, all covered\./);
      assert.match(text, /^- A-1: Names are short$/m);
      assert.match(
        text,
        /^\| 2 \| WS-2: Part, WS-3: Part \(in parallel\) \| software-engineer, observability-engineer \| `\/implement`, — \|$/m,
      );
      assert.match(text, /^\*\*Next\*\*: run `\/api-design` for WS-1\.$/m);
      assert.ok(fromMarkdown(text).children.length > 4);
      assert.doesNotMatch(text, /Cycles|Not covered/);
    });

    it('has a summary that hides neither a cycle nor what is not covered', async () => {
      const [first, ...rest] = STREAMS;
      assert.ok(first);
      const streams = [{ ...first, after: ['WS-2'] }, ...rest];
      open({ [FILE]: planText({ ...model, streams, mandate: model.mandate.slice(2) }) });
      const text = await out('export', FILE, '--as', 'plan-summary');
      assert.match(text, /^- WS-1 → WS-2 → WS-1: none of them can begin$/m);
      assert.match(text, /^- 2 without a row in the test mandate: AC-1, AC-2$/m);
    });

    it('has no feature while nobody has named it', async () => {
      open({ [FILE]: PLAN.replace('**Feature:** Widgets', '**Feature:** [Feature name]') });
      const data = planOutputSchema.parse(JSON.parse(await out('export', FILE, '--as', 'plan-output')));
      assert.equal(data.feature, '');
    });
  });
});
