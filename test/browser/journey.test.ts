import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench } from '../harness/openWorkbench.ts';
import type { Workbench } from '../harness/workbench.ts';
import { PlanForm } from './pages/planForm.ts';

/** What a person types into each field, section by section; the ids are those of the template. */
const SECTIONS: readonly { readonly section: string; readonly texts: Readonly<Record<string, string>> }[] = [
  {
    section: '2.2',
    texts: {
      '2.2/regressions': 'Callers that rely on the first error being thrown at once.',
      '2.2/performance': 'At most three more requests a call.',
      '2.2/circular-dependencies': 'None.',
      '2.2/deployment-constraints': 'The signature of get stays.',
    },
  },
  {
    section: '3',
    texts: {
      '3/option-a/approach': 'Loop inside the client.',
      '3/option-a/pros': 'No caller changes.',
      '3/option-a/cons': 'Every caller gets retries.',
      '3/option-b/approach': 'Wrap the send function.',
      '3/option-b/pros': 'It can be tested alone.',
      '3/option-b/cons': 'Callers are given another function.',
    },
  },
];

const RESEARCH: Readonly<Record<string, string>> = {
  '2.1/step-2a/current-implementation/files': '`src/http/client.ts:8-13`',
  '2.1/step-2a/current-implementation/summary': 'Sends one request and throws on any status but 200.',
  '2.1/step-2a/current-implementation/entry-point': 'Every reader calls it.',
  '2.1/step-2a/preserve/error-handling': 'Errors carry address and status.',
  '2.1/step-2a/preserve/testing': 'Unit tests pass a send function.',
  '2.1/step-2a/preserve/configuration': 'There is none.',
  '2.1/step-2a/breaks/direct-callers': '`src/stations.ts`',
  '2.1/step-2a/breaks/indirect-dependencies': 'None.',
  '2.1/step-3/external-dependencies': 'None',
  '2.1/step-3/internal-dependencies': '`src/http/client.ts`',
  '2.1/step-4/regression-risk': 'Errors arrive later; tests measure how late.',
  '2.1/step-4/performance-risk': 'Three more requests at most.',
  '2.1/step-4/security-risk': 'No new input is read.',
  '2.1/step-4/operational-risk': 'The limit of three bounds the load.',
};

const DESIGN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '4.1': {
    '4.1/map': 'stations.ts calls client.ts calls retry.ts',
    '4.1/modified-files': '`src/http/client.ts` – wrap the request',
    '4.1/new-files': '`src/http/retry.ts` – the policy',
  },
  '4.2': { '4.2/types': 'interface Policy { attempts: number }' },
  '4.3': {
    '4.3/happy-path': 'get → send → 200 → body',
    '4.3/failure-paths': '503 → wait → send again',
  },
  '4.4': { '4.4/edge-cases': '**If Retry-After is missing** → wait one second → transparent to the user' },
  '4.5': {
    '4.5/unit-tests': '`retries_after_failure()`',
    '4.5/integration-tests': '`reads_when_the_gateway_works()`',
    '4.5/manual-verification': 'Restart the gateway and watch',
  },
};

const COMMIT: Readonly<Record<string, string>> = {
  files: '`src/http/retry.ts` (new), `src/http/client.ts` (modify)',
  changes: 'Add the policy and use it',
  verification: 'npm test passes',
  tests: 'Two cases in `test/stations.test.ts`',
};

