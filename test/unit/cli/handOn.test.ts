import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { promptsOutputSchema } from '../../../src/contract/cli.ts';
import { newHasher } from '../../../src/node/newHasher.ts';
import { CliFolder } from '../support/cli.ts';

const example = (name: string): string => readFileSync(new URL(`../../../examples/${name}`, import.meta.url), 'utf8');
const SPEC = example('docs/features/FEAT-012-spec.md');

describe('handing a document on', () => {
  let cli: CliFolder;
  beforeEach(() => (cli = new CliFolder({ 'SPEC.md': SPEC, 'a.bugfix.md': example('requests/stations.bugfix.md') })));
  afterEach(() => cli.dispose());

  it('gives each agent a prompt that works alone: request, sections, answers, constraints, criteria, version', async () => {
    const { out, code } = await cli.runHere('prompts', 'SPEC.md', '--agent', 'backend');
    assert.equal(code, 0);
    const hasher = newHasher();
    hasher.update(SPEC);
    for (const part of [
      'We need a simple inventory app for small shops.',
      '## 5. Domain Model',
      '| least_stock | decimal, 3 places | 0 or more |',
      '## 12. Performance & SLOs',
      'The owner sees and changes everything; a clerk counts stock and books movements.',
      '- One server with 4 GB of memory',
      '- US-2 AC-3: given an item with a least stock of 5, when its stock falls to 4, then it stands',
      `version sha256:${hasher.digest()}`,
    ])
      assert.ok(out.includes(part), part);
    assert.ok(!out.includes('7. UI/Frontend Plan'), 'only the sections that the agent needs');
  });

  it('has a prompt for every agent that goes on, with the sections that it needs', async () => {
    const sections = async (file: string): Promise<Record<string, string>> => {
      const { prompts } = promptsOutputSchema.parse(JSON.parse((await cli.runHere('prompts', file, '--json')).out));
      return Object.fromEntries(
        prompts.map(({ agent, text }) => [
          agent,
          Array.from(text.matchAll(/^## (\d+(?:\.\d+)?)\.? /gm), ([, number]) => number).join(' '),
        ]),
      );
    };
    assert.deepEqual(await sections('SPEC.md'), {
      backend: '5 6 8 9 11 12',
      frontend: '7 6',
      'contract-sync': '6 10',
      orchestration: '13 10',
    });
    assert.deepEqual(Object.keys(await sections('a.bugfix.md')).sort(), [
      'backend',
      'ci-quality',
      'contract-sync',
      'frontend',
      'orchestration',
    ]);
  });

  it('is refused with the reason while the gate is shut', async () => {
    cli.write(
      'SPEC.md',
      SPEC.replace('- [x] Who uses it', '- [ ] Who uses it').replace(/ {2}- \*\*Answer:\*\* The owner.*\n/, ''),
    );
    const { out, err, code } = await cli.runHere('prompts', 'SPEC.md', '--agent', 'backend');
    assert.equal(code, 4);
    assert.equal(out, '');
    assert.match(err, /Checkpoint "Reflection" is shut.*Awaiting answers to 1 question;/);
  });

  it('names what is not written yet, and leaves hints out', async () => {
    cli.write(
      'SPEC.md',
      SPEC.replace(/(## 12\. Performance & SLOs\n)[\s\S]*?\n---/, '$1\n- **Pagination:** [Page size]\n\n---'),
    );
    const { out } = await cli.runHere('prompts', 'SPEC.md', '--json');
    const { prompts } = promptsOutputSchema.parse(JSON.parse(out));
    const backend = prompts.find(({ agent }) => agent === 'backend');
    assert.deepEqual(backend?.unwritten, ['12']);
    const gap =
      '**Not written yet, 1 of its 6 sections: 12. Performance & SLOs.** Ask before you decide anything about it.';
    assert.ok(backend.text.includes(gap));
    assert.ok(backend.text.indexOf(gap) < backend.text.indexOf('\n## '), 'before all that could pass for the whole');
    assert.ok(!backend.text.includes('[Page size]'));
  });

  it('says at the hand-out, too, that nothing of what the agent needs is written', async () => {
    const [answered = '', ...sections] = SPEC.split(/^(?=## \d+\. )/m);
    cli.write(
      'SPEC.md',
      answered + sections.map((section) => `${section.slice(0, section.indexOf('\n'))}\n\n`).join(''),
    );
    const listed = await cli.runHere('prompts', 'SPEC.md');
    assert.match(
      listed.out,
      /^frontend .*characters\)\n +None of its sections is written yet: 7\. UI\/Frontend Plan, 6\. API Surface \(Draft\)\.$/m,
    );
    const { out, err, code } = await cli.runHere('prompts', 'SPEC.md', '--agent', 'frontend');
    assert.equal(code, 0);
    assert.match(err, /^planwright: None of its sections is written yet: 7\./);
    assert.match(out, /^\*\*None of its sections is written yet: .*\*\* Ask before you decide anything about them\.$/m);
  });

  it('uses the prompts of the workspace, instead of the shipped ones and beside them', async () => {
    const prompt = (agent: string, task: string): string =>
      `---\nprompt: 1\nagent: ${agent}\nkinds: [spec]\nsections: ['1']\n---\n${task}\n`;
    cli.write('.planwright/prompts/backend.md', prompt('backend', 'Write it in Rust.'));
    cli.write('.planwright/prompts/docs.md', prompt('docs', 'Write the manual.'));
    assert.match((await cli.runHere('prompts', 'SPEC.md', '--agent', 'backend')).out, /Write it in Rust\./);
    assert.match((await cli.runHere('prompts', 'SPEC.md', '--agent', 'docs')).out, /Write the manual\./);
    assert.match((await cli.runHere('prompts', 'SPEC.md')).out, /^frontend /m);
    assert.match((await cli.runHere('prompts', 'a.bugfix.md')).out, /^ci-quality /m);
  });

  it('says where a broken prompt is broken', async () => {
    cli.write('.planwright/prompts/x.md', '---\nprompt: 1\nagent: x\nkinds: [spec]\nsection: []\n---\nDo it.\n');
    const { err, code } = await cli.runHere('prompts', 'SPEC.md');
    assert.equal(code, 2);
    assert.match(err, /\.planwright\/prompts\/x\.md:\d+: Front matter/);
  });

  it('makes the report, the change plan and the test plan of a bugfix', async () => {
    const made = async (as: string): Promise<string> => (await cli.runHere('export', 'a.bugfix.md', '--as', as)).out;
    const report = await made('bugfix-report');
    for (const part of [
      '## Summary',
      '> The overview page throws 500',
      '1. Switch station s7 off',
      '## Root cause',
      '## Patch plan',
    ])
      assert.ok(report.includes(part), part);
    assert.match(
      await made('change-plan'),
      /1\. \*\*Settle each station by itself\*\* \(`src\/stations\.ts`, `overview`\)/,
    );
    const tests = await made('test-plan');
    assert.match(
      tests,
      /## Cases to add\n\n- \*\*T-1: One silent station leaves the others\*\* \(Regression, `test\/stations\.test\.ts`\)/,
    );
    assert.match(tests, /Covers Change 1\./);
    assert.match(tests, /## Cases to modify\n\n- \*\*T-2/);
  });

  it('leaves out of them nothing that is written in another form, and no empty request', async () => {
    const parts = ['### 4.2 Changes', '1. `stock.py`, `reserve`: one query', '### 4.3 Tests', '- T-1: 250 items'];
    cli.write('b.bugfix.md', ['# Checkout', '## 4. Patch Plan', ...parts].join('\n\n'));
    const made = async (as: string): Promise<string> => (await cli.runHere('export', 'b.bugfix.md', '--as', as)).out;
    assert.ok((await made('change-plan')).includes('## Steps\n\n1. `stock.py`, `reserve`: one query\n'));
    assert.ok((await made('test-plan')).includes('## Cases\n\n- T-1: 250 items\n'));
    assert.ok(!(await made('bugfix-report')).includes('Summary'));
  });

  it('makes a test plan of thousands of cases and changes', async () => {
    const numbers = Array.from({ length: 6000 }, (_, at) => at + 1);
    const changes = numbers.map((at) => `**Change ${at}: C**\n\n- **Tests:** T-${at}\n`);
    const tests = numbers.map((at) => `**T-${at}: T**\n\n- **Action:** ${at % 2 ? 'Add' : 'Modify'}\n`);
    const parts = ['# Checkout', '## 4. Patch Plan', '### 4.2 Changes', ...changes, '### 4.3 Tests', ...tests];
    cli.write('b.bugfix.md', parts.join('\n\n'));
    const begun = performance.now();
    const { out } = await cli.runHere('export', 'b.bugfix.md', '--as', 'test-plan');
    assert.match(out, /- \*\*T-6000: T\*\*\n {2}Covers Change 6000\./);
    // Looking through every change for each case takes most of a minute.
    assert.ok(performance.now() - begun < 15_000);
  });

  it('says which outputs there are', async () => {
    const { err, code } = await cli.runHere('export', 'a.bugfix.md', '--as', 'slides');
    assert.equal(code, 2);
    assert.match(err, /bugfix-report, change-plan, test-plan/);
  });
});
