import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';
import { CliFolder } from '../support/cli.ts';
import { RUNBOOK } from '../support/templates.ts';

describe('planwright', function () {
  this.timeout(30_000);
  let cli: CliFolder;
  const open = (files: Readonly<Record<string, string>> = {}): CliFolder => (cli = new CliFolder(files));
  afterEach(() => cli.dispose());

  it('says what it is', () => {
    const { run } = open();
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    assert.deepEqual(run('--version'), { code: 0, out: `${version}\n`, err: '' });
    const { out, code } = run('--help');
    assert.equal(code, 0);
    for (const command of ['new', 'check', 'show', 'set', 'answer', 'kinds']) {
      assert.match(out, new RegExp(`^  ${command} `, 'm'));
      assert.match(run(command, '--help').out, new RegExp(`Usage: planwright ${command}`));
    }
    assert.equal(run().code, 2);
  });

  it('makes a document that checks as its kind, and never overwrites one', () => {
    const { run } = open();
    assert.deepEqual(run('new', 'planning'), { code: 0, out: 'PLANNING.md\n', err: '' });
    assert.match(cli.text('PLANNING.md'), /^# PLANNING\.MD\n/);
    assert.doesNotMatch(cli.text('PLANNING.md'), /planwright:/);
    const again = run('new', 'planning');
    assert.equal(again.code, 1);
    assert.match(again.err, /PLANNING\.md exists already/);
    assert.equal(run('new', 'planning', 'docs/retry/').out, 'docs/retry/PLANNING.md\n');
    assert.match(run('check').out, /2 documents checked/);
  });

  it('works with a kind that is only a template in the workspace', () => {
    const { run } = open({ '.planwright/templates/runbook.md': RUNBOOK });
    assert.match(run('kinds').out, /^runbook /m);
    assert.equal(run('new', 'runbook', 'ops/disk.md').code, 0);
    assert.match(run('show', 'ops/disk.md').out, /symptoms\/alert {2}text {2}\[Name of the alert\]/);
    assert.equal(run('check').code, 1);
    for (const [field, value] of [
      ['header/owner', 'Storage'],
      ['symptoms/alert', 'DiskFull'],
      ['symptoms/severity', 'high'],
      ['steps/list', 'Delete logs'],
      ['escalation/contact', 'Ada'],
    ] as const) {
      assert.equal(run('set', 'ops/disk.md', field, value).err, '');
    }
    const { code, out } = run('check');
    assert.equal(code, 0, out);
  });

  it('shows no stack trace, unless it is asked for', () => {
    open({ 'PLANNING.md': '# x\n' });
    const refused = cli.run('set', 'PLANNING.md', 'nothing', 'x');
    assert.match(refused.err, /^planwright: [^\n]+\n$/);
    assert.match(cli.runWith({ env: { PLANWRIGHT_DEBUG: '1' } }, 'set', 'PLANNING.md', 'nothing', 'x').err, /\n +at /);
  });
});
