import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { planOutputSchema } from '../../src/contract/outputs.ts';
import { eventually } from '../harness/eventually.ts';
import { openWorkbench } from '../harness/openWorkbench.ts';
import type { Workbench } from '../harness/workbench.ts';
import { PlanForm } from './pages/planForm.ts';

const BRANCH = 'ISSUES-1_github-issues';
const FOLDER = `plans/ISSUES-1/${BRANCH}`;
const example = readFileSync(path.join(root, 'examples/plans/ISSUES-1/ISSUES-1_rest-api/plan.md'), 'utf8');

describe("an analyst's plan, from the name of a branch to data for agents", function () {
  this.timeout(180_000);
  this.bail(true);
  let workbench: Workbench;
  let form: PlanForm;
  const plan = () => workbench.file(`${FOLDER}/plan.md`);

  before(async () => {
    workbench = await openWorkbench({
      files: { [`${FOLDER}/spec.md`]: '# Issues over REST\n' },
      settings: { 'planwright.approver': 'Ada Lovelace' },
      theme: 'light',
      browser: { viewport: { width: 1400, height: 1000 }, permissions: ['clipboard-read', 'clipboard-write'] },
    });
    execFileSync('git', ['init', '-q', '-b', BRANCH], { cwd: workbench.folder });
  });
  after(() => workbench.dispose());

  it('is made where its branch says, with the documents beside it', async () => {
    await workbench.command('Planwright: New Plan…');
    await workbench.quickInput.pick('Functional plan');
    await eventually(
      'the path that the branch proposes',
      async () => (await workbench.quickInput.input.inputValue()) === `${FOLDER}/plan.md`,
    );
    await workbench.quickInput.answer(/Path of the new plan/);
    form = await PlanForm.in(workbench);
    assert.match(plan().text(), new RegExp(`^\\*\\*Task:\\*\\* ISSUES-1\\n\\*\\*Branch:\\*\\* ${BRANCH}$`, 'm'));
    assert.match(plan().text(), /^- `spec\.md`$/m);
  });

  it('has nothing to find once an agent has written it, and says what nobody has confirmed', async () => {
    // What the analyst has not decided stays open in the register, which holds nothing back.
    const written = example
      .replace('ISSUES-1_rest-api', BRANCH)
      .replace(/(\| A-1 \|.*\|)[^|\n]*\|\n/, '$1 Ask support |\n');
    plan().write(written);
    await workbench.problems((all) => all.length === 1 && all[0]?.message.startsWith('Have A-1') === true);
    await form.goTo('review-contract');
    await form.gateShows('functional-plan', 'Functional plan complete. Approve it, or provide corrections.');
    await form.gateShows('functional-plan', 'Not confirmed: A-1: ');
    await form.gate('functional-plan').scrollIntoViewIfNeeded();
    await workbench.screenshot('functional-plan-gate');
  });

  it('is approved in the form', async () => {
    await form.decide('functional-plan', 'Approve');
    await form.gateShows('functional-plan', 'Approved');
    await workbench.saveAll();
    assert.match(plan().text(), /^\*\*Status:\*\* APPROVED$/m);
  });

  it('becomes data that holds all of it', async () => {
    await workbench.command('Planwright: Export As…');
    // Typed first: the rows of a long list change places while it is drawn.
    await workbench.quickInput.type('Plan as data');
    await workbench.quickInput.pick('Plan as data');
    const editor = workbench.page.locator('.editor-instance .monaco-editor').last();
    await eventually('the data in an editor', async () => (await editor.innerText()).includes('"format"'));
    const data = planOutputSchema.parse(JSON.parse(workbench.file(`${FOLDER}/plan_output.json`).text()));
    assert.deepEqual([data.task, data.branch, data.status], ['ISSUES-1', BRANCH, 'APPROVED']);
    assert.equal(data.plan.file, `${FOLDER}/plan.md`);
    assert.ok(data.functional_requirements.length >= 20);
    assert.deepEqual(
      data.assumptions.filter(({ confirmed }) => !confirmed).map(({ id }) => id),
      ['A-1'],
    );
    await workbench.screenshot('functional-plan-data');
  });
});
