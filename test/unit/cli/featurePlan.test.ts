import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { CheckOutput, ShowOutput } from '../../../src/contract/cli.ts';
import { taskInputSchema } from '../../../src/contract/outputs.ts';
import { CliFolder } from '../support/cli.ts';

const example = (name: string): string => readFileSync(new URL(`../../../examples/${name}`, import.meta.url), 'utf8');
const SPEC_FILE = 'docs/features/FEAT-012-spec.md';
const PLAN_FILE = 'docs/features/FEAT-012-plan.md';
const SPEC = example(SPEC_FILE);
const PLAN = example(PLAN_FILE);

describe('a feature plan', () => {
  let cli: CliFolder;
  const open = (files: Readonly<Record<string, string>>): CliFolder => (cli = new CliFolder(files));
  afterEach(() => cli.dispose());

  const show = async (file = PLAN_FILE): Promise<ShowOutput> =>
    JSON.parse((await cli.runHere('show', file, '--json')).out) as ShowOutput;
  const codes = async (): Promise<string[]> => {
    const { out } = await cli.runHere('check', PLAN_FILE, '--format', 'json');
    return (JSON.parse(out) as CheckOutput).findings.map(({ code, message }) => `${code}: ${message}`);
  };

  describe('made from its specification', () => {
    it('stands beside it, and both can be told from each other', async () => {
      open({ [SPEC_FILE]: SPEC });
      const { out, err, code } = await cli.runHere('plan', SPEC_FILE);
      assert.equal(code, 0, err);
      assert.equal(out.trim(), PLAN_FILE);
      const { kind, header } = await show();
      assert.equal(kind, 'feature-plan');
      const value = (id: string): unknown => header.find((field) => field.id === id)?.value;
      assert.equal(value('header/feature-id'), 'FEAT-012');
      assert.equal(value('header/specification'), `\`${SPEC_FILE}\``);
      assert.match(cli.text(PLAN_FILE), /^# Feature Plan: Inventory for small shops$/m);
    });

    it('keeps its own heading where the specification has none but that of its template', async () => {
      open({ [SPEC_FILE]: SPEC.replace('# Inventory for small shops', '# Specification') });
      await cli.runHere('plan', SPEC_FILE);
      assert.match(cli.text(PLAN_FILE), /^# Feature Plan$/m);
    });

    it('has the questions, the criteria and the first decision in place', async () => {
      open({ [SPEC_FILE]: SPEC });
      await cli.runHere('plan', SPEC_FILE);
      const text = cli.text(PLAN_FILE);
      assert.match(
        text,
        /^### RQ-1: How long do browsers keep data of a page that is not opened\?\n\n- \*\*State:\*\* Queued$/m,
      );
      for (const line of ['US-1 AC-1: The count becomes the stock', 'US-2 AC-3: Low items are listed'])
        assert.ok(text.includes(`- [ ] ${line}`), line);
      assert.match(text, /^ {2}- \[ \] NFR-1: Fast lists: p95 of 200 ms with 5,000 items$/m);
      assert.match(text, /^### TD-1: File Organization$/m);
      assert.match(text, /^\*\*Analyser:\*\* Skipped$/m);
      assert.match(text, /^- The feature is small: 2 user stories\.$/m);
      const found = await codes();
      for (const code of ['spec.', 'success.', 'research.not-taken-over'])
        assert.ok(
          found.every((one) => !one.startsWith(code)),
          code,
        );
    });

    it('takes a note that answers a question, and dependencies that the specification names', async () => {
      const note = '# Offline data\n\nHow long browsers keep the data of pages that are not opened.\n';
      open({
        [SPEC_FILE]: SPEC.replace('- None. The till', '- FEAT-003 must be there. The till'),
        'knowledge/offline-2026-01-02.md': note,
      });
      await cli.runHere('plan', SPEC_FILE);
      const text = cli.text(PLAN_FILE);
      assert.match(
        text,
        /- \*\*State:\*\* Known\n- \*\*Findings:\*\* .*\n- \*\*File:\*\* `knowledge\/offline-2026-01-02\.md`/,
      );
      assert.match(text, /^ {2}- FEAT-003 must be there\. The till/m);
    });

    it('is made from a specification of no kind, whose criteria and questions it is held against', async () => {
      const own =
        '# Bulk prices\n\nStatus: Approved\n\n## User Stories\n\n### US-1: Change many\n\n**Acceptance Criteria:**\n\n- AC1: 500 at once\n- AC2: all or none\n\n' +
        '## Non-Functional Requirements\n\n- NFR1: p95 < 10 s\n\n## Dependencies\n\n- FEAT-001 (sign-in)\n\n## Open Questions\n\n- RQ3: Which rounding?\n- RQ7: Which limits?\n';
      open({ [SPEC_FILE]: own });
      const { code, err } = await cli.runHere('plan', SPEC_FILE);
      assert.deepEqual([code, err], [0, '']);
      const text = cli.text(PLAN_FILE);
      for (const line of ['US-1 AC-1: 500 at once', 'US-1 AC-2: all or none', 'NFR-1: p95 < 10 s'])
        assert.ok(text.includes(`  - [ ] ${line}\n`), line);
      assert.match(text, /^ {2}- FEAT-001 \(sign-in\)$/m);
      assert.match(text, /^### RQ-3: Which rounding\?$[^]*^### RQ-7: Which limits\?$/m);
      assert.equal(cli.text(SPEC_FILE).replace(`**Plan:** \`${PLAN_FILE}\`\n`, ''), own);

      cli.write(SPEC_FILE, `${own}- RQ8: Which currency?\n`.replace('AC2', 'AC3'));
      const found = await codes();
      assert.ok(
        found.includes('success.criterion-untraced: Add US-1 AC-3 of the specification to the success criteria.'),
      );
      assert.ok(found.includes('research.not-taken-over: Take RQ-8 of the specification over: "Which currency?"'));
    });

    it('carries the problem, what is fixed, and what no story stands for', async () => {
      const bare =
        '### FR-9: Print a list\n\n- **Requirement:** A list can be printed.\n- **Stories:** None\n\n### NFR-1';
      open({ [SPEC_FILE]: SPEC.replace('### NFR-1', bare) });
      await cli.runHere('plan', SPEC_FILE);
      const text = cli.text(PLAN_FILE);
      assert.match(text, /^\*\*Problem:\*\* \S.{20,}$/m);
      assert.match(text, /^ {2}- \[ \] FR-9: Print a list$/m);
      assert.doesNotMatch(text, /\[ \] FR-1:/, 'a criterion stands for it');
      assert.match(text, /^ {2}- \[ \] Constraint: \S/m);
    });

    it('needs no feature that the specification leaves out, and needs each once', async () => {
      const spec = SPEC.replace('- None. The till', '- FEAT-003 must be there. The till').replace(
        '- **Non-Goals:**\n',
        '- **Non-Goals:**\n  - What FEAT-004 does\n',
      );
      open({ [SPEC_FILE]: `${spec}\nSee FEAT-003 and FEAT-005.\n` });
      await cli.runHere('plan', SPEC_FILE);
      const named = cli.text(PLAN_FILE).match(/FEAT-00\d/g);
      assert.deepEqual(named?.sort(), ['FEAT-003', 'FEAT-005']);
    });

    it('makes no criterion of what the specification only has a hint for', async () => {
      open({});
      assert.equal((await cli.runHere('new', 'spec', SPEC_FILE)).code, 0);
      await cli.runHere('plan', SPEC_FILE);
      assert.doesNotMatch(cli.text(PLAN_FILE), /US-1|FR-1|Constraint:|is complete/);
    });

    it('puts into the first decision what the repository says of its structure', async () => {
      const tree = '```\n.\n├── shop/        # the shop itself\n│   └── stock.py # counts\n└── tests/\n```';
      open({ [SPEC_FILE]: SPEC, 'AGENTS.md': `# For agents\n\n## Repository Structure\n\n${tree}\n\n## Style\n` });
      await cli.runHere('plan', SPEC_FILE);
      assert.ok(
        cli
          .text(PLAN_FILE)
          .includes(
            '- **Context:** By "Repository Structure" in `AGENTS.md`, files go to `shop/` (the shop itself), `shop/stock.py` (counts), `tests/`.\n',
          ),
      );
    });

    it('is named in its specification, and nothing else of that changes', async () => {
      open({ [SPEC_FILE]: SPEC });
      await cli.runHere('plan', SPEC_FILE);
      const text = cli.text(SPEC_FILE);
      const line = `**Plan:** \`${PLAN_FILE}\`\n`;
      assert.equal(text.replace(line, ''), SPEC);
      assert.ok(text.includes(line));
      assert.ok(!(await codes()).some((code) => code.startsWith('spec.')), 'it is still the version it is made from');
    });

    it('leaves the decision on the analyser to the person', async () => {
      open({ [SPEC_FILE]: SPEC });
      await cli.runHere('plan', SPEC_FILE, '--analyser', 'yes');
      assert.match(
        cli.text(PLAN_FILE),
        /^\*\*Analyser:\*\* Dispatched\n\n\*\*Reasons:\*\*\n\n- Decided by a person\.$/m,
      );
    });

    it('warns where the specification is not approved', async () => {
      open({ [SPEC_FILE]: SPEC });
      const { code, err } = await cli.runHere('plan', SPEC_FILE);
      assert.equal(code, 0);
      assert.match(err, /The specification is not approved: its status is DRAFT\./);
    });

    it('never overwrites a plan that is there', async () => {
      open({ [SPEC_FILE]: SPEC, [PLAN_FILE]: PLAN });
      const { code, err } = await cli.runHere('plan', SPEC_FILE);
      assert.equal(code, 1);
      assert.match(err, /exists already/);
      assert.equal(cli.text(PLAN_FILE), PLAN);
    });
  });

  describe('that is complete', () => {
    const CASES: readonly (readonly [what: string, change: (plan: string) => string, found: RegExp | null])[] = [
      ['nothing', (plan) => plan, null],
      [
        'a specification that is none',
        (plan) => plan.replace('`docs/features/FEAT-012-spec.md`', '`knowledge/offline-storage-2026-11-20.md`'),
        /^spec\.no-document/,
      ],
      ['another version of it', (plan) => plan.replace(/v1:sha256:\w{4}/, 'v1:sha256:0000'), /^spec\.changed/],
      [
        'an open question',
        (plan) => plan.replace('**State:** Researched', '**State:** Queued'),
        /^research\.open: Research RQ-1/,
      ],
      [
        'a question that is left out',
        (plan) => plan.replace(/### RQ-1[\s\S]*?\n---/, '---'),
        /^research\.not-taken-over: Take RQ-1/,
      ],
      [
        'a table without indexes',
        (plan) => plan.replace('| number unique |', '|  |'),
        /^schema\.incomplete: Name the indexes of "item"/,
      ],
      [
        'a contract without types',
        (plan) => plan.replace(/```typescript[\s\S]*?```/, '```typescript\ncount the item\n```'),
        /^contract\.untyped/,
      ],
      [
        'another first decision',
        (plan) => plan.replace('TD-1: File Organization', 'TD-1: Counting'),
        /^decision\.file-organisation-first/,
      ],
      [
        'a first decision with "file" in a word',
        (plan) => plan.replace('TD-1: File Organization', 'TD-1: User profile caching'),
        /^decision\.file-organisation-first/,
      ],
      [
        'no rationale',
        (plan) => plan.replace('The other shop tools are laid out so.', ''),
        /^decision\.without-rationale/,
      ],
      [
        'no end-to-end tests',
        (plan) => plan.replace(/- \*\*E2E Tests:\*\*\n.*\n/, '- **E2E Tests:**\n'),
        /^testing\.incomplete/,
      ],
      [
        'no bottleneck',
        (plan) => plan.replace(/### Bottleneck 1[\s\S]*?\n---/, '---'),
        /^performance\.bottleneck-missing: Name what could become slow/,
      ],
      [
        'a bottleneck without a solution',
        (plan) => plan.replace(/\*\*Solution:\*\* .*/, '**Solution:**'),
        /^performance\.bottleneck-unsolved/,
      ],
      [
        'no data protection',
        (plan) => plan.replace(/- \*\*Data Protection:\*\*\n.*\n/, '- **Data Protection:**\n'),
        /^security\.incomplete/,
      ],
      [
        'no dependencies',
        (plan) => plan.replace(/Implementation:\*\*\n.*\n/, 'Implementation:**\n'),
        /^dependencies\.missing/,
      ],
      ['no order', (plan) => plan.replace(/Ordering:\*\*\n.*\n/, 'Ordering:**\n'), /^dependencies\.order-missing/],
      [
        'a criterion that is left out',
        (plan) => plan.replace(/.*US-2 AC-3.*\n/, ''),
        /^success\.criterion-untraced: Add US-2 AC-3/,
      ],
      ['detailed tasks', (plan) => `${plan}\n## Tasks\n\nFirst things first.\n`, /^tasks\.too-early/],
    ];
    for (const [what, change, found] of CASES) {
      it(`has ${what} found in it, and nothing else`, async () => {
        const plan = change(PLAN);
        assert.equal(plan === PLAN, found === null);
        const note = example('knowledge/offline-storage-2026-11-20.md');
        open({ [SPEC_FILE]: SPEC, [PLAN_FILE]: plan, 'knowledge/offline-storage-2026-11-20.md': note });
        const all = await codes();
        assert.equal(all.length, found === null ? 0 : 1, all.join('\n'));
        if (found) assert.match(all[0] ?? '', found);
      });
    }

    it('is ready for its approval without the section that is optional', async () => {
      open({ [SPEC_FILE]: SPEC, [PLAN_FILE]: PLAN, 'knowledge/offline-storage-2026-11-20.md': 'x' });
      const { gates, summary } = await show();
      assert.equal(gates.find(({ id }) => id === 'plan')?.state, 'ready');
      assert.ok(summary?.some(({ lines }) => lines.includes('2 tables: item (new), movement (new)')));
    });

    it('can be cancelled, and is a draft again when that is taken back', async () => {
      open({ [SPEC_FILE]: SPEC, [PLAN_FILE]: PLAN, 'knowledge/offline-storage-2026-11-20.md': 'x' });
      for (const status of ['CANCELLED', 'DRAFT']) {
        const { code, err } = await cli.runHere('set', PLAN_FILE, 'header/status', status);
        assert.equal(code, 0, err);
        assert.equal(cli.text(PLAN_FILE), PLAN.replace('**Status:** DRAFT', `**Status:** ${status}`));
        assert.deepEqual(await codes(), []);
      }
    });

    it('is summed up for its decision, and handed on to whoever makes tasks', async () => {
      open({ [SPEC_FILE]: SPEC, [PLAN_FILE]: PLAN, 'knowledge/offline-storage-2026-11-20.md': 'x' });
      const summary = (await cli.runHere('export', PLAN_FILE, '--as', 'summary')).out;
      for (const part of [
        '**FEAT-012**',
        'Research completed (1 question)',
        '2 tables: item (new)',
        'TD-2: Counts are',
        '200 ms with 5,000 items',
        '**Files**:\n\n- `api/`\n',
        '- `inventory/stock.py`\n',
      ])
        assert.ok(summary.includes(part), part);
      const { out } = await cli.runHere('export', PLAN_FILE, '--as', 'task-input');
      const input = taskInputSchema.parse(JSON.parse(out));
      assert.equal(input.specification, SPEC_FILE);
      assert.equal(input.fileOrganization?.title, 'File Organization');
      assert.match(input.signatures[0]?.code ?? '', /function count/);
      assert.deepEqual(
        input.tests.map(({ testFirst }) => testFirst),
        [true, true, false],
      );
      assert.ok(input.criteria.includes('US-2 AC-3: Low items are listed'));
    });

    it('may have its decisions in the notation that the definition gives them', async () => {
      const decisions = `### Decision 1: File Organization (§TD1)

**Context**: One repository

### Decision 2: Single Mutation

**Context**: 500 models are updated

**Options**:
1. Single mutation
2. Batch

**Decision**: Option 1

**Rationale**:
- Fewer round-trips

**Implications**:
- Partial failures
`;
      open({
        [SPEC_FILE]: SPEC,
        [PLAN_FILE]: PLAN.replace('**Specification:**', '**Spec**:')
          .replace(/(## 5\. Technical Decisions\n+)[^]*?(?=---)/, `$1${decisions}\n`)
          .replace(/(## 3\. [^]*?\n\n)\|[^]*?(?=---)/, '$1To be designed.\n\n'),
      });
      const summary = (await cli.runHere('export', PLAN_FILE, '--as', 'summary')).out;
      for (const line of ['- 0 tables', '- TD-1: File Organization (§TD1)', '- TD-2: Single Mutation (Option 1)'])
        assert.ok(summary.split('\n').includes(line), line);
      const { out } = await cli.runHere('export', PLAN_FILE, '--as', 'task-input');
      const input = taskInputSchema.parse(JSON.parse(out));
      assert.equal(input.specification, SPEC_FILE);
      assert.deepEqual(
        input.decisions.map(({ title, decision }) => [title, decision]),
        [['Single Mutation', 'Option 1']],
      );
      assert.deepEqual(
        (await codes()).filter((one) => one.includes('Decision')),
        ['field.missing: Add "Decision".'],
      );
    });

    it('is offered the skills that fit, and takes at most three of a tag', async () => {
      const skill = (name: string, text: string): string =>
        `---\nname: ${name}\ndescription: ${JSON.stringify(text)}\n---\n`;
      open({
        [SPEC_FILE]: SPEC,
        [PLAN_FILE]: PLAN,
        '.skills/a/SKILL.md': skill('stock-counting', '[KNOWLEDGE] Counting stock, movements and differences'),
        '.skills/b/SKILL.md': skill('soup', '[KNOWLEDGE] Broth'),
        '.skills/c/SKILL.md': skill('review', '[META] Looks at endpoint and transaction'),
        '.skills/d/SKILL.md': skill('untagged', 'Counting stock'),
        '.skills/e/SKILL.md': 'no front matter',
      });
      const { out } = await cli.runHere('skills', PLAN_FILE);
      assert.match(out, /^✓ stock-counting \[KNOWLEDGE\] .*\n✓ review \[META\] .*\n {2}soup \[KNOWLEDGE\]/);
      assert.ok(!out.includes('untagged'));
      for (let times = 0; times < 2; times++) await cli.runHere('skills', PLAN_FILE, 'stock-counting');
      assert.deepEqual(cli.text(PLAN_FILE).match(/^- stock-counting.*$/gm), [
        '- stock-counting [KNOWLEDGE], `.skills/a/SKILL.md`',
      ]);
    });

    it('takes no fourth skill of a tag beside those that it lists', async () => {
      const skill = (name: string): string => `---\nname: ${name}\ndescription: '[KNOWLEDGE] Counting'\n---\n`;
      const names = ['a', 'b', 'c', 'd'];
      const files = names.map((name) => [`x/${name}/SKILL.md`, skill(name)] as const);
      open({ [SPEC_FILE]: SPEC, [PLAN_FILE]: PLAN, ...Object.fromEntries(files), 'a/SKILL.md': skill('e') });
      for (const name of ['a', 'b']) assert.equal((await cli.runHere('skills', PLAN_FILE, name)).code, 0);
      // Its path is the end of another's, which is listed.
      assert.equal((await cli.runHere('skills', PLAN_FILE, 'e')).code, 0);
      const refused = await cli.runHere('skills', PLAN_FILE, 'c', 'a');
      assert.equal(refused.code, 2);
      assert.match(refused.err, /at most 3 skills tagged \[KNOWLEDGE\], with those of the plan/);
      assert.equal(cli.text(PLAN_FILE).match(/SKILL\.md`/g)?.length, 3);
    });

    it('is told what the code base has, once', async () => {
      const file = 'shop/stock.py';
      const code = 'def count_items(shelf):\n    return 1\n\n# deprecated: do not use for stock\nimport items\n';
      open({ [SPEC_FILE]: SPEC, [PLAN_FILE]: PLAN, [file]: code, '.gitignore': 'build/\n', 'build/items.py': code });
      for (let times = 0; times < 2; times++) assert.equal((await cli.runHere('analyse', PLAN_FILE)).code, 0);
      const places = cli.text(PLAN_FILE).match(/^- `(?:shop|build)\/.*$/gm);
      assert.deepEqual(places, [
        '- `shop/stock.py:1` – does alike: def count_items(shelf):',
        '- `shop/stock.py:4` – says: # deprecated: do not use for stock',
      ]);
      assert.deepEqual(cli.text(PLAN_FILE).match(/^- (?:Follow|Build|Keep) .*$/gm), [
        '- Follow `def count_items(shelf):` in `shop/stock.py:1`: it speaks of count, item, shelf',
        '- Keep away from `# deprecated: do not use for stock` in `shop/stock.py:4`: it speaks of stock',
      ]);
    });

    it('is not told of a change of the header or the change log of its specification', async () => {
      const spec = SPEC.replace('**Status:** DRAFT', '**Status:** APPROVED').replace(
        'Request taken',
        'The request was taken',
      );
      assert.notEqual(spec, SPEC);
      open({ [SPEC_FILE]: spec, [PLAN_FILE]: PLAN, 'knowledge/offline-storage-2026-11-20.md': 'x' });
      assert.deepEqual(await codes(), []);
      cli.write(SPEC_FILE, spec.replace('20 minutes', '10 minutes'));
      assert.match((await codes()).join('\n'), /^spec\.changed/);
    });
  });
});
