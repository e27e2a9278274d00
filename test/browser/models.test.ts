import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { eventually } from '../harness/eventually.ts';
import { openWorkbench } from '../harness/openWorkbench.ts';
import type { Workbench } from '../harness/workbench.ts';
import { PlanForm } from './pages/planForm.ts';

const SPEC = 'docs/features/FEAT-012-spec.md';
const PLAN = 'docs/features/FEAT-012-plan.md';
const REQUIREMENTS = '.kiro/specs/shop/requirements.md';
const STORIES = [
  '# Requirements',
  '',
  '**Feature:** Shop',
  '**Status:** DRAFT',
  '',
  '## 1. Introduction',
  '',
  '## 2. Business Value',
  '',
  '## 3. User Stories',
  '',
  '### US-1: Count a shelf',
  '',
  '- **As:** a keeper',
  '- **I want:** to count a shelf',
  '- **So that:** orders are right',
  '',
  '**Acceptance Criteria:**',
  '',
  '- [ ] [Given a state, when something happens, then this can be observed]',
  '',
  '## 4. Performance Targets',
  '',
  '## 5. Security Requirements',
  '',
].join('\n');
const REQUEST = 'We need a simple inventory app for small shops.';

describe('a language model beside a plan', function () {
  this.timeout(180_000);
  this.bail(true);
  let workbench: Workbench;
  let form: PlanForm;
  const spec = () => workbench.file('SPEC.md');

  before(async () => {
    workbench = await openWorkbench({
      files: {},
      theme: 'dark',
      companions: [path.join(root, 'test/fixtures/scripted-model')],
      browser: { viewport: { width: 1400, height: 1000 } },
    });
    await workbench.command('Planwright: New from Request…');
    await workbench.quickInput.pick('Type it');
    await workbench.quickInput.answer(/What is wanted/, REQUEST);
    await workbench.quickInput.pick('Specification');
    await workbench.quickInput.answer(/Path of the new plan/);
    form = await PlanForm.in(workbench);
  });
  after(() => workbench.dispose());

  async function choose(model: string): Promise<void> {
    await workbench.command('Planwright: Choose a Language Model…');
    await workbench.quickInput.pick(model);
    await workbench.page.locator('.part.statusbar').getByText(`Language model: ${model}`).waitFor();
  }

  const draft = (title: string): Promise<void> =>
    form.frame.getByRole('button', { name: `Draft "${title}" with the language model`, exact: true }).click();
  const titleButton = (name: string) => workbench.page.locator('.editor-actions').getByRole('button', { name });

  // The page of a form that was hidden is a new one.
  async function takeOver(): Promise<void> {
    await titleButton('Accept Draft').click();
    await titleButton('Accept Draft').waitFor({ state: 'detached' });
    form = await PlanForm.in(workbench);
  }

  it('is not asked before one is chosen', async () => {
    await form.goTo('2');
    await form.field('2/goals').waitFor();
    assert.equal(await form.frame.getByRole('button', { name: /with the language model/ }).count(), 0);
  });

  it('drafts a section as a difference, and discarding it changes nothing', async () => {
    await choose('Scripted good');
    await form.goTo('2');
    const before = spec().text();
    await draft('Goals / Non-Goals');
    await titleButton('Discard Draft').waitFor();
    await workbench.page
      .locator('.view-line')
      .filter({ hasText: /Drafted.first/ })
      .first()
      .waitFor();
    await workbench.screenshot('draft-difference');
    await titleButton('Discard Draft').click();
    await titleButton('Discard Draft').waitFor({ state: 'detached' });
    // The page of a form that was hidden is a new one.
    form = await PlanForm.in(workbench);
    await form.field('2/goals').waitFor();
    await workbench.saveAll();
    assert.equal(spec().text(), before);
  });

  it('is taken over by a person, and named', async () => {
    await draft('Goals');
    await takeOver();
    await eventually('the draft in the form', async () =>
      (await form.control('2/goals').inputValue()).includes('Drafted first'),
    );
    await workbench.saveAll();
    assert.match(spec().text(), /^ {2}- Drafted first\n {2}- \\## Drafted second$/m);
    assert.match(spec().text(), /Draft of "Goals" by Scripted good taken over/);
  });

  it('drafts the lines of a checklist, and an entry that is not there yet', async () => {
    const requirements = workbench.file(REQUIREMENTS);
    requirements.write(STORIES);
    await workbench.openFile(REQUIREMENTS);
    await workbench.command('Planwright: Open Form');
    form = await PlanForm.in(workbench);
    await form.goTo('3');
    await form.control('3/us-1/acceptance-criteria').waitFor();
    await draft('Acceptance Criteria');
    await takeOver();
    await eventually('the draft in the checklist', async () =>
      (await form.control('3/us-1/acceptance-criteria').inputValue()).includes('Drafted first'),
    );
    await form.fill('3/us-1/acceptance-criteria', 'Mine instead', 1);
    await draft('New US');
    await takeOver();
    await form.frame.getByRole('button', { name: /^US-2/ }).waitFor();
    await workbench.saveAll();
    const written = requirements.text();
    assert.match(
      written,
      /\n\n- \[ \] Drafted first\n- \[ \] Mine instead\n\n### US-2: Drafted text\n\n- \*\*As:\*\* Drafted text\n/,
    );
    assert.match(written, /- \*\*So that:\*\* Drafted text\n\n\*\*Acceptance Criteria:\*\*\n\n- \[ \] Drafted first\n/);
    await form.goTo('3');
    await workbench.screenshot('checklist-drafted');
    await workbench.openFile('SPEC.md');
    form = await PlanForm.in(workbench);
    await form.goTo('2');
  });

  it('changes nothing when it is cancelled, and says why it refused', async () => {
    await workbench.saveAll();
    const before = spec().text();
    await choose('Scripted slow');
    await draft('Goals / Non-Goals');
    await workbench.cancelProgress('Scripted slow drafts');
    await choose('Scripted refusing');
    await draft('Goals / Non-Goals');
    await form.frame.getByText('That is not for me.').waitFor();
    await workbench.saveAll();
    assert.equal(spec().text(), before);
  });

  it('questions what the rules found, by quotations that are there', async () => {
    await choose('Scripted inventing');
    await form.goTo('reflection');
    const ask = form.frame.getByRole('button', { name: 'Let the language model question it' });
    await ask.click();
    await form.frame.getByText('The document does not say "Nobody ever wrote this".').first().waitFor();
    await choose('Scripted good');
    await ask.click();
    await form.frame.getByText('Scripted good says').waitFor();
    await workbench.screenshot('reflection-by-model');
    await workbench.saveAll();
    assert.match(spec().text(), /Reflection by Scripted inventing: 0 questions added\. Left out: \d+ claims\./);
    assert.match(spec().text(), /^- \[ \] .*: How is .* measured\?$/m);
  });

  it('ranks what the search found, and adds no place of its own', async () => {
    for (const file of [SPEC, PLAN]) workbench.file(file).write(readFileSync(path.join(root, 'examples', file)));
    workbench.file('src/a.ts').write('export function countShelf(): void {}\n');
    workbench.file('src/b.ts').write('export function countStock(): void {}\n');
    await choose('Scripted inventing');
    await workbench.openFile(PLAN);
    await workbench.command('Planwright: Search the Code Base for Patterns');
    await workbench.told('Scripted inventing named places that the search did not find: src/invented.ts:1');
    await workbench.saveAll();
    const found = workbench
      .file(PLAN)
      .text()
      .match(/^- `src\/[ab]\.ts:1` – .*$/gm);
    assert.deepEqual(found, [
      '- `src/b.ts:1` – does alike: export function countStock(): void {} – Because of src/b.ts:1 (Scripted inventing)',
      '- `src/a.ts:1` – does alike: export function countShelf(): void {} – Because of src/a.ts:1 (Scripted inventing)',
    ]);
    assert.doesNotMatch(workbench.file(PLAN).text(), /invented\.ts/);
  });
});
