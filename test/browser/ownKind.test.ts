import assert from 'node:assert/strict';
import { eventually } from '../harness/eventually.ts';
import { openWorkbench } from '../harness/openWorkbench.ts';
import type { Workbench } from '../harness/workbench.ts';
import { PlanForm } from './pages/planForm.ts';

const TEMPLATE = `---
planwright: 1
kind: runbook
title: Runbook
files: ['runbooks/*.md']
gates:
  - id: rehearsed
    title: Rehearsed
    covers: ['1', '2']
    needs: approval
    ready: 'Everybody has seen it once.'
---
# Runbook: [Service]

**Owner:** [Team]

## 1. Before

*What must hold before anybody begins.*

- **Trigger:** [What calls for it]

## 2. Steps

### Step 1: [Name] <!-- planwright: repeat=1.. -->

- **Command:** [What is run]
- **Expected:** [What is seen then]
`;

const RUNBOOK = `# Runbook: Mail queue

**Owner:** Operations

## 1. Before

- **Trigger:** [What calls for it]

## 2. Steps

### Step 1: Drain

- **Command:** \`mailq --drain\`
- **Expected:** The queue is empty.
`;

describe("a template of the workspace's own", function () {
  this.timeout(120_000);
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      theme: 'dark',
      files: { '.planwright/templates/runbook.md': TEMPLATE, 'runbooks/mail.md': RUNBOOK },
    });
  });
  after(() => workbench.dispose());

  it('gives form, progress, problems and checkpoint without any code', async () => {
    const path = 'runbooks/mail.md';
    await workbench.openFile(path);
    const problems = await workbench.problems((all) => all.some(({ file }) => file === path));
    assert.ok(problems.some(({ message }) => message.includes('Trigger')));
    await workbench.command('Planwright: Open Form');
    const form = await PlanForm.in(workbench);
    await form.goTo('1');
    // At the first visit it is open.
    await form.frame.getByText('What must hold before anybody begins.').waitFor();
    await form.fill('1/trigger', 'More than 500 mails wait.');
    const wanted = RUNBOOK.replace('[What calls for it]', 'More than 500 mails wait.');
    await workbench.saveAll();
    await eventually('the field in the file', () => workbench.file(path).text() === wanted);
    await form.frame.getByText('100 %').waitFor();
    await form.goTo('2');
    await form.gateShows('rehearsed', 'Everybody has seen it once.');
  });
});