describe('from an empty workspace to an approved design', function () {
  this.timeout(240_000);
  this.bail(true);
  let workbench: Workbench;
  let form: PlanForm;
  const plan = () => workbench.file('PLANNING.md');

  before(async () => {
    workbench = await openWorkbench({
      examples: true,
      theme: 'dark',
      settings: { 'planwright.approver': 'Ada Lovelace' },
      browser: { viewport: { width: 1400, height: 1000 } },
    });
  });
  after(() => workbench.dispose());

  async function fillAll(texts: Readonly<Record<string, string>>): Promise<void> {
    for (const [id, text] of Object.entries(texts)) await form.fill(id, text);
  }

  it('makes a plan from the palette', async () => {
    await workbench.command('Planwright: New Planning Document');
    form = await PlanForm.in(workbench);
    assert.match(plan().text(), /^# PLANNING\.MD\n\n\*\*Document Status:\*\* DRAFT\n/);
  });

  it('takes the requirements, and acknowledges them', async () => {
    await form.goTo('1');
    await fillAll({
      '1/user-story-goal': 'Readings keep arriving while a gateway restarts.',
      '1/specific-requirements': 'Three attempts on a 503',
      '1/success-criteria': 'The tests of retries pass.',
      '1/out-of-scope': 'Circuit breaking',
    });
    await form.gateShows('requirements', '✓ Requirements documented. Proceed to research? [Y/N]');
    await form.decide('requirements', 'Acknowledge');
    await form.gateShows('requirements', 'Acknowledged by Ada Lovelace');
  });

  it('opens by the answers to the questions', async () => {
    await form.goTo('2.3');
    await form.ask('2.3/questions', 'Is a 429 tried again?');
    await form.ask('2.3/questions', 'Can the caller cancel?');
    await form.goTo('2');
    await form.gateShows('questions', '⏸ Blocked on 2 questions. Awaiting answers.');
    await form.goTo('2.3');
    await form.answer('Is a 429 tried again?', 'Yes, after Retry-After.');
    await form.answer('Can the caller cancel?', 'No.');
    await form.goTo('2.1');
    await form.choose('2.1/step-1/change', 'Modifying existing');
    await form.choose('2.1/step-2a/reason', 'Feature addition');
    await fillAll(RESEARCH);
    for (const { section, texts } of SECTIONS.slice(0, 1)) {
      await form.goTo(section);
      await fillAll(texts);
    }
    await form.goTo('2');
    await form.gateShows('questions', '✓ Every clarification question is answered.');
    await form.gateShows('questions', 'Passed');
  });

  it('approves the alternatives', async () => {
    await form.goTo('3');
    await form.rename('Option A', 'Retry in the client');
    await form.rename('Option B', 'A send function that retries');
    for (const { texts } of SECTIONS.slice(1)) await fillAll(texts);
    await form.goTo('3/recommendation');
    await fillAll({ '3/recommendation': 'Option B', '3/recommendation/rationale': 'It can be tested alone.' });
    await form.goTo('3');
    await form.gateShows('alternatives', '✓ Recommendation: Option B. Approve? [Y/N/Revise]');
    await workbench.screenshot('journey-alternatives');
    await form.decide('alternatives', 'Approve');
    await form.gateShows('alternatives', 'Approved by Ada Lovelace');
  });

  it('takes the design and the commits', async () => {
    for (const [section, texts] of Object.entries(DESIGN)) {
      await form.goTo(section);
      await fillAll(texts);
    }
    await form.goTo('4');
    await form.gateShows('design', '✓ Design complete. Proceed to implementation plan? [Y/N]');
    await form.decide('design', 'Acknowledge');
    await form.gateShows('design', 'Acknowledged by Ada Lovelace');
    await form.goTo('5');
    for (const [field, text] of Object.entries(COMMIT)) await form.fill(`5/phase-1/commit-1/${field}`, text);
    await form.rename('Phase 1', 'Foundation');
    await form.rename('Commit 1', 'Add the policy');
  });

  it('ends with DESIGN_APPROVED in the file', async () => {
    await form.gateShows('implementation-plan', '🔒 PLANNING.MD COMPLETE. Awaiting approval to begin implementation.');
    await form.decide('implementation-plan', 'Approve');
    await form.gateShows('implementation-plan', 'Approved by Ada Lovelace');
    await workbench.saveAll();
    const text = plan().text();
    assert.match(text, /^\*\*Document Status:\*\* DESIGN_APPROVED$/m);
    assert.match(text, /^\*\*Approved By:\*\* Ada Lovelace$/m);
    assert.match(text, /^\*\*Current Phase:\*\* Implementation$/m);
    assert.match(
      text,
      /^- \*\*\[\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\]\*\* Checkpoint "Design alternatives" approved by Ada Lovelace \(Option B: A send function that retries\)$/m,
    );
    assert.match(text, /^- \[x\] Is a 429 tried again\?\n {2}- \*\*Answer:\*\* Yes, after Retry-After\.$/m);
    const records = readdirSync(path.join(workbench.folder, '.planwright/decisions'), {
      recursive: true,
      encoding: 'utf8',
    });
    // The examples have decisions of their own.
    const own = records.filter((name) => name.startsWith('PLANNING.md') && name.endsWith('.json'));
    assert.equal(own.length, 4);
    await workbench.screenshot('journey-approved');
  });

  it('shows a change in section 4 as changed since approval', async () => {
    await form.goTo('4.4');
    await form.fill('4.4/edge-cases', '**If Retry-After is missing** → wait two seconds → transparent to the user');
    await form.goTo('5');
    await form.gateShows('implementation-plan', 'Changed since approval');
    await workbench.screenshot('journey-changed');
    await workbench.saveAll();
    assert.match(plan().text(), /→ wait two seconds →/);
  });
});
