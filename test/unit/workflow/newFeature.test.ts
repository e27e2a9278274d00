import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';
import { parseTemplate } from '../../../src/core/kind/parseTemplate.ts';
import type { CheckOutput, ShowOutput } from '../../../src/contract/cli.ts';
import { metricsOutputSchema } from '../../../src/contract/cli.ts';
import { begunBoard, begunDocument } from '../../../src/core/workflow/begun.ts';
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

const TASKS = `# Implementation Plan

- [x] 1. Keep things
  - [x] 1.1 Write them
  - [ ] 1.2 Read them
  - [ ]* 1.3 Write property tests
    - _Requirements: 1.1_
- [ ] 2. Show things
`;

const DESIGN = `# Design Document

## Overview

It keeps things.

## Architecture

One program.

## Components and Interfaces

### Keeper

## Data Models

| Field | Type |
|---|---|
| name | string |

## Error Handling

- Errors are logged.

## Testing Strategy

By example.
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

  it('never overwrites: what somebody else began stays, and what is missing is added', async () => {
    open({ '.kiro/specs/one/requirements.md': KIRO, '.kiro/specs/one/tasks.md': TASKS });
    const { code, out, err } = await cli.runHere('feature', 'One', '--in', '.kiro/specs');
    assert.equal(code, 0, err);
    assert.deepEqual(
      out.trim().split('\n'),
      ['design', 'review', 'workflow'].map((name) => `.kiro/specs/one/${name}.md`),
    );
    assert.equal(cli.text('.kiro/specs/one/requirements.md'), KIRO);
    assert.equal(cli.text('.kiro/specs/one/tasks.md'), TASKS);
    assert.ok(cli.text('.kiro/specs/one/workflow.md').includes('`.kiro/specs/one/requirements.md`'));
  });

  it('reads what Kiro wrote as that, finds nothing in it, and says at the gates what they ask for besides', async () => {
    const folder = '.kiro/specs/one';
    const listed = TASKS.replace('\n\n', '\n\n## Tasks\n\n');
    open({ [`${folder}/requirements.md`]: KIRO, [`${folder}/design.md`]: DESIGN, [`${folder}/tasks.md`]: listed });
    const files = ['requirements', 'design', 'tasks'].map((name) => `${folder}/${name}.md`);
    assert.deepEqual(await kindsFound(files), ['kiro-requirements', 'kiro-design', 'kiro-tasks']);
    assert.deepEqual(await codes(), []);
    await cli.runHere('feature', 'One', '--in', '.kiro/specs');
    const shown = (await cli.runHere('show', `${folder}/workflow.md`)).out;
    assert.match(
      shown,
      /Requirements document complete: \.kiro\/specs\/one\/requirements\.md is of the kind "kiro-requirements".*write "planwright: requirements" into its front matter/,
    );
    cli.write(`${folder}/requirements.md`, `---\nplanwright: requirements\n---\n${KIRO}`);
    const { out } = await cli.runHere('check', `${folder}/requirements.md`);
    assert.match(out, /Add the section "2\. Business Value"\. +section\.missing/);
  });

  it('reads the tasks that Kiro wrote below the title, and ticks one of them', async () => {
    const file = '.kiro/specs/one/tasks.md';
    open({ [file]: TASKS });
    assert.deepEqual(await kindsFound([file]), ['kiro-todo']);
    assert.deepEqual(await codes(), []);
    const shown = JSON.parse((await cli.runHere('show', file, '--json')).out) as ShowOutput;
    const field = shown.sections[0]?.fields[0];
    assert.ok(field && Array.isArray(field.value));
    const done = field.value.map((item) => ({ ...(item as { text: string; state: string }), state: 'done' }));
    const { code, err } = await cli.runHere('set', file, field.id, JSON.stringify(done));
    assert.equal(code, 0, err);
    assert.equal(cli.text(file), TASKS.replace('- [ ] 2.', '- [x] 2.'));
  });

  it('is not laid out a second time', async () => {
    open();
    await cli.runHere('feature', 'One');
    const { code, err } = await cli.runHere('feature', 'One');
    assert.equal(code, 1);
    assert.match(err, /docs\/features\/one\/workflow\.md exists already/);
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

describe('a folder of a feature that has no workflow', () => {
  const FILES = {
    '.kiro/specs/readings/requirements.md': KIRO,
    '.kiro/specs/readings/design.md': '# Design Document\n\n## Overview\n\nAs it is.\n',
    '.kiro/specs/readings/tasks.md': TASKS,
    'docs/notes/tasks.md': TASKS,
  };
  let cli: CliFolder;
  afterEach(() => cli.dispose());

  it('is listed with what is there, and has no figures', async () => {
    cli = new CliFolder(FILES);
    const { out } = await cli.runHere('metrics', '--format', 'json');
    const { features, begun, summary } = metricsOutputSchema.parse(JSON.parse(out));
    assert.equal(features.length + summary.features, 0);
    assert.deepEqual(begun, [
      {
        name: 'readings',
        folder: '.kiro/specs/readings',
        documents: [
          { file: 'design.md', about: '' },
          { file: 'requirements.md', about: '1 requirement' },
          { file: 'tasks.md', about: '2 of 4 tasks done' },
        ],
      },
    ]);
    const table = (await cli.runHere('metrics')).out;
    assert.match(table, /^\.kiro\/specs\/readings {2}design\.md; requirements\.md: 1 requirement; tasks\.md: 2 of 4/m);
  });

  it('is one of the others once it has one', async () => {
    cli = new CliFolder(FILES);
    await cli.runHere('feature', 'readings', '--in', '.kiro/specs');
    const { out } = await cli.runHere('metrics', '--format', 'json');
    const { features, begun } = metricsOutputSchema.parse(JSON.parse(out));
    assert.deepEqual([features.map(({ name }) => name), begun], [['readings'], []]);
  });

  it('has the gates of a workflow on the board, with its documents at those that ask for them', () => {
    cli = new CliFolder();
    const text = readFileSync(path.join(root, 'templates/workflow.md'), 'utf8');
    const { kind } = parseTemplate(text, 'workflow.md');
    assert.ok(kind);
    const documents = [begunDocument('requirements.md', KIRO), begunDocument('tasks.md', TASKS)];
    const { columns, rows } = begunBoard(kind, kind.starter, [
      { name: 'readings', path: '.kiro/specs/readings/workflow.md', documents },
    ]);
    assert.deepEqual(columns.map(({ phase }) => phase).slice(0, 3), [
      'Requirements Analysis',
      'Design Specification',
      'Task Breakdown',
    ]);
    assert.deepEqual(
      rows[0]?.cells.map(({ state, holds }) => `${state} ${holds}`.trim()),
      [
        'incomplete requirements.md: 1 requirement',
        'locked',
        'locked tasks.md: 2 of 4 tasks done',
        'locked',
        'locked',
        'locked',
      ],
    );
  });
});
