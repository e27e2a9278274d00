import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CheckOutput, ShowOutput } from '../../../src/contract/cli.ts';
import { layOutFeature } from '../../../src/workspace/newFeature.ts';
import { CliFolder } from '../support/cli.ts';

const KIRO = `# Requirements Document

## Introduction

It does things.

## Requirements

### Requirement 1

**User Story:** As a developer, I want things, so that they are done.

#### Acceptance Criteria

1. WHEN asked THEN the system SHALL do them
`;

describe('a new feature', () => {
  let cli: CliFolder;
  const open = (files: Readonly<Record<string, string>> = {}): CliFolder => (cli = new CliFolder(files));
  afterEach(() => cli.dispose());

  const kindsFound = async (files: readonly string[]): Promise<string[]> =>
    Promise.all(
      files.map(async (file) => (JSON.parse((await cli.runHere('show', file, '--json')).out) as ShowOutput).kind),
    );
  const codes = async (): Promise<string[]> => {
    const { out } = await cli.runHere('check', '--format', 'json');
    return (JSON.parse(out) as CheckOutput).findings.map(({ code }) => code);
  };

  it('has a workflow and a document for each phase, which are told from their paths', async () => {
    open();
    const { out, code, err } = await cli.runHere('feature', 'Guest checkout');
    assert.equal(code, 0, err);
    const files = out.trim().split('\n');
    assert.deepEqual(
      files,
      ['design', 'requirements', 'review', 'tasks', 'workflow'].map(
        (name) => `docs/features/guest-checkout/${name}.md`,
      ),
    );
    assert.deepEqual(await kindsFound(files), ['design', 'requirements', 'review', 'tasks', 'workflow']);
    assert.ok(files.every((file) => !cli.text(file).startsWith('---')));
  });

  it('links the documents with each other, so that nothing leads nowhere', async () => {
    open();
    await cli.runHere('feature', 'Guest checkout');
    const folder = 'docs/features/guest-checkout';
    const workflow = cli.text(`${folder}/workflow.md`);
    assert.match(workflow, /^\*\*Feature:\*\* Guest checkout$/m);
    assert.ok(workflow.includes(`- \`${folder}/requirements.md\` – User stories with acceptance criteria\n`));
    assert.ok(cli.text(`${folder}/tasks.md`).includes(`**Design:** \`${folder}/design.md\`\n`));
    assert.ok(!(await codes()).includes('file.not-found'));
  });

  it('goes into the folder that is named, or set', async () => {
    open({ '.vscode/settings.json': '{ "planwright.workflow.folder": "./specs" }' });
    const { out } = await cli.runHere('feature', 'One');
    assert.match(out, /^specs\/one\/workflow\.md$/m);
    assert.deepEqual(await kindsFound(['specs/one/tasks.md']), ['tasks']);
    assert.match((await cli.runHere('feature', 'Two', '--in', '.kiro/specs')).out, /^\.kiro\/specs\/two\/design\.md$/m);
    assert.deepEqual(await kindsFound(['.kiro/specs/two/design.md']), ['design']);
  });

  it('never overwrites, and writes nothing where one file is there', async () => {
    open({ 'docs/features/one/tasks.md': '# Mine\n' });
    const { code, err } = await cli.runHere('feature', 'One');
    assert.equal(code, 1);
    assert.match(err, /docs\/features\/one\/tasks\.md exists already/);
    assert.equal(cli.text('docs/features/one/tasks.md'), '# Mine\n');
    assert.throws(() => cli.text('docs/features/one/workflow.md'));
  });

  it('is refused outside the workspace, and without a name', async () => {
    open({ '.vscode/settings.json': '{ "planwright.workflow.folder": "../out" }' });
    assert.match((await cli.runHere('feature', 'One')).out, /^docs\/features\/one\//);
    assert.equal((await cli.runHere('feature', '///')).code, 1);
  });

  it('is refused in a folder out of the workspace, and by a name that Windows keeps for itself', async () => {
    open();
    for (const folder of ['..', '../other', 'a/../../b', tmpdir()]) {
      const { code, err } = await cli.runHere('feature', 'One', '--in', folder);
      assert.equal(code, 1, folder);
      assert.match(err, /leads out of the workspace folder/);
    }
    const inside = await cli.runHere('feature', 'One', '--in', path.join(cli.folder, 'specs'));
    assert.match(inside.out, /^specs\/one\/workflow\.md$/m, inside.err);
    for (const name of ['con', 'NUL', 'Com1', 'lpt9.'])
      assert.match((await cli.runHere('feature', name)).err, /is no name for a folder on Windows/);
    for (const parent of ['../..', '/etc', 'a/../../b', 'C:/x'])
      assert.equal(layOutFeature('One', parent, [], '').ok, false, parent);
    assert.ok(!readdirSync(cli.folder).includes('one'));
  });

  it('leaves the documents of other tools with the same names alone', async () => {
    open({ '.kiro/specs/old/requirements.md': KIRO, 'docs/features/old/tasks.md': '# Tasks\n\n- [ ] 1. Do it\n' });
    assert.deepEqual(await codes(), []);
  });
});
