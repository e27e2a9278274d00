import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { eventually } from '../harness/eventually.ts';
import { openWorkbench } from '../harness/openWorkbench.ts';
import type { Workbench } from '../harness/workbench.ts';
import { PlanForm } from './pages/planForm.ts';

const SPEC_FILE = 'docs/features/FEAT-012-spec.md';
const PLAN_FILE = 'docs/features/FEAT-012-plan.md';

describe('from a specification to its feature plan', function () {
  this.timeout(180_000);
  this.bail(true);
  let workbench: Workbench;
  let form: PlanForm;
  const plan = () => workbench.file(PLAN_FILE);

  before(async () => {
    workbench = await openWorkbench({
      files: {
        [SPEC_FILE]: readFileSync(path.join(root, 'examples', SPEC_FILE)),
        'src/stock.ts': 'export function countShelf(items: string[]): number {\n  return items.length;\n}\n',
      },
      theme: 'dark',
      browser: { viewport: { width: 1400, height: 1000 } },
    });
  });
  after(() => workbench.dispose());

  it('is made from the palette, and the person decides on the search', async () => {
    await workbench.openFile(SPEC_FILE);
    await workbench.command('Planwright: Plan a Feature from Its Spec…');
    await workbench.page.getByRole('button', { name: 'Plan It Anyway' }).click();
    await workbench.quickInput.pick('Search the code base for patterns');
    form = await PlanForm.in(workbench);
    assert.match(plan().text(), /^\*\*Analyser:\*\* Dispatched$/m);
    assert.match(plan().text(), /^- Decided by a person\.$/m);
    assert.match(plan().text(), / {2}- \[ \] US-2 AC-3: Low items are listed$/m);
  });

  it('breaks no label of its head inside a word, where there is little room', async () => {
    await workbench.page.setViewportSize({ width: 600, height: 1000 });
    await form.frame.locator('nav summary').waitFor();
    const broken = await form.frame.locator('.facts dt').evaluateAll((labels) =>
      labels.flatMap((label) => {
        const text = label.firstChild as Text;
        return Array.from(text.data.matchAll(/\S+/g)).flatMap(({ 0: word, index }) => {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          return range.getClientRects().length > 1 ? [word] : [];
        });
      }),
    );
    assert.deepEqual(broken, []);
    await workbench.page.setViewportSize({ width: 1400, height: 1000 });
  });

  it('answers a question of research, and keeps a note', async () => {
    await workbench.command('Planwright: Research a Question…');
    await workbench.quickInput.pick('How long do browsers keep data of a page that is not opened?');
    await workbench.quickInput.pick('I know the answer');
    await workbench.quickInput.answer(/What was found/, 'Seven days in one of them.');
    await workbench.quickInput.answer(/Where was it found/, 'Its release notes');
    await form.goTo('1');
    await eventually('the findings in the form', async () =>
      (await form.control('1/rq-1/findings').inputValue()).includes('Seven days in one of them.'),
    );
    await workbench.screenshot('feature-plan-research');
    await workbench.saveAll();
    const file = /- \*\*File:\*\* `([^`]+)`/.exec(plan().text())?.[1] ?? '';
    assert.match(file, /^knowledge\/how-long-do-browsers-.*\.md$/);
    const note = workbench.file(file).text();
    assert.match(note, /## Findings\n\n- Seven days in one of them\.\n\n## Sources\n\n- Its release notes\n/);
  });

  it('finds patterns in the code base', async () => {
    await workbench.command('Planwright: Search the Code Base for Patterns');
    await form.goTo('5/patterns');
    const heading = form.frame.locator('[data-node="5/patterns"] h3').first();
    await eventually('the subsection in view, below entries that unfold by themselves', () =>
      heading.evaluate((found) => found.getBoundingClientRect().top < window.innerHeight / 2),
    );
    let seen = '';
    await eventually(
      () => `the place in the form, which shows: ${seen}`,
      async () => {
        seen = await form.control('5/patterns/similar-implementations').inputValue();
        return seen.startsWith('`src/stock.ts:1`');
      },
    );
    await workbench.saveAll();
    assert.match(plan().text(), /^- `src\/stock\.ts:1` – does alike: export function countShelf/m);
  });

  it('shows that the specification changed', async () => {
    const spec = workbench.file(SPEC_FILE);
    spec.write(spec.text().replace('20 minutes', '10 minutes'));
    await workbench.problems((all) => all.some(({ message }) => message.includes('Look at what changed in')));
    await workbench.screenshot('feature-plan-changed');
  });
});

const QUESTIONS = `### RQ-2: What does the till export?

- **Why it matters:** Sales are booked from it.

### RQ-3: Which scanner do shops have?

- **Why it matters:** It types for the person.
`;

describe('research by a language model', function () {
  this.timeout(180_000);
  this.bail(true);
  let workbench: Workbench;
  let form: PlanForm;
  const plan = () => workbench.file(PLAN_FILE);
  const spec = readFileSync(path.join(root, 'examples', SPEC_FILE), 'utf8');

  before(async () => {
    workbench = await openWorkbench({
      files: {
        [SPEC_FILE]: `${spec}\n${QUESTIONS}`,
      },
      settings: { 'planwright.approver': 'Ada Lovelace' },
      theme: 'high-contrast',
      companions: [path.join(root, 'test/fixtures/scripted-model')],
      browser: { viewport: { width: 1400, height: 1000 } },
    });
    await workbench.openFile(SPEC_FILE);
    await workbench.command('Planwright: Plan a Feature from Its Spec…');
    await workbench.page.getByRole('button', { name: 'Plan It Anyway' }).click();
    await workbench.quickInput.pick('Leave the code base alone');
    form = await PlanForm.in(workbench);
  });
  after(() => workbench.dispose());

  async function choose(model: string): Promise<void> {
    await workbench.command('Planwright: Choose a Language Model…');
    await workbench.quickInput.pick(model);
    await workbench.page.locator('.part.statusbar').getByText(`Language model: ${model}`).waitFor();
  }

  const found = (field: string): Promise<boolean> =>
    eventually(`findings in ${field} of the form`, async () =>
      (await form.control(field).inputValue()).startsWith('Seven days.'),
    );

  /** A question of research in the plan, with its head. */
  const entry = (text: string, number: number): string =>
    new RegExp(`^### RQ-${String(number)}: [^]*?(?=^###? |^---$)`, 'm').exec(text)?.[0] ?? '';

  function noteOf(text: string, number: number): string {
    const file = /- \*\*File:\*\* `([^`]+)`/.exec(entry(text, number))?.[1];
    assert.ok(file !== undefined, text);
    return workbench.file(file).text();
  }

  it('asks nobody before a model is chosen, and shows what is no answer as what it is', async () => {
    await choose('Scripted malformed');
    await workbench.command('Planwright: Research All Questions by a Language Model');
    await workbench.told('RQ-2: The answer is not of the shape that was asked for: "I would say about a week."');
    assert.doesNotMatch(plan().text(), /Researched/);
  });

  it('keeps what is answered when it is cancelled half-way, and leaves the rest in the queue', async () => {
    const before = plan().text();
    await choose('Scripted halting');
    await workbench.command('Planwright: Research All Questions by a Language Model');
    await form.goTo('1');
    await found('1/rq-1/findings');
    await workbench.cancelProgress('Asking Scripted halting');
    await workbench.told('RQ-2: It was cancelled. RQ-3: It was cancelled.');
    await workbench.saveAll();
    const after = plan().text();
    assert.match(entry(after, 1), /\*\*State:\*\* Researched\n- \*\*Findings:\*\* Seven days\.; \\?# No heading\n/);
    assert.match(noteOf(after, 1), /\*\*Found by:\*\* Scripted halting/);
    assert.equal(readdirSync(path.join(workbench.folder, 'knowledge')).length, 1);
    // Nothing else has changed, though the model did answer once it was told to stop.
    const rest = (text: string): string => text.replace(entry(text, 1), '').replace(/^\*\*Last Updated:.*$/m, '');
    assert.equal(rest(after), rest(before));
    assert.match(entry(after, 2), /\*\*State:\*\* Queued/);
    assert.match(entry(after, 3), /\*\*State:\*\* Queued/);
  });

  it('keeps what was found when one question fails', async () => {
    await choose('Scripted mixed');
    await workbench.command('Planwright: Research All Questions by a Language Model');
    await workbench.told('RQ-2: The till is not my subject.');
    await form.goTo('1');
    await found('1/rq-3/findings');
    await workbench.saveAll();
    const text = plan().text();
    assert.match(noteOf(text, 3), /\*\*Found by:\*\* Scripted mixed/);
    assert.match(noteOf(text, 3), /\n- Seven days\.\n- \\# No heading\n/);
    assert.match(entry(text, 2), /^### RQ-2: What does the till export\?\n\n- \*\*State:\*\* Queued/);
  });

  it('is presented when an agent has written the rest, and approved by a person', async () => {
    await choose('Scripted good');
    await workbench.command('Planwright: Research All Questions by a Language Model');
    await form.goTo('1');
    await found('1/rq-2/findings');
    await workbench.saveAll();
    const example = readFileSync(path.join(root, 'examples', PLAN_FILE), 'utf8');
    const rest = '## 2. ';
    plan().write(plan().text().slice(0, plan().text().indexOf(rest)) + example.slice(example.indexOf(rest)));
    await form.goTo('12');
    await form.gateShows('plan', 'TD-1: File Organization');
    const card = form.gate('plan');
    await card.locator('.summary code').first().waitFor();
    assert.doesNotMatch(await card.locator('.summary').innerText(), /`/);
    await workbench.screenshot('feature-plan-summary');
    for (const name of ['Approve…', 'Request changes…', 'Cancel the plan…'])
      assert.equal(await card.getByRole('button', { name }).count(), 1, name);
    await card.getByRole('button', { name: 'Cancel the plan…' }).click();
    await card.getByText('The status becomes CANCELLED.').waitFor();
    await card.getByRole('button', { name: 'Go on with it' }).click();
    await form.decide('plan', 'Approve');
    await form.gateShows('plan', 'Approved');
    await workbench.saveAll();
    assert.match(plan().text(), /^\*\*Status:\*\* APPROVED$/m);
  });
});
