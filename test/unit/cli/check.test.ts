import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';
import type { ShowOutput } from '../../../src/contract/cli.ts';
import { newHasher } from '../../../src/node/newHasher.ts';
import { nodeFiles } from '../../../src/node/nodeFiles.ts';
import { DecisionStore } from '../../../src/workspace/decisions.ts';
import { ALL_TYPES_DOCUMENT, ALL_TYPES_TEMPLATE } from '../support/allTypes.ts';
import { CliFolder } from '../support/cli.ts';
import { RUNBOOK } from '../support/templates.ts';

const COMPLETE = readFileSync(path.join(root, 'test/fixtures/planning/complete.md'), 'utf8');
const FILLED = `# Disk full

**Owner:** Storage team

## Symptoms

- **Alert:** DiskFull
- **Severity:** high

## Steps

1. Delete old logs

## Escalation

- **Contact:** The storage team
`;

describe('planwright check', function () {
  this.timeout(30_000);
  let cli: CliFolder;
  const open = (files: Readonly<Record<string, string | Uint8Array>>): CliFolder => (cli = new CliFolder(files));
  afterEach(() => cli.dispose());

  it('uses the rules that the settings of the folder name, as the editor does', () => {
    const settings = `\ufeff{
      // Contacts are kept elsewhere.
      "planwright.rules": { "field.empty": "off", },
      "planwright.vagueWords": ["old logs"],
    }`;
    const empty = FILLED.replace('The storage team', '');
    const template = { '.planwright/templates/runbook.md': RUNBOOK, 'docs/disk.md': empty };
    const codes = ({ run }: CliFolder): string[] =>
      (JSON.parse(run('check', '--format', 'json').out) as { findings: { code: string }[] }).findings.map(
        ({ code }) => code,
      );
    assert.deepEqual(codes(open(template)), ['field.empty']);
    cli.dispose();
    assert.deepEqual(codes(open({ ...template, '.vscode/settings.json': settings })), ['wording.vague']);
  });

  it('ends with 2, and says where, when the settings cannot be read', () => {
    const broken = '{\n  "planwright.rules": { "field.empty" "off" }\n}\n';
    const { run } = open({ '.planwright/templates/runbook.md': RUNBOOK, '.vscode/settings.json': broken });
    const { code, err } = run('check');
    assert.equal(code, 2);
    assert.match(
      err,
      /^planwright: \.vscode\/settings\.json:2:39: This is no JSON \(ColonExpected\)\. Correct it\.\n$/,
    );
  });

  it('ends with 2 when the settings name a rule or a level that there is not', () => {
    for (const [rules, message] of [
      ['{ "field.emtpy": "off" }', /names "field\.emtpy", which is no rule/],
      ['{ "field.empty": "fatal" }', /gives "field\.empty" the level "fatal": it is one of error, /],
    ] as const) {
      const { run } = open({ '.vscode/settings.json': `{ "planwright.rules": ${rules} }` });
      const { code, err } = run('check');
      assert.equal(code, 2);
      assert.match(err, message);
      cli.dispose();
    }
  });

  it('is clean, and ends with 0, where nothing is found', () => {
    const { run } = open({ '.planwright/templates/runbook.md': RUNBOOK, 'docs/disk.md': FILLED });
    const { code, out, err } = run('check');
    assert.deepEqual([code, err], [0, '']);
    assert.equal(out, '1 document checked: no findings\n');
  });

  it('ends with 1 where something is wrong, and says where', () => {
    const { run } = open({
      '.planwright/templates/runbook.md': RUNBOOK,
      'docs/disk.md': FILLED.replace('DiskFull', '[Name]'),
    });
    const { code, out } = run('check');
    assert.equal(code, 1);
    assert.match(out, /^docs\/disk\.md\n {4}7:14 {2}error .*field\.placeholder\n/);
  });

  it('prints the same bytes for the same input, and writes nothing', () => {
    const files = {
      'a/PLANNING.md': COMPLETE.replaceAll('retr', 'TBD '),
      'PLANNING.md': '# x\r\n',
      'z/PLANNING.md': Buffer.from([0xff]),
    };
    const { run, folder } = open(files);
    const before = cli.state();
    for (const format of ['pretty', 'json', 'sarif', 'github', 'junit']) {
      const first = run('check', '--format', format);
      assert.deepEqual(run('check', '.', folder, 'PLANNING.md', '--format', format), first, format);
      assert.equal(first.code, 1, format);
    }
    assert.deepEqual(cli.state(), before);
  });

  it('reports every file that it cannot read as a document', () => {
    const { run } = open({
      'a/PLANNING.md': Buffer.from('PK\u0003\u0004zip', 'latin1'),
      'b/PLANNING.md': Buffer.from('# Caf\u00e9', 'latin1'),
      'c.md': Buffer.from('# Plan', 'utf16le'),
    });
    const { code, out } = run('check');
    assert.equal(code, 1);
    assert.match(out, /a\/PLANNING\.md\n.*ZIP.*file\.binary\n/);
    assert.match(out, /b\/PLANNING\.md\n.*0xe9 at offset 5.*file\.not-utf8\n/);
    assert.match(out, /c\.md\n.*UTF-16.*file\.not-utf8\n/);
  });

  it('takes CRLF, a byte order mark, conflict markers and unclosed fences without a crash', () => {
    const { run } = open({
      'a/PLANNING.md': `\ufeff${COMPLETE.replaceAll('\n', '\r\n')}`,
      'b/PLANNING.md': COMPLETE.replace('## 3', '<<<<<<< ours\nx\n=======\ny\n>>>>>>> theirs\n\n## 3'),
      'c/PLANNING.md': COMPLETE.slice(0, 900) + '\n```\nnever closed',
      'd/PLANNING.md': '',
    });
    const { code, out, err } = run('check');
    assert.deepEqual([code, err], [1, '']);
    assert.doesNotMatch(out, /^a\/PLANNING\.md\n(?: .*error.*\n)+/m);
    assert.match(out, /4 documents checked/);
  });

  it('says of a named file that it is of no kind; in folders such files are passed over', () => {
    const { run } = open({ 'README.md': '# Read me\n', 'x.md': '---\nplanwright: nonsense\n---\n' });
    assert.match(run('check', 'README.md').out, /document\.unknown-kind/);
    assert.equal(run('check', 'README.md').code, 0);
    const { out } = run('check');
    assert.doesNotMatch(out, /README/);
    assert.match(out, /x\.md\n.*no such kind.*document\.unknown-kind/);
    assert.equal(run('check', 'README.md', '--kind', 'planning').code, 1);
  });

  it('says how a specification in a notation of its own is checked and planned from', () => {
    const { run } = open({ 'docs/features/FEAT-085-spec.md': '# FEAT-085: Search\n\n## Summary\n\nPeople search.\n' });
    const { out } = run('check', 'docs/features/FEAT-085-spec.md');
    assert.match(
      out,
      /named like the kind "spec".*--kind spec, or "planwright: spec" in its front matter.*"planwright plan"/,
    );
    const asked = run('check', 'docs/features/FEAT-085-spec.md', '--kind', 'spec');
    assert.match(asked.out, /Add the section "1\. Overview"/);
    assert.match(run('check', 'docs').out, /^0 documents checked/m);
  });

  it('reports a broken template with its line, still checks, and ends with 2', () => {
    const { run } = open({
      '.planwright/templates/bad.md': RUNBOOK.replace('kind: runbook', 'kind: [x'),
      '.planwright/templates/good.md': RUNBOOK,
      'docs/disk.md': FILLED,
    });
    const { code, out } = run('check');
    assert.equal(code, 2);
    assert.match(out, /\.planwright\/templates\/bad\.md\n +\d+:\d+ {2}error .*template\.invalid/);
    assert.match(out, /1 document checked/);
  });

  it('ends with 2 for what it does not understand, in one line', () => {
    const { run } = open({ 'PLANNING.md': COMPLETE });
    for (const args of [
      ['check', 'none.md'],
      ['check', '--format', 'xml'],
      ['check', '--kind', 'nonsense'],
      ['check', '--require', 'nonsense'],
      ['check', '--require', 'alternatives', '--require', 'design'],
      ['check', '--frobnicate'],
      ['frobnicate'],
      ['set', 'PLANNING.md'],
      ['show', 'none.md'],
      ['new', 'nonsense'],
    ]) {
      const { code, out, err } = run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.equal(out, '');
      assert.match(err, /^planwright: [^\n]+\n$/);
      assert.doesNotMatch(err, / at .*\.(?:cjs|ts):\d/);
    }
  });

  it('ends with 4 where a required checkpoint is not passed, and lists where', () => {
    const { run } = open({ 'a/PLANNING.md': COMPLETE, 'b/PLANNING.md': COMPLETE });
    const { code, out } = run('check', '--require', 'alternatives');
    assert.equal(code, 4);
    assert.match(out, /✗ a\/PLANNING\.md {2}alternatives: \w+/);
    assert.match(out, /✗ b\/PLANNING\.md {2}alternatives: \w+/);
  });

  it('goes by the decisions that are recorded, as long as all of them are there', async () => {
    const { run, folder } = open({
      '.planwright/templates/sample.md': ALL_TYPES_TEMPLATE,
      'SAMPLE.md': ALL_TYPES_DOCUMENT,
    });
    const shown = JSON.parse(run('show', 'SAMPLE.md', '--json').out) as ShowOutput;
    const store = new DecisionStore(nodeFiles(folder), newHasher);
    const common = {
      format: 1,
      document: 'SAMPLE.md',
      kind: 'sample',
      gate: 'start',
      by: 'Ada',
      comment: '',
      signature: null,
    } as const;
    const digest = shown.gates[0]?.digest ?? '';
    const asked = await store.append(
      { ...common, type: 'request', time: '2026-11-20T09:30:00Z', digest, previous: null },
      'text',
    );
    await store.append(
      { ...common, type: 'approve', time: '2026-11-21T09:30:00Z', digest, previous: asked.name },
      'text',
    );
    const passed = run('check', '--require', 'start');
    assert.match(passed.out, /✓ SAMPLE\.md {2}start: approved/);
    assert.notEqual(passed.code, 4);
    rmSync(path.join(folder, '.planwright/decisions/SAMPLE.md', asked.name));
    const doubtful = run('check', '--require', 'start');
    assert.equal(doubtful.code, 4);
    assert.match(doubtful.out, /✗ SAMPLE\.md {2}start: approved {2}The records of decisions are damaged/);
    assert.match(doubtful.out, /A decision was deleted/);
    cli.write('SAMPLE.md', ALL_TYPES_DOCUMENT.replace('Second', 'Third'));
    assert.match(run('check', '--require', 'start').out, /✗ SAMPLE\.md {2}start: changed/);
  });

  it('reports a record of a decision that is broken', () => {
    const { run } = open({
      'PLANNING.md': COMPLETE,
      '.planwright/decisions/PLANNING.md/20261121T093000Z-x.json': '{"format": 1,',
    });
    const { code, out } = run('check');
    assert.equal(code, 1);
    assert.match(
      out,
      /\.planwright\/decisions\/PLANNING\.md\/20261121T093000Z-x\.json\n.*half-written.*decision\.invalid/,
    );
  });

  it('names files from where it runs', () => {
    open({ 'sub/deep/PLANNING.md': '# x\n', 'PLANNING.md': '# y\n' });
    const { out } = cli.runWith({ cwd: 'sub' }, 'check', '.', '..');
    assert.match(out, /^\.\.\/PLANNING\.md\n/);
    assert.match(out, /\ndeep\/PLANNING\.md\n/);
  });

  it('lets no document drive the terminal, and colours nothing without one', () => {
    const { run } = open({
      'PLANNING.md': '# x\n\n## 1. Goal & Feature Requirements\n\n- **User Story/Goal:** [\u001b[31m\u009b2J red]\n',
    });
    assert.doesNotMatch(run('check').out + run('show', 'PLANNING.md').out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});
