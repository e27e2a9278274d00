import assert from 'node:assert/strict';
import type { CheckOutput, ShowOutput } from '../../../src/contract/cli.ts';
import { loadProject, readPeople } from '../../../src/workspace/project.ts';
import { steeringProblems } from '../../../src/workspace/projectProblems.ts';
import { CliFolder } from '../support/cli.ts';
import { decide, gatesOf } from '../support/decide.ts';
import { memoryFiles } from '../support/memoryFiles.ts';

const FOLDER = 'docs/features/alerts';
const WORKFLOW = `${FOLDER}/workflow.md`;
const PEOPLE = JSON.stringify({
  people: [
    { name: 'Ada', roles: ['product-manager'] },
    { name: 'Ben', roles: ['technical-lead'] },
  ],
});
const STEERING = `---
inclusion: always
---
# Our gates

### Gate 1: Requirements Approval

- [ ] Tenants are told apart
- [ ] Security requirements included

### Phase 2: Design Specification

**Architecture:**

- [ ] Every table has a policy
`;

describe('the gates of a feature', () => {
  let cli: CliFolder;
  const NOW = '2026-03-02T09:00:00Z';
  const take = (given: Omit<Parameters<typeof decide>[1], 'file' | 'now'> & { file?: string }): Promise<string> =>
    decide(cli.folder, { file: WORKFLOW, now: NOW, ...given });
  const gate = async (id: string): Promise<ShowOutput['gates'][number]> => {
    const shown = JSON.parse((await cli.runHere('show', WORKFLOW, '--json')).out) as ShowOutput;
    return shown.gates.find((one) => one.id === id)!;
  };
  const findings = async (...paths: string[]): Promise<CheckOutput['findings']> =>
    (JSON.parse((await cli.runHere('check', ...paths, '--format', 'json')).out) as CheckOutput).findings;
  const criterion = async (id: string, text: string): Promise<{ holds: boolean | null; because: string }> => {
    const found = (await gatesOf(cli.folder, WORKFLOW)).get(id)?.criteria.find((one) => one.text === text);
    assert.ok(found, text);
    return { holds: found.holds, because: found.because };
  };

  beforeEach(async () => {
    cli = new CliFolder({ '.planwright/approvers.json': PEOPLE, '.planwright/steering/gates.md': STEERING });
    await cli.runHere('feature', 'Alerts');
  });
  afterEach(() => cli.dispose());

  it('say what each criterion looked at', async () => {
    const file = `${FOLDER}/requirements.md`;
    assert.match(
      (await criterion('gate-1', 'Requirements document complete')).because,
      new RegExp(`^${file}: \\d+ findings$`),
    );
    assert.match(
      (await criterion('gate-1', 'Requirements document approved')).because,
      /"Requirements" is not approved/,
    );
    await cli.runHere('set', file, '5/list', '["Only operators see numbers; a test tries others"]');
    const security = await criterion('gate-1', 'Security requirements included');
    assert.deepEqual(security, { holds: true, because: `${file}: section 5 is filled in` });
    cli.write(WORKFLOW, cli.text(WORKFLOW).replaceAll(`${FOLDER}/requirements.md`, `${FOLDER}/gone.md`));
    assert.match((await criterion('gate-1', 'Requirements document complete')).because, /no document of the kind/);
  });

  it('take a target for one only where it can be measured', async () => {
    const file = `${FOLDER}/requirements.md`;
    const targets = (cell: string): void =>
      cli.write(
        file,
        cli.text(file).replace(/^\| \[What is done\].*$|^\| List \|.*$/m, `| List | p95 latency | ${cell} |`),
      );
    const text = 'Performance targets defined';
    targets('fast enough');
    assert.deepEqual(await criterion('gate-1', text), {
      holds: false,
      because: `${file}: 1 finding in section 4; ${file}: 1 finding of "performance.target-without-unit"`,
    });
    targets('200 ms');
    assert.equal((await criterion('gate-1', text)).holds, true);
  });

  it('are shown with what each criterion looked at, who has signed and who is missing', async () => {
    const { criteria, signs } = await gate('gate-1');
    const text = 'Requirements document approved';
    assert.deepEqual(
      criteria.find((one) => one.text === text),
      { text, holds: false, automatic: true, because: `${FOLDER}/requirements.md: "Requirements" is not approved` },
    );
    assert.equal(criteria.find((one) => one.text === 'Technical feasibility validated')?.because, 'not ticked yet');
    assert.deepEqual(signs, {
      signed: [],
      missing: [
        { role: 'product-manager', count: 1, people: ['Ada'] },
        { role: 'technical-lead', count: 1, people: ['Ben'] },
      ],
    });
    const { out } = await cli.runHere('show', WORKFLOW);
    assert.match(out, /^ {6}· Requirements document approved: \S+: "Requirements" is not approved$/m);
  });

  it('take ticks from people only, with who and when', async () => {
    const text = 'Technical feasibility validated';
    cli.write(WORKFLOW, cli.text(WORKFLOW).replace(`- [ ] ${text}`, `- [x] ${text}`));
    assert.match((await criterion('gate-1', text)).because, /nobody’s name stands for it/);
    assert.ok((await findings(WORKFLOW)).some(({ code }) => code === 'criterion.ticked-early'));
    assert.equal(await take({ gate: 'gate-1', type: 'tick', by: 'Ben', criterion: text }), '');
    assert.deepEqual(await criterion('gate-1', text), { holds: true, because: `ticked by Ben at ${NOW}` });
    assert.ok(cli.text(WORKFLOW).includes(`- [x] ${text} (Ben, ${NOW})\n`));
    assert.equal(await take({ gate: 'gate-1', type: 'untick', by: 'Ada', criterion: text }), '');
    assert.ok(cli.text(WORKFLOW).includes(`- [ ] ${text}\n`));
    assert.equal((await criterion('gate-1', text)).holds, false);
  });

  it('ask for the criteria of the project, and offer them', async () => {
    const found = (await findings(WORKFLOW)).filter(({ code }) => code === 'criterion.missing');
    assert.deepEqual(
      found.map(({ message }) => message),
      [
        'Add "Tenants are told apart" to "Gate 1: Requirements Approval": .planwright/steering/gates.md:8 asks for it.',
        'Add "Every table has a policy" to "Gate 2: Design Approval": .planwright/steering/gates.md:15 asks for it.',
      ],
    );
    assert.match((await gate('gate-1')).message, /criteria are open/);
  });

  it('belong to the nearest heading that names a gate, whatever it stands below', async () => {
    cli.write('.planwright/steering/gates.md', STEERING.replace('# Our gates', '## Requirements Analysis'));
    const asked = Array.from(await gatesOf(cli.folder, WORKFLOW), ([id, { criteria }]) =>
      criteria.some(({ text }) => text === 'Every table has a policy') ? [id] : [],
    );
    assert.deepEqual(asked.flat(), ['gate-2']);
  });

  it('leave a steering file alone that is not always included', async () => {
    cli.write('.planwright/steering/gates.md', STEERING.replace('always', 'manual'));
    assert.deepEqual(
      (await findings(WORKFLOW)).filter(({ code }) => code === 'criterion.missing'),
      [],
    );
  });

  it('ask for the lines of the template, however somebody takes them out or words them', async () => {
    const gone = '- [ ] Requirements document complete\n';
    const worded = '- [ ] Requirements document looked at';
    cli.write(WORKFLOW, cli.text(WORKFLOW).replace(gone, '').replace('- [ ] Requirements document approved', worded));
    await take({ gate: 'gate-1', type: 'tick', by: 'Ben', criterion: 'Requirements document looked at' });
    const because = 'asked for by the template, and not in the document';
    for (const text of ['Requirements document complete', 'Requirements document approved'])
      assert.deepEqual(await criterion('gate-1', text), { holds: false, because });
    assert.deepEqual(
      (await findings(WORKFLOW))
        .filter(({ message }) => message.includes('the template asks'))
        .map(({ message }) => message),
      ['approved', 'complete'].map(
        (what) => `Add "Requirements document ${what}" to "Gate 1: Requirements Approval": the template asks for it.`,
      ),
    );
  });

  it('tell criteria apart that differ in a sign', async () => {
    const line = '- [ ] Technical feasibility validated\n';
    cli.write(WORKFLOW, cli.text(WORKFLOW).replace(line, `${line}- [ ] p95 < 2 s\n- [ ] p95 > 2 s\n`));
    await take({ gate: 'gate-1', type: 'tick', by: 'Ben', criterion: 'p95 < 2 s' });
    assert.equal((await criterion('gate-1', 'p95 < 2 s')).holds, true);
    assert.equal((await criterion('gate-1', 'p95 > 2 s')).holds, false);
    assert.match(cli.text(WORKFLOW), /^- \[ \] p95 > 2 s$/m);
  });

  it('look at every document of a kind, by its path or by a link', async () => {
    const file = `${FOLDER}/requirements.md`;
    const named = `- \`${file}\` – User stories with acceptance criteria\n`;
    const second = 'docs/features/more needs/requirements.md';
    assert.ok(cli.text(WORKFLOW).includes(named));
    cli.write(second, cli.text(file));
    for (const link of [
      '[More](</docs/features/more needs/requirements.md>)',
      '[`r.md`](../more%20needs/requirements.md#x)',
    ]) {
      const before = cli.text(WORKFLOW);
      cli.write(WORKFLOW, before.replace(named, `- ${link} – more\n`));
      const { because } = await criterion('gate-1', 'Requirements document complete');
      assert.match(because, /alerts\/requirements\.md: \d+ findings; .*more needs\/requirements\.md: \d+ findings/);
      cli.write(WORKFLOW, before);
    }
    cli.write(second, cli.text(second).replace(/## 5\.[^]*?(?=\n## 6\.)/, ''));
    await cli.runHere('set', file, '5/list', '["Only operators see numbers; a test tries others"]');
    assert.equal((await criterion('gate-1', 'Security requirements included')).holds, true);
    cli.write(WORKFLOW, cli.text(WORKFLOW).replace(named, `- [More](../more%20needs/requirements.md)\n`));
    const security = await criterion('gate-1', 'Security requirements included');
    assert.deepEqual(security, { holds: false, because: '../more needs/requirements.md: 1 finding in section 5' });
  });

  it('take the silence of a rule only where it had something to look at, and is on', async () => {
    const file = `${FOLDER}/tasks.md`;
    const [capacity, cycles] = ['Every sprint within its capacity', 'Dependencies identified and managed'];
    assert.match((await criterion('gate-3', cycles)).because, /no task is filled in/);
    assert.match((await criterion('gate-3', capacity)).because, /no task is filled in|finding|no task is in a sprint/);
    await cli.runHere('set', file, '4/task-1/points', '3');
    await cli.runHere('set', file, '4/task-1/hours', '8');
    await cli.runHere('set', file, '4/task-1/depends-on', 'None');
    assert.equal((await criterion('gate-3', cycles)).holds, true);
    assert.match((await criterion('gate-3', capacity)).because, /no task is in a sprint/);
    await cli.runHere('set', file, '4/task-1/sprint', '1');
    assert.equal((await criterion('gate-3', capacity)).holds, true);
    cli.write('.vscode/settings.json', '{ "planwright.rules": { "task.dependency-cycle": "off" } }');
    const { holds, because } = await criterion('gate-3', cycles);
    assert.equal(holds, false);
    assert.match(because, /the rule "task\.dependency-cycle" is turned off in the settings/);
  });

  it('are refused while a criterion does not hold', async () => {
    assert.match(await take({ gate: 'gate-1', type: 'approve', by: 'Ada' }), /does not hold: docs\/features\/alerts/);
    assert.match(
      await take({ gate: 'gate-2', type: 'approve', by: 'Ben' }),
      /"Gate 1: Requirements Approval" comes first/,
    );
  });

  it('are told about approvers and steering files that have no effect', async () => {
    const told = async (): Promise<string[]> =>
      (await findings())
        .filter(({ code }) => /^(?:approvers|steering)\./.test(code))
        .map(({ code, severity, range, message }) => `${code} ${severity} ${range.start.line}: ${message}`);
    assert.deepEqual(await told(), []);
    cli.write(
      '.planwright/approvers.json',
      '{ "people": [\n{ "name": "Zo\u00eb", "roles": ["qa"] },\n{ "name": "Zoe\u0308", "roles": ["boss"] }] }',
    );
    const [twice, role] = await told();
    assert.match(twice ?? '', /^approvers\.duplicate warning 2: Put the roles of "Zo.+" into one entry/);
    assert.match(role ?? '', /^approvers\.unknown-role warning 2: .*Gates ask for developer, product-manager, qa or/);
    cli.write('.planwright/approvers.json', PEOPLE);
    const STEERED: readonly (readonly [from: string, to: string, found: RegExp])[] = [
      ['inclusion: always', 'inclusion: Always', /^steering\.invalid warning 1: Write "inclusion: always", .*"Always"/],
      ['inclusion: always', 'inclusion: always\na: [', /^steering\.invalid error \d: Mend the front matter/],
      ['always\n---', 'always', /^steering\.invalid error 0: Close the front matter/],
      [
        'Gate 1: Requirements Approval',
        'Gate 9: Launch',
        /^steering\.no-gate warning 7: .*"Gate 9: Launch" names none/,
      ],
      ['Gate 1: Requirements Approval', 'Style', /^steering\.no-gate info 7: /],
    ];
    for (const [from, to, found] of STEERED) {
      cli.write('.planwright/steering/gates.md', STEERING.replace(from, to));
      const all = await told();
      assert.equal(all.length, 1, all.join('\n'));
      assert.match(all[0] ?? '', found);
    }
  });

  it('keeps the people that have a name, and tells of the one that has none', async () => {
    const blank = '{ "name": "  ", "roles": ["qa"] }';
    const text = `{ "people": [\n${blank},\n{ "name": "Ada", "roles": ["qa"] }] }`;
    const { project, findings: found } = await loadProject(memoryFiles({ '.planwright/approvers.json': text }), []);
    assert.deepEqual(project.people, [{ name: 'Ada', roles: ['qa'] }]);
    assert.deepEqual(
      found.filter(({ code }) => code === 'approvers.invalid').map(({ range }) => range.start.line),
      [1],
    );
  });

  describe('whose approvers are broken', () => {
    const CASES: readonly (readonly [text: string, line: number, message: RegExp])[] = [
      ['{ "people": [', 0, /YAML/],
      ['{\n  "people": [{ "name": "Ada", "role": ["qa"] }]\n}', 1, /People "people\.0/],
      ['{\n  "people": [\n    { "name": "Ada", "roles": ["Technical Lead"] }\n  ]\n}', 2, /lower case with "-"/],
      ['people: []', 0, /no JSON/],
      ['', 0, /no JSON|expected/],
    ];
    for (const [text, line, message] of CASES) {
      it(`says where and what to do: ${JSON.stringify(text)}`, async () => {
        cli.write('.planwright/approvers.json', text);
        const [first] = (await findings()).filter(({ code }) => code === 'approvers.invalid');
        assert.equal(first?.range.start.line, line);
        assert.match(first.message, message);
        assert.match(first.message, /nobody has a role\. It is written so: \{/);
        assert.match((await gate('gate-1')).message, /criteria/);
      });
    }

    it('never throw, whatever they hold', () => {
      for (const text of ['[]', '1', 'null', '{"people":{}}', '\u0000', '{"people":[null]}', '&a [*a]'])
        assert.ok(readPeople(text).findings.length > 0, text);
      for (const yaml of [
        '[a]',
        'a',
        '1',
        '&a [*a]',
        'inclusion: [always]',
        'inclusion: *gone',
        '\u0000',
        'inclusion: {a: *b}',
      ])
        assert.ok(steeringProblems(`---\n${yaml}\n---\n- [ ] x`, 'a.md', []).length <= 1, yaml);
    });
  });
});
